using System.Text;

namespace ActionSteps.Scripting.Syntax;

/// <content>Identifiers and keywords.</content>
internal sealed partial class Lexer
{
    internal static bool IsIdentifierStart(int codePoint)
    {
        if (codePoint < 128)
        {
            return char.IsAsciiLetter((char)codePoint) || codePoint is '$' or '_';
        }

        return UnicodeProperties.IdStart.Contains(codePoint);
    }

    internal static bool IsIdentifierPart(int codePoint)
    {
        if (codePoint < 128)
        {
            return char.IsAsciiLetterOrDigit((char)codePoint) || codePoint is '$' or '_';
        }

        return codePoint is 0x200C or 0x200D || UnicodeProperties.IdContinue.Contains(codePoint);
    }

    private TokenKind ScanPrivateName()
    {
        int start = _at;
        ScanName();
        if (_at == start)
        {
            throw Fault(start - 1, "Invalid or unexpected token '#'");
        }

        return TokenKind.PrivateName;
    }

    private TokenKind ScanIdentifier()
    {
        int start = _at;
        while (_at < _source.Length && (char.IsAsciiLetterOrDigit(_source[_at]) || _source[_at] is '$' or '_'))
        {
            _at++;
        }

        if (_at >= _source.Length || (_source[_at] < 128 && _source[_at] != '\\'))
        {
            ReadOnlySpan<char> text = _source.AsSpan(start, _at - start);
            TokenKind kind = Keywords.Find(text);
            Current.Text = Intern(text);
            return kind;
        }

        _at = start;
        ScanName();
        if (_at == start)
        {
            throw Fault(start, $"Invalid or unexpected token '{_source[start]}'");
        }

        return Keywords.Find(Current.Text);
    }

    /// <summary>Reads a name that may have escapes or characters beyond ASCII into the token's text.</summary>
    private void ScanName()
    {
        var name = new StringBuilder();
        while (_at < _source.Length)
        {
            int start = _at;
            int codePoint = ReadNamePart(out bool isEscaped);
            if (!(name.Length == 0 ? IsIdentifierStart(codePoint) : IsIdentifierPart(codePoint)))
            {
                if (isEscaped)
                {
                    throw Fault(start, "Invalid Unicode escape sequence");
                }

                _at = start;
                break;
            }

            name.Append(char.ConvertFromUtf32(codePoint));
        }

        Current.Text = Intern(name.ToString());
    }

    private int ReadNamePart(out bool isEscaped)
    {
        char unit = _source[_at];
        isEscaped = unit == '\\';
        if (isEscaped)
        {
            int start = _at;
            _at++;
            Current.HasEscape = true;
            int escaped = Accept('u') ? ReadUnicodeEscape() : -1;
            return escaped >= 0 ? escaped : throw Fault(start, "Invalid Unicode escape sequence");
        }

        _at++;
        return char.IsHighSurrogate(unit) && char.IsLowSurrogate(Peek()) ? char.ConvertToUtf32(unit, _source[_at++]) : unit;
    }

    /// <summary>Reads what follows <c>\u</c>; -1 when it is malformed.</summary>
    private int ReadUnicodeEscape()
    {
        if (!Accept('{'))
        {
            return ReadHex(4);
        }

        int value = 0;
        int digits = 0;
        for (; char.IsAsciiHexDigit(Peek()); digits++)
        {
            value = (value * 16) + Convert.ToInt32(Peek().ToString(), 16);
            if (value > 0x10FFFF)
            {
                return -1;
            }

            _at++;
        }

        return digits > 0 && Accept('}') ? value : -1;
    }

    private int ReadHex(int count)
    {
        int value = 0;
        for (int i = 0; i < count; i++)
        {
            if (!char.IsAsciiHexDigit(Peek()))
            {
                return -1;
            }

            value = (value * 16) + Convert.ToInt32(Peek().ToString(), 16);
            _at++;
        }

        return value;
    }
}
