namespace ActionSteps.Scripting.RegularExpressions;

/// <content>What follows a backslash.</content>
internal sealed partial class RegExpParser
{
    private RegExpNode? ParseAtomEscape(out int character, out bool isQuantifiable)
    {
        character = -1;
        isQuantifiable = true;
        _at++;
        if (AtEnd)
        {
            throw Fault("\\ at end of pattern");
        }

        switch (Current)
        {
            case 'b' or 'B':
                isQuantifiable = false;
                return Assertion(_pattern[_at++] == 'b' ? RegExpNodeKind.WordBoundary : RegExpNodeKind.NotWordBoundary);
            case >= '1' and <= '9':
                if (TryParseReference(out RegExpNode? reference))
                {
                    return reference;
                }

                break;
            case 'k':
                CountGroups();
                if (_isUnicode || _hasNames)
                {
                    _at++;
                    return Accept('<') ? NamedReference(ParseGroupName()) : throw Fault("Invalid named reference");
                }

                break;
            case 'd' or 'D' or 's' or 'S' or 'w' or 'W':
                return RegExpNode.OfSet(ReadClassEscape());
            case 'p' or 'P' when _isUnicode:
                ClassOperand property = ReadProperty();
                return property.ToNode(this);
        }

        character = ReadCharacterEscape(isInClass: false);
        return null;
    }

    private bool TryParseReference(out RegExpNode? reference)
    {
        int start = _at;
        TryReadDecimal(out double number);
        CountGroups();
        if (number <= _totalGroups)
        {
            reference = NumberedReference((int)number);
            return true;
        }

        if (_isUnicode)
        {
            throw Fault("Invalid escape: there is no such group");
        }

        _at = start;
        reference = null;
        return false;
    }

    /// <summary>One of <c>\d \D \s \S \w \W</c>, at the letter.</summary>
    private CodePointSet ReadClassEscape()
    {
        char letter = _pattern[_at++];
        CodePointSet set = (letter | 0x20) switch
        {
            'd' => CharacterSets.Digits,
            's' => CharacterSets.Spaces,
            _ => _isIgnoreCase && _isUnicode ? CaseTable.Close(CharacterSets.Words, isUnicode: true) : CharacterSets.Words,
        };
        return char.IsAsciiLetterUpper(letter) ? set.Complement() : set;
    }

    /// <summary>A property of Unicode, at its <c>p</c> or <c>P</c>.</summary>
    private ClassOperand ReadProperty()
    {
        bool isNegative = _pattern[_at++] == 'P';
        int end = Current == '{' ? _pattern.IndexOf('}', _at) : -1;
        if (end < 0)
        {
            throw Fault("Invalid property name");
        }

        string text = _pattern[(_at + 1)..end];
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        string name = equals < 0 ? text : text[..equals];
        string? value = equals < 0 ? null : text[(equals + 1)..];
        bool isSets = (_flags & RegExpFlags.UnicodeSets) != 0;
        _meter?.Charge(100);
        if (UnicodeProperties.TryGetSet(name, value, out CodePointSet? set))
        {
            _at = end + 1;
            set = isSets ? Close(set) : set;
            return new ClassOperand(isNegative ? set.Complement() : set);
        }

        if (isSets && !isNegative && value is null && UnicodeProperties.TryGetStringSet(name, out CodePointSet? characters, out IReadOnlyList<string>? texts))
        {
            _at = end + 1;
            _meter?.Allocate(NodeCost * (long)texts.Count);
            return ClassOperand.OfTexts(texts, this, Close(characters));
        }

        throw Fault("Invalid property name");
    }

    /// <summary>The set of an atom, with what is the same when case is ignored.</summary>
    internal CodePointSet CloseAtom(CodePointSet set) => Close(set);

    private CodePointSet Close(CodePointSet set)
    {
        if (!_isIgnoreCase)
        {
            return set;
        }

        _meter?.Charge(set.Ranges.Length + 100);
        return CaseTable.Close(set, _isUnicode);
    }

    /// <summary>An escape that means one character, at the character behind the backslash.</summary>
    private int ReadCharacterEscape(bool isInClass)
    {
        if (AtEnd)
        {
            throw Fault("\\ at end of pattern");
        }

        char unit = Current;
        switch (unit)
        {
            case 't':
                _at++;
                return '\t';
            case 'n':
                _at++;
                return '\n';
            case 'v':
                _at++;
                return '\v';
            case 'f':
                _at++;
                return '\f';
            case 'r':
                _at++;
                return '\r';
            case 'c':
                return ReadControl(isInClass);
            case >= '0' and <= '9':
                return ReadOctal();
            case 'x':
                _at++;
                int hex = ReadHex(2);
                return hex >= 0 ? hex : !_isUnicode ? 'x' : throw Fault("Invalid escape");
            case 'u':
                _at++;
                int code = ReadUnicodeEscape(_isUnicode);
                return code >= 0 ? code : !_isUnicode ? 'u' : throw Fault("Invalid Unicode escape");
        }

        if (_isUnicode ? !("^$\\.*+?()[]{}|/".Contains(unit, StringComparison.Ordinal) || (isInClass && unit == '-')) : unit == 'k' && HasNames())
        {
            throw Fault("Invalid escape");
        }

        return ReadCharacter();
    }

    private bool HasNames()
    {
        CountGroups();
        return _hasNames;
    }

    private int ReadControl(bool isInClass)
    {
        char letter = Peek();
        if (char.IsAsciiLetter(letter) || (!_isUnicode && isInClass && (char.IsAsciiDigit(letter) || letter == '_')))
        {
            _at += 2;
            return letter & 31;
        }

        // Annex B: a backslash that starts nothing stands for itself.
        return _isUnicode ? throw Fault("Invalid Unicode escape") : '\\';
    }

    private int ReadOctal()
    {
        char first = _pattern[_at++];
        if (first == '0' && !char.IsAsciiDigit(Current))
        {
            return 0;
        }

        if (_isUnicode)
        {
            throw Fault("Invalid decimal escape");
        }

        if (first >= '8')
        {
            return first;
        }

        int value = first - '0';
        int more = first <= '3' ? 2 : 1;
        for (; more > 0 && Current is >= '0' and <= '7'; more--)
        {
            value = (value * 8) + (_pattern[_at++] - '0');
        }

        return value;
    }

    private int ReadHex(int count)
    {
        if (_at + count > _pattern.Length)
        {
            return -1;
        }

        int value = 0;
        for (int i = 0; i < count; i++)
        {
            char unit = _pattern[_at + i];
            if (!char.IsAsciiHexDigit(unit))
            {
                return -1;
            }

            value = (value * 16) + (char.IsAsciiDigit(unit) ? unit - '0' : (unit | 0x20) - 'a' + 10);
        }

        _at += count;
        return value;
    }

    /// <summary>Reads what follows <c>\u</c>, two halves of a pair together; -1 when it is malformed, nothing being read then.</summary>
    private int ReadUnicodeEscape(bool allowsBraces)
    {
        int start = _at;
        if (allowsBraces && Accept('{'))
        {
            int value = 0;
            int digits = 0;
            for (; char.IsAsciiHexDigit(Current) && value <= 0x10FFFF; digits++)
            {
                value = (value * 16) + ReadHex(1);
            }

            if (digits > 0 && value <= 0x10FFFF && Accept('}'))
            {
                return value;
            }

            _at = start;
            return -1;
        }

        int unit = ReadHex(4);
        if (allowsBraces && unit is >= 0xD800 and < 0xDC00 && Current == '\\' && Peek() == 'u')
        {
            int mark = _at;
            _at += 2;
            int low = ReadHex(4);
            if (low is >= 0xDC00 and < 0xE000)
            {
                return char.ConvertToUtf32((char)unit, (char)low);
            }

            _at = mark;
        }

        return unit;
    }
}
