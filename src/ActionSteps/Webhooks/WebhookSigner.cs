using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ActionSteps.Webhooks;

/// <summary>Signs webhooks by Standard Webhooks. Immutable and thread-safe.</summary>
public sealed class WebhookSigner
{
    private readonly WebhookSecret[] _secrets;

    /// <summary>A signer.</summary>
    /// <param name="secrets">
    /// The secrets, at least one, the newest first. Each of them signs, so that receivers that still have the old one and those that have
    /// the new one already both find theirs.
    /// </param>
    /// <exception cref="ArgumentException">There is no secret.</exception>
    public WebhookSigner(IEnumerable<WebhookSecret> secrets)
    {
        _secrets = [.. secrets];
        if (_secrets.Length == 0)
        {
            throw new ArgumentException("A signer needs at least one secret.", nameof(secrets));
        }
    }

    /// <summary>An id of a webhook for a name of the event: the name itself where it can be signed, else a digest of it.</summary>
    public static string IdFor(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return SignedContent.IsId(name) ? name : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
    }

    /// <summary>Signs one attempt to send a webhook.</summary>
    /// <param name="id">Names the event, the same when it is sent again: 1 to 256 printable ASCII characters without space and full stop.</param>
    /// <param name="timestamp">When the attempt is made.</param>
    /// <param name="body">The exact bytes that are sent.</param>
    /// <exception cref="ArgumentException">The id cannot be signed.</exception>
    public WebhookHeaders Sign(string id, DateTimeOffset timestamp, ReadOnlySpan<byte> body)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (!SignedContent.IsId(id))
        {
            throw new ArgumentException("The id of a webhook is 1 to 256 printable ASCII characters without space and full stop.", nameof(id));
        }

        string seconds = timestamp.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        Span<byte> signature = stackalloc byte[HMACSHA256.HashSizeInBytes];
        string[] texts = new string[_secrets.Length];
        for (int i = 0; i < texts.Length; i++)
        {
            SignedContent.Sign(_secrets[i], id, seconds, body, signature);
            texts[i] = SignedContent.Version + Convert.ToBase64String(signature);
        }

        return new WebhookHeaders(id, seconds, string.Join(' ', texts));
    }
}
