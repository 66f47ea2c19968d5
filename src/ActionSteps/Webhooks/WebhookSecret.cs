using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace ActionSteps.Webhooks;

/// <summary>
/// A secret that two sides share to sign webhooks by Standard Webhooks: 24 to 64 bytes, written as <c>whsec_</c> and base64. Immutable;
/// it does not print itself.
/// </summary>
public sealed class WebhookSecret
{
    /// <summary>What the text of a secret begins with: <c>whsec_</c>.</summary>
    public const string Prefix = "whsec_";

    private const int LeastBytes = 24;
    private const int MostBytes = 64;
    private const int LongestText = 128;

    private readonly byte[] _key;

    private WebhookSecret(byte[] key) => _key = key;

    internal ReadOnlySpan<byte> Key => _key;

    /// <summary>A new random secret of 32 bytes.</summary>
    public static WebhookSecret Create() => new(RandomNumberGenerator.GetBytes(32));

    /// <summary>Reads a secret.</summary>
    /// <exception cref="ArgumentException">The text is no secret; the message does not repeat it.</exception>
    public static WebhookSecret Parse(string text) => TryParse(text, out WebhookSecret? secret)
        ? secret
        : throw new ArgumentException(
            $"A signing secret is \"{Prefix}\" and the base64 text of {LeastBytes} to {MostBytes} bytes.", nameof(text));

    /// <summary>Reads a secret.</summary>
    /// <returns>Whether the text is one: <c>whsec_</c>, then padded base64 of 24 to 64 bytes.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out WebhookSecret? secret)
    {
        secret = null;
        if (text is null || text.Length > LongestText || !text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        Span<byte> key = stackalloc byte[LongestText];
        if (!Convert.TryFromBase64Chars(text.AsSpan(Prefix.Length), key, out int length) || length is < LeastBytes or > MostBytes)
        {
            return false;
        }

        secret = new WebhookSecret(key[..length].ToArray());
        CryptographicOperations.ZeroMemory(key);
        return true;
    }

    /// <summary>The secret as text, for whoever is to share it. Never log it.</summary>
    public string Reveal() => Prefix + Convert.ToBase64String(_key);

    /// <summary>A text that says nothing about the secret.</summary>
    public override string ToString() => Prefix + "…";
}
