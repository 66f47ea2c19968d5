using System.Text.Json;
using ActionSteps.Sessions;

namespace ActionSteps.Blocks.Reading;

/// <summary>
/// The tokens of a bot file. Comments and trailing commas are faults that do not end the reading, so that everything else is found too;
/// other syntax errors raise <see cref="JsonException"/>. A copy can look ahead.
/// </summary>
internal ref struct BotTokens
{
    private readonly ReadOnlySpan<byte> _utf8;
    private Utf8JsonReader _json;

    public BotTokens(ReadOnlySpan<byte> utf8, int maxDepth, BotCheck check)
    {
        _utf8 = utf8;
        Check = check;
        _json = new Utf8JsonReader(utf8, new JsonReaderOptions
        {
            MaxDepth = maxDepth,
            CommentHandling = JsonCommentHandling.Allow,
            AllowTrailingCommas = true,
        });
    }

    public BotCheck Check { get; }

    public readonly JsonTokenType Type => _json.TokenType;

    /// <summary>The byte where the current token starts.</summary>
    public readonly int Start => (int)_json.TokenStartIndex;

    /// <summary>Goes to the next token; at the end of the bot nothing but white space may follow.</summary>
    public void Advance()
    {
        bool isRead = _json.Read();
        while (isRead && _json.TokenType == JsonTokenType.Comment)
        {
            Check.FaultAt(Start, "A bot file holds no comments. Remove it.");
            isRead = _json.Read();
        }

        Check.Offset = Start;
        if (isRead && Type is JsonTokenType.EndObject or JsonTokenType.EndArray && FindTrailingComma() is var comma and >= 0)
        {
            Check.FaultAt(comma, "A comma has to be followed by another item. Remove it.");
        }
    }

    /// <summary>Goes to the name of the next member, or to the end of the object.</summary>
    public bool MoveToName()
    {
        Advance();
        return _json.TokenType != JsonTokenType.EndObject;
    }

    /// <summary>Goes to the next item, or to the end of the list.</summary>
    public bool MoveToItem()
    {
        Advance();
        return _json.TokenType != JsonTokenType.EndArray;
    }

    /// <summary>The text of the current name or string; lone surrogates are kept, as scripts make them.</summary>
    public string ReadText() => ValueReader.ReadText(ref _json);

    public bool NameIs(ReadOnlySpan<byte> name) =>
        _json.ValueIsEscaped ? System.Text.Encoding.UTF8.GetBytes(ReadText()).AsSpan().SequenceEqual(name) : _json.ValueSpan.SequenceEqual(name);

    /// <summary>The text of a number or literal as it was written.</summary>
    public readonly string ReadRaw() => System.Text.Encoding.UTF8.GetString(_json.ValueSpan);

    public readonly bool TryGetInt64(out long number) => _json.TryGetInt64(out number);

    public readonly bool TryGetDouble(out double number) => _json.TryGetDouble(out number) && double.IsFinite(number);

    public readonly bool TryGetDecimal(out decimal number) => _json.TryGetDecimal(out number);

    /// <summary>Goes to the end of the current value.</summary>
    public void Skip() => _json.Skip();

    /// <summary>Reports that something else belongs here, and goes to the end of the value.</summary>
    /// <returns>Always <c>false</c>.</returns>
    public bool Refuse(string expected)
    {
        Check.Fault($"Expected {expected}, found {DescribeFound()}.");
        Skip();
        return false;
    }

    /// <summary>Looks ahead for a member of the object that starts at the current token.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The tokens at the member's value.</param>
    /// <returns>Whether the object has the member.</returns>
    public readonly bool TryFindMember(ReadOnlySpan<byte> name, out BotTokens value)
    {
        value = this;
        while (value.ReadPastComments() && value.Type != JsonTokenType.EndObject)
        {
            bool isFound = value.NameIs(name);
            value.ReadPastComments();
            if (isFound)
            {
                return true;
            }

            value.Skip();
        }

        return false;
    }

    private bool ReadPastComments()
    {
        bool isRead = _json.Read();
        while (isRead && _json.TokenType == JsonTokenType.Comment)
        {
            isRead = _json.Read();
        }

        return isRead;
    }

    private string DescribeFound() => _json.TokenType switch
    {
        JsonTokenType.String => $"the text {FaultText.Quote(ReadText())}",
        JsonTokenType.Number => $"the number {Shorten(ReadRaw())}",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.StartObject => "an object",
        JsonTokenType.Null => "null",
        _ => ReadRaw(),
    };

    private static string Shorten(string number) =>
        number.Length <= FaultText.LongestQuote ? number : string.Concat(number.AsSpan(0, FaultText.LongestQuote), "…");

    private readonly int FindTrailingComma()
    {
        int at = Start - 1;
        while (at >= 0 && _utf8[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            at--;
        }

        return at >= 0 && _utf8[at] == (byte)',' ? at : FaultPlace.Unknown;
    }
}
