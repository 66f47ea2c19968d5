using System.Text.Json;

namespace ActionSteps.Sessions;

/// <summary>Writes values as UTF-8 JSON.</summary>
internal static class ValueWriter
{
    private const double LargestExactInteger = 9007199254740992;

    public static void Write(Utf8JsonWriter writer, Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.Text:
                value.TryGetText(out string? text);
                WriteText(writer, text ?? string.Empty);
                break;
            case ValueKind.Number:
                value.TryGetNumber(out double number);
                WriteNumber(writer, number);
                break;
            case ValueKind.Boolean:
                writer.WriteBooleanValue(value == Value.True);
                break;
            case ValueKind.List:
                value.TryGetList(out ValueList? list);
                WriteList(writer, list ?? ValueList.Empty);
                break;
            case ValueKind.Object:
                value.TryGetObject(out ValueObject? members);
                Write(writer, members ?? ValueObject.Empty);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    public static void Write(Utf8JsonWriter writer, ValueObject members)
    {
        writer.WriteStartObject();
        for (int i = 0; i < members.Count; i++)
        {
            writer.WritePropertyName(members.Names[i]);
            Write(writer, members.Values[i]);
        }

        writer.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter writer, ValueList list)
    {
        writer.WriteStartArray();
        foreach (Value item in list.Items)
        {
            Write(writer, item);
        }

        writer.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter writer, double number)
    {
        if (Math.Abs(number) <= LargestExactInteger && Math.Truncate(number) == number)
        {
            writer.WriteNumberValue((long)number);
        }
        else
        {
            writer.WriteNumberValue(number);
        }
    }

    private static void WriteText(Utf8JsonWriter writer, string text)
    {
        if (!HasLoneSurrogate(text))
        {
            writer.WriteStringValue(text);
            return;
        }

        // The framework would replace them; their escaped form reads back as it was.
        TextBuilder builder = new(stackalloc char[256]);
        try
        {
            ValueText.AppendQuoted(ref builder, text);
            writer.WriteRawValue(builder.Written);
        }
        finally
        {
            builder.Dispose();
        }
    }

    private static bool HasLoneSurrogate(ReadOnlySpan<char> text)
    {
        int at = text.IndexOfAnyInRange('\ud800', '\udfff');
        while (at >= 0 && at < text.Length)
        {
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                at += 2;
            }
            else if (char.IsSurrogate(text[at]))
            {
                return true;
            }
            else
            {
                at++;
            }
        }

        return false;
    }
}
