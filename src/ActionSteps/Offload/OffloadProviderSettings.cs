namespace ActionSteps.Offload;

/// <summary>What a bot says about one of its offload providers. Immutable.</summary>
/// <param name="Name">The name that steps use, case-sensitive.</param>
public sealed record OffloadProviderSettings(string Name)
{
    /// <summary>The address of the live chat, for providers that need one; <c>null</c> for none.</summary>
    public string? Url { get; init; }

    /// <summary>A secret that goes with every call to <see cref="Url"/>; <c>null</c> for none. Never logged.</summary>
    public string? VerifyToken { get; init; }

    /// <summary>Whether offloading is on; default yes. When it is off, nothing is sent and the block for that shows.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>When agents are there; <c>null</c>, the default, for always.</summary>
    public OpeningHours? OpeningHours { get; init; }

    /// <summary>Whether agents are there at that moment.</summary>
    internal bool IsOpenAt(DateTimeOffset moment) => OpeningHours?.IsOpenAt(moment) ?? true;

    /// <summary>The settings for people, without the secret.</summary>
    public override string ToString() => $"{Name} {Url}".TrimEnd();
}
