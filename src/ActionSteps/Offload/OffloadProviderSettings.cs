using ActionSteps.Webhooks;

namespace ActionSteps.Offload;

/// <summary>What a bot says about one of its offload providers. Immutable.</summary>
/// <param name="Name">The name that steps use, case-sensitive.</param>
public sealed record OffloadProviderSettings(string Name)
{
    // A shorter one is no secret, and would tear holes into every text.
    private const int ShortestHidden = 4;

    private readonly IReadOnlyList<string> _signingSecrets = [];

    /// <summary>
    /// The address of the live chat, absolute with http or https. A provider with an address is called by webhook unless the host registers
    /// an <see cref="IOffloadProvider"/> of the name. <c>null</c> for none.
    /// </summary>
    public string? Url { get; init; }

    /// <summary>A secret that goes with every call to <see cref="Url"/>; <c>null</c> for none. Never logged.</summary>
    public string? VerifyToken { get; init; }

    /// <summary>
    /// Secrets of Standard Webhooks, each <c>whsec_</c> and base64, the newest first; default none. With them every call to
    /// <see cref="Url"/> is signed, by each of them, and calls of the live chat have to be signed by one of them. Never logged.
    /// </summary>
    /// <exception cref="ArgumentException">One of them is no such secret.</exception>
    public IReadOnlyList<string> SigningSecrets
    {
        get => _signingSecrets;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            Secrets = [.. value.Select(Read)];
            _signingSecrets = value;
        }
    }

    /// <summary>Whether offloading is on; default yes. When it is off, nothing is sent and the block for that shows.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>When agents are there; <c>null</c>, the default, for always.</summary>
    public OpeningHours? OpeningHours { get; init; }

    /// <summary>Whether the library calls the provider by itself.</summary>
    internal bool IsWebhook => !string.IsNullOrEmpty(Url);

    internal IReadOnlyList<WebhookSecret> Secrets { get; private init; } = [];

    /// <summary>Whether agents are there at that moment.</summary>
    internal bool IsOpenAt(DateTimeOffset moment) => OpeningHours?.IsOpenAt(moment) ?? true;

    /// <summary>The address of the live chat; <c>null</c> when <see cref="Url"/> is none that can be called.</summary>
    internal Uri? Address =>
        Uri.TryCreate(Url, UriKind.Absolute, out Uri? url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps) ? url : null;

    /// <summary>A text of somebody else without the secrets that may have got into it.</summary>
    internal string Hide(string text)
    {
        foreach (string? secret in (string?[])[VerifyToken, .. _signingSecrets])
        {
            text = secret is null || secret.Length < ShortestHidden ? text : text
                .Replace(secret, "…", StringComparison.Ordinal)
                .Replace(Uri.EscapeDataString(secret), "…", StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>The settings for people, without secrets: those in the address are left out, too.</summary>
    public override string ToString() =>
        Address is { } url ? $"{Name} {url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)}" : Name;

    private static WebhookSecret Read(string text, int index) => WebhookSecret.TryParse(text, out WebhookSecret? secret)
        ? secret
        : throw new ArgumentException(
            $"Signing secret {index + 1} is none. Write it as \"{WebhookSecret.Prefix}\" and the base64 text of 24 to 64 bytes.");
}
