using System.Text;
using System.Text.Json;
using ActionSteps.Messages;
using ActionSteps.Sessions;

namespace ActionSteps.Api;

/// <summary>What came of one exchange: an answer that was read to its end, or why there is none.</summary>
internal sealed class ApiAnswer : IDisposable
{
    public required ApiOutcome Outcome { get; init; }

    /// <summary>The status; 0 when no head of an answer came.</summary>
    public int Status { get; init; }

    public string Reason { get; init; } = string.Empty;

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>What was read; given back with the answer.</summary>
    public RentedBytes Rented { get; init; }

    /// <summary>Why the exchange did not come to its end; <c>null</c> when it did.</summary>
    public OutboundException? Fault { get; init; }

    /// <summary>The body; empty when there is none. Not to be read once the answer is disposed.</summary>
    public ReadOnlySpan<byte> Body => Rented.Memory.Span;

    /// <summary>The body without byte order mark and white space around it.</summary>
    private ReadOnlySpan<byte> Json =>
        (Body.StartsWith(Encoding.UTF8.Preamble) ? Body[Encoding.UTF8.Preamble.Length..] : Body).Trim(" \t\r\n"u8);

    public bool IsOk => Outcome == ApiOutcome.Ok;

    /// <summary>What went wrong, in a line.</summary>
    public string Message => Fault?.Message ?? FormattableString.Invariant($"{Status} {Cut(Reason)}").TrimEnd();

    /// <summary>The first value of a header; <c>null</c> when it did not come.</summary>
    public string? Header(string name)
    {
        foreach ((string known, string value) in Headers)
        {
            if (known.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>The body as an answer of the contract.</summary>
    /// <returns>Whether the body is a JSON object that a session can hold, or empty.</returns>
    public bool TryReadReply(out Reply reply)
    {
        reply = default;
        try
        {
            ReadOnlySpan<byte> utf8 = Json;
            if (!utf8.IsEmpty && !Reply.TryRead(utf8, out reply))
            {
                // Whatever could not be read fast has to be read thoroughly.
                Value body = Value.ParseJson(utf8);
                reply = Reply.Of(body);
                return body.IsObject;
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The body as JSON.</summary>
    /// <param name="value">The value; undefined when there is no body but white space.</param>
    /// <returns>Whether the body is JSON that a session can hold, or empty.</returns>
    public bool TryParseBody(out Value value)
    {
        value = default;
        try
        {
            ReadOnlySpan<byte> utf8 = Json;
            value = utf8.IsEmpty ? default : Value.ParseJson(utf8);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The body as text; bytes that are no UTF-8 become replacement characters.</summary>
    public string BodyText(int mostBytes = int.MaxValue) =>
        Encoding.UTF8.GetString(Body.Length > mostBytes ? Body[..mostBytes] : Body);

    /// <inheritdoc/>
    public void Dispose() => Rented.Dispose();

    private static string Cut(string reason) => reason.Length > 200 ? reason[..200] : reason;
}
