using System.Security.Cryptography;
using System.Text;

namespace ActionSteps.Webhooks;

/// <summary>What a signature of Standard Webhooks covers: id, timestamp and body, with full stops between them.</summary>
internal static class SignedContent
{
    public const string Version = "v1,";
    public const int LongestId = 256;

    /// <summary>Whether an id can be signed: with a full stop in it, another split of the same bytes would have the same signature.</summary>
    public static bool IsId(string id) =>
        id.Length is > 0 and <= LongestId && !id.AsSpan().ContainsAnyExceptInRange('!', '~') && !id.Contains('.', StringComparison.Ordinal);

    /// <summary>Writes the 32 bytes of the HMAC-SHA256.</summary>
    public static void Sign(WebhookSecret secret, string id, string timestamp, ReadOnlySpan<byte> body, Span<byte> signature)
    {
        using IncrementalHash hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret.Key);
        hash.AppendData(Encoding.ASCII.GetBytes($"{id}.{timestamp}."));
        hash.AppendData(body);
        hash.GetHashAndReset(signature);
    }
}
