using System.Globalization;
using System.Security.Cryptography;

namespace ActionSteps.Webhooks;

/// <summary>
/// Verifies webhooks that are signed by Standard Webhooks: fresh within the tolerance, from somebody who has one of the secrets, and not
/// seen before. Thread-safe; keep one for each endpoint, as it remembers the ids.
/// </summary>
public sealed class WebhookVerifier
{
    // Far beyond what rotation needs; each one costs a comparison.
    private const int MostSignatures = 32;
    private const int LongestSignature = 8_192;

    private readonly WebhookSecret[] _secrets;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _tolerance;
    private readonly ReplayMemory _memory;

    /// <summary>A verifier.</summary>
    /// <param name="secrets">The secrets, at least one; a webhook is valid that any of them has signed.</param>
    /// <param name="clock">The clock; the system's when left out.</param>
    /// <param name="options">How to verify; the defaults when left out.</param>
    /// <exception cref="ArgumentException">There is no secret, or options are out of range.</exception>
    public WebhookVerifier(IEnumerable<WebhookSecret> secrets, TimeProvider? clock = null, WebhookVerifierOptions? options = null)
    {
        _secrets = [.. secrets];
        if (_secrets.Length == 0)
        {
            throw new ArgumentException("A verifier needs at least one secret.", nameof(secrets));
        }

        options ??= new WebhookVerifierOptions();
        options.Check();
        _clock = clock ?? TimeProvider.System;
        _tolerance = options.Tolerance;
        // A timestamp may be as far in the future as the tolerance says, and is fresh until as long after it.
        _memory = new ReplayMemory(options.MaxIds, 2 * options.Tolerance, _clock);
    }

    /// <summary>Verifies a webhook. A valid one is remembered, so that the same id is not valid a second time.</summary>
    /// <param name="headers">All headers of the request; names in any case.</param>
    /// <param name="body">The exact bytes of the body.</param>
    public WebhookVerification Verify(IEnumerable<KeyValuePair<string, string>> headers, ReadOnlySpan<byte> body)
    {
        ArgumentNullException.ThrowIfNull(headers);
        if (!TryFind(headers, out string? id, out string? timestamp, out string? signatures, out bool isRepeated))
        {
            return new WebhookVerification(isRepeated ? WebhookVerdict.HeaderInvalid : WebhookVerdict.HeaderMissing);
        }

        if (!SignedContent.IsId(id) || signatures.Length > LongestSignature || !TryReadTime(timestamp, out long seconds))
        {
            return new WebhookVerification(WebhookVerdict.HeaderInvalid);
        }

        double age = (_clock.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds - seconds;
        if (Math.Abs(age) > _tolerance.TotalSeconds)
        {
            return new WebhookVerification(age > 0 ? WebhookVerdict.TooOld : WebhookVerdict.TooNew);
        }

        return IsSigned(id, timestamp, signatures, body)
            ? new WebhookVerification(_memory.Remember(id), id)
            : new WebhookVerification(WebhookVerdict.WrongSignature);
    }

    /// <summary>Forgets an id, so that the sender can try again: for a valid webhook that could not be acted upon.</summary>
    public void Forget(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        _memory.Forget(id);
    }

    private static bool TryFind(
        IEnumerable<KeyValuePair<string, string>> headers,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? id,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? timestamp,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? signatures,
        out bool isRepeated)
    {
        (id, timestamp, signatures) = (null, null, null);
        isRepeated = false;
        foreach ((string name, string value) in headers)
        {
            if (name.Equals(WebhookHeaders.IdName, StringComparison.OrdinalIgnoreCase))
            {
                isRepeated |= id is not null;
                id = value;
            }
            else if (name.Equals(WebhookHeaders.TimestampName, StringComparison.OrdinalIgnoreCase))
            {
                isRepeated |= timestamp is not null;
                timestamp = value;
            }
            else if (name.Equals(WebhookHeaders.SignatureName, StringComparison.OrdinalIgnoreCase))
            {
                isRepeated |= signatures is not null;
                signatures = value;
            }
        }

        return !isRepeated && id is not null && timestamp is not null && signatures is not null;
    }

    private static bool TryReadTime(string text, out long seconds)
    {
        seconds = 0;
        return text.Length is > 0 and <= 12 && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out seconds);
    }

    private bool IsSigned(string id, string timestamp, string signatures, ReadOnlySpan<byte> body)
    {
        Span<byte> given = stackalloc byte[MostSignatures * HMACSHA256.HashSizeInBytes];
        int count = ReadSignatures(signatures, given);
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        bool isSigned = false;
        foreach (WebhookSecret secret in _secrets)
        {
            SignedContent.Sign(secret, id, timestamp, body, expected);
            for (int i = 0; i < count; i++)
            {
                isSigned |= CryptographicOperations.FixedTimeEquals(
                    expected, given.Slice(i * HMACSHA256.HashSizeInBytes, HMACSHA256.HashSizeInBytes));
            }
        }

        return isSigned;
    }

    /// <summary>Reads the signatures of our version; those of other versions are for other receivers.</summary>
    private static int ReadSignatures(string signatures, Span<byte> given)
    {
        int count = 0;
        foreach (Range part in signatures.AsSpan().Split(' '))
        {
            ReadOnlySpan<char> signature = signatures.AsSpan(part);
            if (count < MostSignatures && signature.StartsWith(SignedContent.Version, StringComparison.Ordinal)
                && Convert.TryFromBase64Chars(signature[SignedContent.Version.Length..], given[(count * HMACSHA256.HashSizeInBytes)..], out int length)
                && length == HMACSHA256.HashSizeInBytes)
            {
                count++;
            }
        }

        return count;
    }
}
