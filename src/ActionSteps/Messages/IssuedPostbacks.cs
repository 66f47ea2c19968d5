using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>
/// The opaque payloads that a conversation has given out, so that a click that comes back is understood. Kept with the conversation;
/// holds the newest <see cref="MaxCount"/>, and of these as many as have <see cref="MaxLength"/> together. Immutable.
/// </summary>
public sealed class IssuedPostbacks
{
    /// <summary>The most payloads that are kept: 500.</summary>
    public const int MaxCount = 500;

    /// <summary>The most text that is kept, all payloads together: 1,000,000 UTF-16 units.</summary>
    public const int MaxLength = 1_000_000;

    private const int IdLength = 40;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    // The JSON text of each payload by its identifier, oldest first.
    private readonly ValueObject _payloads;

    private IssuedPostbacks(ValueObject payloads) => _payloads = payloads;

    /// <summary>No payloads.</summary>
    public static IssuedPostbacks Empty { get; } = new(ValueObject.Empty);

    /// <summary>Number of payloads.</summary>
    public int Count => _payloads.Count;

    /// <summary>These payloads and those of a message that is sent with <see cref="PostbackForm.Opaque"/>.</summary>
    public IssuedPostbacks With(OutgoingMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        string[] added = [.. message.PostbackTexts.TakeLast(MaxCount)];
        if (added.Length == 0)
        {
            return this;
        }

        List<KeyValuePair<string, Value>> payloads = [.. added.Select(json => KeyValuePair.Create(IdOf(json), Value.Text(json)))];
        HashSet<string> ids = [.. payloads.Select(payload => payload.Key)];
        payloads.InsertRange(0, _payloads.Where(payload => !ids.Contains(payload.Key)));
        return Newest(payloads);
    }

    /// <summary>The click that a payload stands for.</summary>
    /// <param name="payload">An identifier of this conversation, or the JSON text of a payload.</param>
    /// <param name="click">The click, or <c>null</c>.</param>
    /// <returns>Whether the payload is known; an identifier is not any more when many newer ones have been given out.</returns>
    public bool TryResolve(string payload, [NotNullWhen(true)] out UserPostback? click)
    {
        ArgumentNullException.ThrowIfNull(payload);
        string json = IsId(payload) && _payloads[payload].TryGetText(out string? issued) ? issued : payload;
        click = FormValues.TryParse(json, out Value value) ? UserPostback.Read(value) : null;
        if (click is { Title.Length: 0, NextBlock: null, Parameters.Count: 0 })
        {
            click = null;
        }

        return click is not null;
    }

    /// <summary>The payloads as data, to be stored with the conversation.</summary>
    public Value ToValue() => Value.Object(_payloads);

    /// <summary>Reads what <see cref="ToValue"/> wrote; anything else is left out.</summary>
    public static IssuedPostbacks FromValue(Value stored)
    {
        stored.TryGetObject(out ValueObject? payloads);
        return Newest([.. (payloads ?? ValueObject.Empty).Where(payload => IsId(payload.Key) && payload.Value.IsText)]);
    }

    /// <summary>The identifier of a payload. It names the payload and hides its text; it protects nothing by itself.</summary>
    internal static string IdOf(string json) => Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(json)));

    private static bool IsId(string payload) => payload.Length == IdLength && !payload.AsSpan().ContainsAnyExcept(HexDigits);

    private static IssuedPostbacks Newest(List<KeyValuePair<string, Value>> payloads)
    {
        int first = payloads.Count;
        for (int room = MaxLength; first > 0 && payloads.Count - first < MaxCount; first--)
        {
            room -= payloads[first - 1].Value.ToString().Length;
            if (room < 0)
            {
                break;
            }
        }

        return first == payloads.Count ? Empty : new IssuedPostbacks(ValueObject.Create(payloads[first..].ToArray()));
    }
}
