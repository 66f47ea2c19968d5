using System.Text;

namespace ActionSteps.Scripting.Syntax;

/// <content>Strings, templates and regular expression literals.</content>
internal sealed partial class Lexer
{
    /// <summary>Reads a template part from the current place up to the next <c>${</c> or the closing back-tick.</summary>
    /// <returns>Cooked text (null where an escape is malformed), raw text, and whether the template ends.</returns>
    internal (string? Cooked, string Raw, bool IsLast) ReadTemplatePart()
    {
        int start = _at;
        var cooked = new StringBuilder();
        var raw = new StringBuilder();
        bool isMalformed = false;
        while (_at < _source.Length)
        {
            char unit = _source[_at];
            if (unit == '`')
            {
                _at++;
                return (isMalformed ? null : cooked.ToString(), raw.ToString(), true);
            }

            if (unit == '$' && Peek(1) == '{')
            {
                _at += 2;
                return (isMalformed ? null : cooked.ToString(), raw.ToString(), false);
            }

            if (unit == '\\')
            {
                int from = _at++;
                isMalformed |= !ReadEscape(cooked, isTemplate: true);
                raw.Append(_source.AsSpan(from, _at - from));
                raw.Replace("\r\n", "\n", Math.Max(0, raw.Length - (_at - from)), Math.Min(raw.Length, _at - from));
                raw.Replace('\r', '\n', Math.Max(0, raw.Length - (_at - from)), Math.Min(raw.Length, _at - from));
                continue;
            }

            _at++;
            if (unit == '\r')
            {
                Accept('\n');
                unit = '\n';
            }

            cooked.Append(unit);
            raw.Append(unit);
        }

        throw Fault(start, "Unterminated template literal");
    }

    /// <summary>Reads the rest of a regular expression whose first slash is the current token.</summary>
    internal (string Pattern, string Flags) ReadRegExp()
    {
        _at = Current.Start + 1;
        bool inClass = false;
        for (; ; _at++)
        {
            if (_at >= _source.Length || IsLineBreak(_source[_at]))
            {
                throw Fault(Current.Start, "Invalid regular expression: missing /");
            }

            char unit = _source[_at];
            if (unit == '\\' && !IsLineBreak(Peek(1)))
            {
                _at++;
            }
            else if (unit == '[')
            {
                inClass = true;
            }
            else if (unit == ']')
            {
                inClass = false;
            }
            else if (unit == '/' && !inClass)
            {
                break;
            }
        }

        string pattern = _source[(Current.Start + 1).._at];
        int flagStart = ++_at;
        while (_at < _source.Length && IsIdentifierPart(_source[_at]))
        {
            _at++;
        }

        if (Peek() == '\\')
        {
            throw Fault(_at, "Invalid regular expression flags");
        }

        string flags = _source[flagStart.._at];
        Current.End = _at;
        return (pattern, flags);
    }

    private TokenKind ScanString(char quote)
    {
        int start = _at++;
        int end = _source.AsSpan(_at).IndexOfAny(quote, '\\', '\n');
        if (end >= 0 && _source[_at + end] == quote && !_source.AsSpan(_at, end).Contains('\r'))
        {
            ReadOnlySpan<char> plain = _source.AsSpan(_at, end);
            Current.Text = end <= 24 ? Intern(plain) : plain.ToString();
            _at += end + 1;
            return TokenKind.String;
        }

        var text = new StringBuilder();
        while (true)
        {
            if (_at >= _source.Length || _source[_at] is '\n' or '\r')
            {
                throw Fault(start, "Invalid or unexpected token: unterminated string");
            }

            char unit = _source[_at++];
            if (unit == quote)
            {
                Current.Text = text.ToString();
                return TokenKind.String;
            }

            if (unit != '\\')
            {
                text.Append(unit);
                continue;
            }

            Current.HasEscape = true;
            int escape = _at - 1;
            if (!ReadEscape(text, isTemplate: false))
            {
                throw Fault(escape, "Invalid escape sequence");
            }
        }
    }

    /// <summary>Reads what follows a backslash; false when it is malformed.</summary>
    private bool ReadEscape(StringBuilder text, bool isTemplate)
    {
        if (_at >= _source.Length)
        {
            return false;
        }

        char unit = _source[_at++];
        switch (unit)
        {
            case 'n': text.Append('\n'); return true;
            case 't': text.Append('\t'); return true;
            case 'r': text.Append('\r'); return true;
            case 'b': text.Append('\b'); return true;
            case 'v': text.Append('\v'); return true;
            case 'f': text.Append('\f'); return true;
            case '\r': Accept('\n'); return true;
            case '\n' or '\u2028' or '\u2029': return true;
            case 'x': return AppendCodePoint(text, ReadHex(2));
            case 'u': return AppendCodePoint(text, ReadUnicodeEscape());
            case >= '0' and <= '9': return ReadDigitEscape(text, unit, isTemplate);
            default: text.Append(unit); return true;
        }
    }

    private bool ReadDigitEscape(StringBuilder text, char first, bool isTemplate)
    {
        if (first == '0' && !char.IsAsciiDigit(Peek()))
        {
            text.Append('\0');
            return true;
        }

        if (isTemplate)
        {
            return false;
        }

        Current.HasOctal = true;
        if (first >= '8')
        {
            text.Append(first);
            return true;
        }

        int value = first - '0';
        for (int i = first <= '3' ? 2 : 1; i > 0 && Peek() is >= '0' and <= '7'; i--)
        {
            value = (value * 8) + (_source[_at++] - '0');
        }

        text.Append((char)value);
        return true;
    }

    private static bool AppendCodePoint(StringBuilder text, int codePoint)
    {
        if (codePoint < 0)
        {
            return false;
        }

        if (codePoint < 0x10000)
        {
            text.Append((char)codePoint);
        }
        else
        {
            text.Append(char.ConvertFromUtf32(codePoint));
        }

        return true;
    }
}
