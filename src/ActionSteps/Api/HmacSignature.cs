using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ActionSteps.Api;

/// <summary>Signs requests with a shared secret (api-step.md section 1.2).</summary>
internal static class HmacSignature
{
    private const int NonceBytes = 24;

    /// <summary>The headers of a signature, which holds for one request only.</summary>
    public static KeyValuePair<string, string>[] Sign(ApiSetting setting, ReadOnlyMemory<byte>? body, StepContext context)
    {
        string timestamp = context.Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        string nonce = Convert.ToHexStringLower(Chance.Bytes(context, NonceBytes));
        ReadOnlySpan<byte> data = body is { } sent ? sent.Span : "{}"u8;
        byte[] authData = [.. data, .. Encoding.UTF8.GetBytes($"\n{timestamp}\n{nonce}\n{setting.Key}")];
        HashAlgorithmName hash = NameOf(setting.Encoding);
        string authHash = Convert.ToHexStringLower(CryptographicOperations.HashData(hash, authData));
        string signature = Convert.ToBase64String(
            CryptographicOperations.HmacData(hash, Encoding.UTF8.GetBytes(setting.Secret), Encoding.UTF8.GetBytes(authHash)));
        KeyValuePair<string, string>[] headers =
            [new(HeaderOf(setting), signature), new("nonce", nonce), new("timestamp", timestamp), new("charset", "utf8")];
        return IsNamed(setting) ? [.. headers, new("key", setting.Key)] : headers;
    }

    private static string HeaderOf(ApiSetting setting) => IsNamed(setting) ? setting.Header ?? string.Empty : "hash";

    private static bool IsNamed(ApiSetting setting) => !string.IsNullOrEmpty(setting.Header);

    private static HashAlgorithmName NameOf(ApiHash hash) => hash switch
    {
        ApiHash.Sha384 => HashAlgorithmName.SHA384,
        ApiHash.Sha512 => HashAlgorithmName.SHA512,
        _ => HashAlgorithmName.SHA256,
    };
}
