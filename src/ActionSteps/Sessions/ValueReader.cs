using System.Globalization;
using System.Text;
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

    public static Value Read(ref Utf8JsonReader reader)
    {
        ValueReader stack = _shared ?? new ValueReader();
        _shared = null;
        try
        {
            if (reader.TokenType is JsonTokenType.None or JsonTokenType.PropertyName && !reader.Read())
            {
                throw new JsonException("The text holds no JSON value.");
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
            default:
                return Value.Null;
        }
    }

    private static Value ReadNumber(ref Utf8JsonReader reader)
    {
        if (!reader.HasValueSequence && reader.ValueSpan.Length < 10
            && System.Buffers.Text.Utf8Parser.TryParse(reader.ValueSpan, out int integer, out int used)
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
            string name = reader.HasValueSequence || reader.ValueIsEscaped ? ReadText(ref reader) : NameCache.Get(reader.ValueSpan);
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

    private static JsonTokenType Advance(ref Utf8JsonReader reader) =>
        reader.Read() ? reader.TokenType : throw new JsonException("The JSON text ends too early.");

    private void Push(string name, Value value)
    {
        if (_top == _values.Length)
        {
            Array.Resize(ref _names, _top * 2);
            Array.Resize(ref _values, _top * 2);
        }

        _names[_top] = name;
        _values[_top++] = value;
    }

    private void Release()
    {
        if (_values.Length <= KeptSize)
        {
            Array.Clear(_names);
            Array.Clear(_values);
            _top = 0;
            _shared = this;
        }
    }

    /// <summary>The text of a name or string, with lone surrogates as they are.</summary>
    internal static string ReadText(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() ?? string.Empty;
        }
        catch (InvalidOperationException)
        {
            // The framework refuses lone surrogates; JavaScript, and so the data of bots, has them.
            return Unescape(reader.HasValueSequence ? System.Buffers.BuffersExtensions.ToArray(reader.ValueSequence) : reader.ValueSpan);
        }
    }

    private static string Unescape(ReadOnlySpan<byte> utf8)
    {
        StringBuilder text = new(utf8.Length);
        while (!utf8.IsEmpty)
        {
            int escape = utf8.IndexOf((byte)'\\');
            ReadOnlySpan<byte> plain = escape < 0 ? utf8 : utf8[..escape];
            try
            {
                text.Append(StrictUtf8.GetString(plain));
            }
            catch (ArgumentException invalid)
            {
                throw new JsonException("A text holds bytes that are not UTF-8.", invalid);
            }

            if (escape < 0)
            {
                break;
            }

            byte code = utf8[escape + 1];
            bool isUnit = code == (byte)'u';
            text.Append(isUnit
                ? (char)ushort.Parse(utf8.Slice(escape + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
                : Short(code));
            utf8 = utf8[(escape + (isUnit ? 6 : 2))..];
        }

        return text.ToString();
    }

    private static char Short(byte code) => (char)code switch
    {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'b' => '\b',
        'f' => '\f',
        char unit => unit,
    };

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
}
