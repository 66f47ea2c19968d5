using System.Text.Json;
using ActionSteps.Sessions;

namespace ActionSteps.Conversations.Json;

/// <summary>One JSON value of stored text with its place, so that whatever is wrong with it can be named.</summary>
internal readonly struct JsonPart(JsonElement element, string place)
{
    public const string FormatName = "format";

    /// <summary>Room for the deepest value within the deepest place of a checkpoint.</summary>
    public const int MaxDepth = Value.MaxDepth + 20;

    public string Place => place;

    public JsonElement Element => element;

    public static JsonDocument Parse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            Utf8JsonReader reader = new(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
            JsonDocument document = JsonDocument.ParseValue(ref reader);
            // Anything but white space after the value raises here.
            reader.Read();
            return document;
        }
        catch (JsonException fault)
        {
            throw NotJson(fault);
        }
    }

    public static ConversationFormatException NotJson(Exception fault) => new("$", $"is not whole JSON text. {fault.Message}", fault);

    public static ConversationFormatException Newer(long format) => new(
        $"$.{FormatName}",
        $"is {format}: a newer version of ActionSteps has written it. This one reads up to {ConversationJson.Format}; update it.",
        isNewer: true);

    public void CheckFormat()
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw Wrong("is not an object.");
        }

        if (Long(FormatName) is var format and not ConversationJson.Format)
        {
            throw format > ConversationJson.Format ? Newer(format) : new ConversationFormatException($"$.{FormatName}", $"is {format}, which was never written.");
        }
    }

    public ConversationFormatException Wrong(string fault) => new(place, fault);

    public JsonPart Member(string name) =>
        TryMember(name, out JsonPart member) ? member : throw new ConversationFormatException($"{place}.{name}", "is missing.");

    public bool TryMember(string name, out JsonPart member)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw Wrong("is not an object.");
        }

        bool exists = element.TryGetProperty(name, out JsonElement found);
        member = new JsonPart(found, exists ? $"{place}.{name}" : place);
        return exists;
    }

    public string AsText() =>
        element.ValueKind == JsonValueKind.String && AsValue().TryGetText(out string? text) ? text : throw Wrong("is not a text.");

    public Value AsValue()
    {
        try
        {
            return Value.From(element);
        }
        catch (Exception fault) when (fault is JsonException or LimitExceededException or InvalidOperationException)
        {
            throw new ConversationFormatException(place, $"cannot be a value. {fault.Message}", fault);
        }
    }

    public string Text(string name) => Member(name).AsText();

    public string? OptionalText(string name) => TryMember(name, out JsonPart member) ? member.AsText() : null;

    public long Long(string name) => Member(name).AsLong();

    public long AsLong() =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out long number) ? number : throw Wrong("is not a whole number.");

    public byte[] Bytes(string name) => Member(name) is var member
        && member.Element.ValueKind == JsonValueKind.String && member.Element.TryGetBytesFromBase64(out byte[]? bytes)
            ? bytes
            : throw member.Wrong("is not base64 text.");

    public int Int(string name)
    {
        long number = Long(name);
        return number is >= int.MinValue and <= int.MaxValue ? (int)number : throw Member(name).Wrong("is beyond the range of a whole number of 32 bits.");
    }

    public int OptionalInt(string name) => TryMember(name, out _) ? Int(name) : 0;

    public double Double(string name)
    {
        JsonPart member = Member(name);
        return member.Element.ValueKind == JsonValueKind.Number && member.Element.TryGetDouble(out double number) && double.IsFinite(number)
            ? number
            : throw member.Wrong("is not a number.");
    }

    public bool Flag(string name) => TryMember(name, out JsonPart member) && member.Element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw member.Wrong("is neither true nor false."),
    };

    public DateTimeOffset Time(string name)
    {
        JsonPart member = Member(name);
        return member.Element.ValueKind == JsonValueKind.String && member.Element.TryGetDateTimeOffset(out DateTimeOffset time)
            ? time
            : throw member.Wrong("is not a time as in \"2026-01-01T12:00:00+00:00\".");
    }

    public DateTimeOffset? OptionalTime(string name) => TryMember(name, out _) ? Time(name) : null;

    public Value ValueOf(string name) => TryMember(name, out JsonPart member) ? member.AsValue() : default;

    public ValueObject Object(string name) =>
        Member(name) is var member && member.AsValue().TryGetObject(out ValueObject? members) ? members : throw member.Wrong("is not an object.");

    /// <summary>The items of a list; none when the member is not there.</summary>
    public T[] List<T>(string name, Func<JsonPart, T> read)
    {
        if (!TryMember(name, out JsonPart member))
        {
            return [];
        }

        if (member.Element.ValueKind != JsonValueKind.Array)
        {
            throw member.Wrong("is not a list.");
        }

        T[] items = new T[member.Element.GetArrayLength()];
        int index = 0;
        foreach (JsonElement item in member.Element.EnumerateArray())
        {
            items[index] = read(new JsonPart(item, $"{member.Place}[{index}]"));
            index++;
        }

        return items;
    }

    /// <summary>What a tag stands for.</summary>
    public T Tag<T>(string name, Func<string, T?> find)
        where T : struct
    {
        string tag = Text(name);
        return find(tag) ?? throw Member(name).Wrong($"is \"{(tag.Length > 100 ? tag[..100] : tag)}\", which is not known.");
    }
}
