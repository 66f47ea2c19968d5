namespace ActionSteps.Scripting.BuiltIns.Dates;

/// <summary>
/// Reads dates as people and mail programs write them, by the same rules as other engines: numbers with a colon are a time, up to three
/// other numbers a date, words before the first number are ignored, as is everything in parentheses.
/// </summary>
internal ref struct LooseDateReader(Realm realm, ReadOnlySpan<char> text)
{
    private const int None = int.MaxValue;

    private readonly ReadOnlySpan<char> _text = text;
    private readonly LooseDate _date = new();
    private int _at;
    private bool _hasNumber;

    internal double Read()
    {
        while (_at < _text.Length)
        {
            char unit = _text[_at];
            bool isFine = char.IsAsciiDigit(unit) ? ReadNumber() : unit >= 'A' && !Lexer.IsSpace(unit) && !Lexer.IsLineBreak(unit) ? ReadWord() : ReadSign(unit);
            if (!isFine)
            {
                return double.NaN;
            }
        }

        return _date.ToTime(realm);
    }

    private readonly char Peek => _at < _text.Length ? _text[_at] : '\0';

    private bool Skip(char unit)
    {
        if (Peek != unit || _at >= _text.Length)
        {
            return false;
        }

        _at++;
        return true;
    }

    private int Digits(out int length)
    {
        int start = _at;
        int value = 0;
        int significant = 0;
        for (; char.IsAsciiDigit(Peek); _at++)
        {
            // More than nine digits cannot matter.
            significant += significant > 0 || Peek != '0' ? 1 : 0;
            value = significant <= 9 ? (value * 10) + Peek - '0' : value;
        }

        length = _at - start;
        return value;
    }

    private bool ReadNumber()
    {
        int value = Digits(out _);
        _hasNumber = true;
        if (Skip(':'))
        {
            if (Skip(':'))
            {
                return _date.TimeCount == 0 && _date.AddTime(value) && _date.AddTime(0);
            }

            return _date.AddTime(value);
        }

        if (Peek == '.' && _date.ExpectsTime(value))
        {
            _at++;
            return _date.AddTime(value) && ReadFraction();
        }

        if (Skip('.') && _date.ExpectsTime(value))
        {
            return false;
        }

        if (_date.ZoneHour != None && _date.ZoneMinute == None)
        {
            _date.ZoneMinute = value;
            return true;
        }

        if (_date.ExpectsTime(value))
        {
            _date.AddLastTime(value);
            return _at >= _text.Length || Lexer.IsSpace(Peek) || Lexer.IsLineBreak(Peek) || Peek is '+' or '-' or 'Z' or 'z';
        }

        bool isAdded = _date.AddDay(value);
        Skip('-');
        return isAdded;
    }

    private bool ReadFraction()
    {
        if (!char.IsAsciiDigit(Peek))
        {
            return false;
        }

        int milliseconds = 0;
        for (int weight = 100; char.IsAsciiDigit(Peek); _at++, weight /= 10)
        {
            milliseconds += (Peek - '0') * weight;
        }

        _date.AddLastTime(milliseconds);
        return true;
    }

    private bool ReadWord()
    {
        int start = _at;
        while (_at < _text.Length && _text[_at] >= 'A' && !Lexer.IsSpace(_text[_at]) && !Lexer.IsLineBreak(_text[_at]))
        {
            _at++;
        }

        ReadOnlySpan<char> word = _text[start.._at];
        Span<char> prefix = stackalloc char[3];
        ReadOnlySpan<char> key = prefix[..word[..Math.Min(3, word.Length)].ToLowerInvariant(prefix)];
        int month = key.Length == 3 ? "janfebmaraprmayjunjulaugsepoctnovdec".AsSpan().IndexOf(key) : -1;
        if (month >= 0 && month % 3 == 0)
        {
            _date.NamedMonth = (month / 3) + 1;
            Skip('-');
            return true;
        }

        if (word.Length <= 3 && key is "am" or "pm" && word.Length == 2 && _date.TimeCount > 0)
        {
            _date.HourOffset = key is "am" ? 0 : 12;
            return true;
        }

        if (word.Length <= 3 && _hasNumber && ZoneOf(key) is { } hours)
        {
            (_date.ZoneSign, _date.ZoneHour, _date.ZoneMinute) = (hours < 0 ? -1 : 1, Math.Abs(hours), 0);
            return true;
        }

        return !_hasNumber && !char.IsAsciiDigit(Peek);
    }

    private static int? ZoneOf(ReadOnlySpan<char> word) => word switch
    {
        "ut" or "utc" or "z" or "gmt" => 0,
        "edt" => -4,
        "est" or "cdt" => -5,
        "cst" or "mdt" => -6,
        "mst" or "pdt" => -7,
        "pst" => -8,
        _ => null,
    };

    private bool ReadSign(char unit)
    {
        _at++;
        if (unit == '(')
        {
            for (int depth = 1; depth > 0 && _at < _text.Length; _at++)
            {
                depth += _text[_at] == '(' ? 1 : _text[_at] == ')' ? -1 : 0;
            }

            return true;
        }

        if (unit is '+' or '-' && (_date.IsUtc || _date.TimeCount > 0))
        {
            int value = Digits(out int length);
            _hasNumber = true;
            _date.ZoneSign = unit == '-' ? -1 : 1;
            (_date.ZoneHour, _date.ZoneMinute) = Peek == ':' ? (value, None) : length > 2 ? (value / 100, value % 100) : (value, 0);
            return Peek == ':' || length is >= 1 and <= 4;
        }

        return !(unit is '+' or '-' or ')' && _hasNumber);
    }
}
