namespace ActionSteps.Scripting.Syntax;

/// <content>White space and comments.</content>
internal sealed partial class Lexer
{
    internal static bool IsLineBreak(char unit) => unit is '\n' or '\r' or '\u2028' or '\u2029';

    internal static bool IsSpace(char unit) => unit is ' ' or '\t' or '\v' or '\f' or '\u00a0' or '\ufeff'
        || (unit >= 128 && char.GetUnicodeCategory(unit) == UnicodeCategory.SpaceSeparator);

    /// <summary>Skips to the next token; true when a line break was passed.</summary>
    private bool SkipTrivia()
    {
        bool passedBreak = false;
        while (_at < _source.Length)
        {
            char unit = _source[_at];
            if (unit is ' ' or '\t')
            {
                _at++;
            }
            else if (IsLineBreak(unit))
            {
                passedBreak = true;
                _at++;
            }
            else if (unit == '/' && Peek(1) == '/')
            {
                SkipLine();
            }
            else if (unit == '/' && Peek(1) == '*')
            {
                passedBreak |= SkipBlockComment();
            }
            else if (unit == '<' && Peek(1) == '!' && Peek(2) == '-' && Peek(3) == '-')
            {
                SkipLine();
            }
            else if (unit == '-' && (passedBreak || _isLineStart) && Peek(1) == '-' && Peek(2) == '>')
            {
                SkipLine();
            }
            else if (IsSpace(unit))
            {
                _at++;
            }
            else
            {
                break;
            }
        }

        return passedBreak;
    }

    private void SkipLine()
    {
        while (_at < _source.Length && !IsLineBreak(_source[_at]))
        {
            _at++;
        }
    }

    private bool SkipBlockComment()
    {
        int start = _at;
        bool passedBreak = false;
        for (_at += 2; _at < _source.Length; _at++)
        {
            char unit = _source[_at];
            if (unit == '*' && Peek(1) == '/')
            {
                _at += 2;
                return passedBreak;
            }

            passedBreak |= IsLineBreak(unit);
        }

        throw Fault(start, "Unterminated comment");
    }
}
