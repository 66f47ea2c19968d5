namespace ActionSteps.Offload;

/// <summary>What a bot says about handing conversations to human agents. Immutable; found by <see cref="StepContext.FindSetting{TSetting}"/>.</summary>
public sealed record OffloadSettings
{
    /// <summary>The providers of the bot. Default none.</summary>
    public IReadOnlyList<OffloadProviderSettings> Providers { get; init; } = [];

    /// <summary>The block for when the handover was accepted; <c>null</c> to go on in the block of the step.</summary>
    public string? OffloadingOpened { get; init; }

    /// <summary>The block for when no agent is there, or the provider declined or failed; <c>null</c> to go on in the block of the step.</summary>
    public string? OffloadingClosed { get; init; }

    /// <summary>The block for when offloading is switched off; <c>null</c> to go on in the block of the step.</summary>
    public string? OffloadingDisabled { get; init; }

    internal static OffloadSettings Empty { get; } = new();

    internal OffloadProviderSettings? Find(string name) => Providers.FirstOrDefault(provider => provider.Name == name);
}
