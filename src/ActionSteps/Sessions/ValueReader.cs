using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;

namespace ActionSteps.Sessions;

/// <summary>
/// Reads values from UTF-8 JSON. Members and items are collected on a stack that all nesting levels of a thread share, so that only
/// arrays of the final size are allocated.
/// </summary>
internal sealed class ValueReader
{
    // A stack that one huge text has grown is given back.
    private const int KeptSize = 4096;

    [ThreadStatic]
    private static ValueReader? _shared;

    private string[] _names = new string[64];
    private Value[] _values = new Value[64];
    private int _top;
    private int _highest;

    public static Value Read(ref Utf8JsonReader reader)
    {
        ValueReader stack = _shared ?? new ValueReader();
        _shared = null;
        try
        {
            if (reader.TokenType is JsonTokenType.None or JsonTokenType.PropertyName or JsonTokenType.Comment)
            {
                Advance(ref reader);
            }

            return stack.ReadValue(ref reader);
        }
        catch (LimitExceededException deep)
        {
            throw new JsonException(deep.Message, deep);
        }
        finally
        {
            stack.Release();
        }
    }

    private Value ReadValue(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return Value.Text(ReadText(ref reader));
            case JsonTokenType.Number:
                return ReadNumber(ref reader);
            case JsonTokenType.True:
                return Value.True;
            case JsonTokenType.False:
                return Value.False;
            case JsonTokenType.StartArray:
                return ReadList(ref reader);
            case JsonTokenType.StartObject:
                return ReadObject(ref reader);
            case JsonTokenType.Null:
                return Value.Null;
            default:
                throw new JsonException("The reader is not at a JSON value.");
        }
    }

    private static Value ReadNumber(ref Utf8JsonReader reader)
    {
        if (!reader.HasValueSequence && reader.ValueSpan.Length < 10
            && Utf8Parser.TryParse(reader.ValueSpan, out int integer, out int used)
            && used == reader.ValueSpan.Length)
        {
            return Value.Number(integer);
        }

        if (!reader.TryGetDouble(out double number) || !double.IsFinite(number))
        {
            throw new JsonException("A number is beyond the range of an IEEE double (about 1.8e308).");
        }

        return Value.Number(number);
    }

    private Value ReadList(ref Utf8JsonReader reader)
    {
        int start = _top;
        while (Advance(ref reader) != JsonTokenType.EndArray)
        {
            Value item = ReadValue(ref reader);
            Push(string.Empty, item);
        }

        Value[] items = _values.AsSpan(start, _top - start).ToArray();
        _top = start;
        return Value.List(items.Length == 0 ? ValueList.Empty : ValueList.Own(items));
    }

    private Value ReadObject(ref Utf8JsonReader reader)
    {
        int start = _top;
        while (Advance(ref reader) != JsonTokenType.EndObject)
        {
            string name = ReadName(ref reader);
            Advance(ref reader);
            Value value = ReadValue(ref reader);
            Push(name, value);
        }

        int count = _top - start;
        _top = start;
        return Value.Object(count == 0
            ? ValueObject.Empty
            : ValueObject.Own(_names.AsSpan(start, count).ToArray(), _values.AsSpan(start, count).ToArray()));
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

    private void Push(string name, Value value)
    {
        if (_top == _values.Length)
        {
            Array.Resize(ref _names, _top * 2);
            Array.Resize(ref _values, _top * 2);
        }

        _names[_top] = name;
        _values[_top++] = value;
        _highest = Math.Max(_highest, _top);
    }

    private void Release()
    {
        if (_values.Length <= KeptSize)
        {
            Array.Clear(_names, 0, _highest);
            Array.Clear(_values, 0, _highest);
            (_top, _highest) = (0, 0);
            _shared = this;
        }
    }

    /// <summary>The text of a name or string, with lone surrogates as they are.</summary>
    internal static string ReadText(ref Utf8JsonReader reader)
    {
        ReadOnlySpan<byte> utf8 = reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;
        return reader.ValueIsEscaped ? JsonText.Unescape(utf8) : JsonText.Decode(utf8);
    }

    private static string ReadName(ref Utf8JsonReader reader) =>
        reader.HasValueSequence || reader.ValueIsEscaped ? ReadText(ref reader) : NameCache.Get(reader.ValueSpan);
}
