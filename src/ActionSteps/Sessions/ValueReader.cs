using System.Buffers;
using System.Text.Json;

namespace ActionSteps.Sessions;

/// <summary>Reads values through the framework's reader.</summary>
internal static class ValueReader
{
    public static Value Read(ref Utf8JsonReader reader)
    {
        ValueStack stack = ValueStack.Rent();
        try
        {
            if (reader.TokenType is JsonTokenType.None or JsonTokenType.PropertyName or JsonTokenType.Comment)
            {
                Advance(ref reader);
            }

            return ReadValue(ref reader, stack);
        }
        catch (LimitExceededException deep)
        {
            throw new JsonException(deep.Message, deep);
        }
        finally
        {
            stack.Return();
        }
    }

    /// <summary>The text of a name or string, with lone surrogates as they are.</summary>
    internal static string ReadText(ref Utf8JsonReader reader)
    {
        ReadOnlySpan<byte> utf8 = reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;
        return reader.ValueIsEscaped ? JsonText.Unescape(utf8) : JsonText.Decode(utf8);
    }

    private static Value ReadValue(ref Utf8JsonReader reader, ValueStack stack)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return Value.Text(ReadText(ref reader));
            case JsonTokenType.Number:
                return Value.Number(JsonNumber.Parse(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan));
            case JsonTokenType.True:
                return Value.True;
            case JsonTokenType.False:
                return Value.False;
            case JsonTokenType.StartArray:
                return ReadList(ref reader, stack);
            case JsonTokenType.StartObject:
                return ReadObject(ref reader, stack);
            case JsonTokenType.Null:
                return Value.Null;
            default:
                throw new JsonException("The reader is not at a JSON value.");
        }
    }

    private static Value ReadList(ref Utf8JsonReader reader, ValueStack stack)
    {
        int start = stack.Count;
        while (Advance(ref reader) != JsonTokenType.EndArray)
        {
            stack.Push(ReadValue(ref reader, stack));
        }

        return stack.PopList(start);
    }

    private static Value ReadObject(ref Utf8JsonReader reader, ValueStack stack)
    {
        int start = stack.Count;
        while (Advance(ref reader) != JsonTokenType.EndObject)
        {
            (string name, int hash) = ReadName(ref reader);
            Advance(ref reader);
            stack.Push(name, hash, ReadValue(ref reader, stack));
        }

        return stack.PopObject(start);
    }

    private static (string Name, int Hash) ReadName(ref Utf8JsonReader reader)
    {
        if (reader.HasValueSequence || reader.ValueIsEscaped)
        {
            string name = ReadText(ref reader);
            return (name, NameIndex.HashOf(name));
        }

        NameCache.Entry entry = NameCache.Get(reader.ValueSpan);
        return (entry.Name, entry.Hash);
    }

    private static JsonTokenType Advance(ref Utf8JsonReader reader)
    {
        do
        {
            if (!reader.Read())
            {
                throw new JsonException("The JSON text ends too early.");
            }
        }
        while (reader.TokenType == JsonTokenType.Comment);

        return reader.TokenType;
    }
}
