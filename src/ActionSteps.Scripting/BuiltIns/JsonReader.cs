using System.Buffers;
using System.Text;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary>Reads JSON; nesting is limited by the depth guard of native code.</summary>
internal sealed class JsonReader(Realm realm, string text)
{
    private const int MaxDepth = 5_000;

    private static readonly SearchValues<char> s_textEnds = SearchValues.Create(
        "\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000B\f\r\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F");

    // One for each thread is kept, empty.
    [ThreadStatic]
    private static PropertyKey[]? s_names;

    // Objects of one text mostly have the same names, and those of one depth the same number of them.
    private PropertyKey[] _names = [];
    private readonly int[] _memberCounts = new int[8];
    private int _at;
    private int _depth;

    internal JsValue Read()
    {
        realm.Meter.Charge(text.Length / 8);
        _names = s_names ?? new PropertyKey[64];
        s_names = null;
        try
        {
            JsValue value = ReadValue();
            SkipSpace();
            return _at == text.Length ? value : throw Unexpected();
        }
        finally
        {
            Array.Clear(_names);
            s_names = _names;
        }
    }

    private void SkipSpace()
    {
        while (_at < text.Length && text[_at] <= ' ' && text[_at] is ' ' or '\n' or '\r' or '\t')
        {
            _at++;
        }
    }

    private JsThrow Unexpected() => _at >= text.Length
        ? realm.SyntaxError("Unexpected end of JSON input")
        : realm.SyntaxError($"Unexpected token '{text[_at]}' in JSON at position {_at.ToString(CultureInfo.InvariantCulture)}");

    private JsValue ReadValue()
    {
        realm.Meter.Charge(1);
        SkipSpace();
        if (_at >= text.Length)
        {
            throw Unexpected();
        }

        switch (text[_at])
        {
            case '{':
                return ReadNested(isObject: true);
            case '[':
                return ReadNested(isObject: false);
            case '"':
                return JsString.Of(ReadText());
            case 't':
                return ReadWord("true", JsValue.True);
            case 'f':
                return ReadWord("false", JsValue.False);
            case 'n':
                return ReadWord("null", JsValue.Null);
            default:
                return ReadNumber();
        }
    }

    private JsValue ReadNested(bool isObject)
    {
        if (++_depth > MaxDepth)
        {
            throw realm.RangeError("The JSON text is nested too deeply");
        }

        realm.EnterNative();
        _at++;
        JsValue value = isObject ? ReadObject() : ReadArray();
        realm.LeaveNative();
        _depth--;
        return value;
    }

    private JsObject ReadObject()
    {
        JsObject made = realm.NewObject();
        SkipSpace();
        if (TryTake('}'))
        {
            return made;
        }

        int depth = _depth & 7;
        if (_memberCounts[depth] > 0)
        {
            realm.Meter.Allocate(24 + (16 * _memberCounts[depth]));
            made.Slots = new JsValue[_memberCounts[depth]];
        }

        while (true)
        {
            SkipSpace();
            if (_at >= text.Length || text[_at] != '"')
            {
                throw Unexpected();
            }

            PropertyKey name = ReadName();
            SkipSpace();
            if (!TryTake(':'))
            {
                throw Unexpected();
            }

            JsValue value = ReadValue();
            made.PutOwn(realm, name, value, PropertyFlags.Default);
            SkipSpace();
            if (TryTake('}'))
            {
                _memberCounts[depth] = Math.Min(made.Shape.Count, 64);
                return made;
            }

            if (!TryTake(','))
            {
                throw Unexpected();
            }
        }
    }

    private JsArray ReadArray()
    {
        JsArray made = realm.NewArray(Array.Empty<JsValue>());
        SkipSpace();
        if (TryTake(']'))
        {
            return made;
        }

        while (true)
        {
            made.Push(realm, ReadValue());
            SkipSpace();
            if (TryTake(']'))
            {
                return made;
            }

            if (!TryTake(','))
            {
                throw Unexpected();
            }
        }
    }

    private bool TryTake(char unit)
    {
        if (_at < text.Length && text[_at] == unit)
        {
            _at++;
            return true;
        }

        return false;
    }

    private JsValue ReadWord(string word, JsValue value)
    {
        foreach (char unit in word)
        {
            if (!TryTake(unit))
            {
                throw Unexpected();
            }
        }

        return value;
    }

    private JsValue ReadNumber()
    {
        int start = _at;
        if (TryReadInteger(out double integer))
        {
            return integer;
        }

        TryTake('-');
        if (!TryTake('0'))
        {
            RequireDigits();
        }

        if (TryTake('.'))
        {
            RequireDigits();
        }

        if (TryTake('e') || TryTake('E'))
        {
            _ = TryTake('+') || TryTake('-');
            RequireDigits();
        }

        return double.Parse(text.AsSpan(start, _at - start), NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private bool TryReadInteger(out double value)
    {
        int at = _at;
        bool isNegative = text[at] == '-';
        at += isNegative ? 1 : 0;
        int first = at;
        long sum = 0;
        while (at < text.Length && at - first < 15 && (uint)(text[at] - '0') <= 9)
        {
            sum = (sum * 10) + (text[at++] - '0');
        }

        value = isNegative ? -(double)sum : sum;
        bool isWhole = at > first && (text[first] != '0' || at == first + 1)
            && (at == text.Length || (text[at] is not '.' and not 'e' and not 'E' && !char.IsAsciiDigit(text[at])));
        _at = isWhole ? at : _at;
        return isWhole;
    }

    private PropertyKey ReadName()
    {
        int start = _at + 1;
        int length = text.AsSpan(start).IndexOfAny(s_textEnds);
        if (length <= 0 || length > 32 || text[start + length] != '"')
        {
            return PropertyKey.Of(JsString.Of(ReadText()));
        }

        ReadOnlySpan<char> name = text.AsSpan(start, length);
        ref PropertyKey known = ref _names[(name[0] + (name[^1] * 7) + (length * 31)) & 63];
        if (known.Cell is JsString cell && name.SequenceEqual(cell.Text))
        {
            _at = start + length + 1;
            return known;
        }

        string fresh = ReadText();
        PropertyKey key = Names.Find(fresh) ?? JsString.Of(fresh);
        if (!key.IsIndex)
        {
            known = key;
        }

        return key;
    }

    private void RequireDigits()
    {
        if (_at >= text.Length || !char.IsAsciiDigit(text[_at]))
        {
            throw Unexpected();
        }

        while (_at < text.Length && char.IsAsciiDigit(text[_at]))
        {
            _at++;
        }
    }

    private string ReadText()
    {
        int start = ++_at;
        int plain = text.AsSpan(start).IndexOfAny(s_textEnds);
        _at = plain < 0 ? text.Length : start + plain;
        realm.Meter.Charge((_at - start) / 16);
        if (_at < text.Length && text[_at] == '"')
        {
            realm.Meter.Allocate(JsString.FlatSize + (2L * plain));
            return text.Substring(start, _at++ - start);
        }

        var content = new StringBuilder();
        content.Append(text, start, _at - start);
        while (true)
        {
            if (_at >= text.Length || text[_at] < ' ')
            {
                throw Unexpected();
            }

            char unit = text[_at++];
            if (unit == '"')
            {
                realm.Meter.Charge((_at - start) / 4);
                realm.Meter.Allocate(JsString.FlatSize + (6L * content.Length));
                return content.ToString();
            }

            content.Append(unit == '\\' ? ReadEscape() : unit);
        }
    }

    private char ReadEscape()
    {
        if (_at >= text.Length)
        {
            throw Unexpected();
        }

        char unit = text[_at++];
        switch (unit)
        {
            case '"' or '\\' or '/':
                return unit;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u' when _at + 4 <= text.Length && ushort.TryParse(text.AsSpan(_at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code):
                _at += 4;
                return (char)code;
            default:
                _at--;
                throw Unexpected();
        }
    }
}
