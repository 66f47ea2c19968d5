using System.Text.Json;

namespace ActionSteps.Sessions;

/// <summary>Writes values as UTF-8 JSON. Lone surrogates are escaped, so that they read back as they were.</summary>
internal static class ValueWriter
{
    private const double LargestExactInteger = 9007199254740992;

    public static void Write(Utf8JsonWriter writer, Value value)
    {
        switch (value.Payload)
        {
            case string text:
                WriteText(writer, text);
                break;
            case Value.NumberTag:
                WriteNumber(writer, value.Scalar);
                break;
            case Value.BooleanTag:
                writer.WriteBooleanValue(value.Scalar != 0);
                break;
            case ValueObject members:
                Write(writer, members);
                break;
            case ValueList list:
                WriteList(writer, list);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    public static void Write(Utf8JsonWriter writer, ValueObject members)
    {
        if (members.HasNamesWithLoneSurrogates)
        {
            // The framework would replace them, here and in texts.
            writer.WriteRawValue(Value.Object(members).ToJson(), skipInputValidation: true);
            return;
        }

        ReadOnlySpan<string> names = members.Names;
        ReadOnlySpan<Value> values = members.Values;
        writer.WriteStartObject();
        for (int i = 0; i < names.Length; i++)
        {
            writer.WritePropertyName(names[i]);
            Write(writer, values[i]);
        }

        writer.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter writer, ValueList list)
    {
        writer.WriteStartArray();
        foreach (ref readonly Value item in list.Items)
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
        if (LoneSurrogates.IsIn(text))
        {
            writer.WriteRawValue(Value.Text(text).ToJson());
        }
        else
        {
            writer.WriteStringValue(text);
        }
    }
}
