using System.Text;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary>Reads JSON; nesting is limited by the depth guard of native code.</summary>
internal sealed class JsonReader(Realm realm, string text)
{
    private const int MaxDepth = 5_000;

    private int _at;
    private int _depth;

    internal JsValue Read()
    {
        JsValue value = ReadValue();
        SkipSpace();
        return _at == text.Length ? value : throw Unexpected();
    }

    private void SkipSpace()
    {
        while (_at < text.Length && text[_at] is ' ' or '\n' or '\r' or '\t' && _at < text.Length)
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
                return StringPrototype.Make(realm, ReadText());
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

        while (true)
        {
            SkipSpace();
            if (_at >= text.Length || text[_at] != '"')
            {
                throw Unexpected();
            }

            string name = ReadText();
            SkipSpace();
            if (!TryTake(':'))
            {
                throw Unexpected();
            }

            JsValue value = ReadValue();
            made.PutOwn(realm, PropertyKey.Of(Names.Find(name) ?? StringPrototype.Make(realm, name)), value, PropertyFlags.Default);
            SkipSpace();
            if (TryTake('}'))
            {
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
        while (_at < text.Length && text[_at] is not '"' and not '\\' and >= ' ')
        {
            _at++;
        }

        if (_at < text.Length && text[_at] == '"')
        {
            realm.Meter.Charge((_at - start) / 16);
            return text[start.._at++];
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
                realm.Meter.Charge((_at - start) / 16);
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
