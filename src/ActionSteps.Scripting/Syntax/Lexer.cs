namespace ActionSteps.Scripting.Syntax;

/// <summary>Cuts source text into tokens, one at a time, as the parser asks for them.</summary>
internal sealed partial class Lexer
{
    internal Token Current;

    /// <summary>End of the token before the current one.</summary>
    internal int LastEnd;

    private readonly string _source;
    private int _at;
    private bool _isLineStart = true;

    internal Lexer(string source)
    {
        _source = source;
        if (source.StartsWith("#!", StringComparison.Ordinal))
        {
            SkipLine();
        }

        Current.Text = "";
        Next();
    }

    internal string Source => _source;

    /// <summary>What is needed to come back to the current token.</summary>
    internal (Token Current, int At, int LastEnd) Mark() => (Current, _at, LastEnd);

    internal void Reset((Token Current, int At, int LastEnd) mark) => (Current, _at, LastEnd) = mark;

    internal ScriptSyntaxException Fault(int position, string message) => ScriptSyntaxException.At(_source, position, message);

    internal void Next()
    {
        LastEnd = Current.End;
        Current.AfterLineBreak = SkipTrivia();
        Current.HasEscape = false;
        Current.HasOctal = false;
        Current.Start = _at;
        _isLineStart = false;
        Current.Kind = _at < _source.Length ? Scan(_source[_at]) : TokenKind.EndOfSource;
        Current.End = _at;
    }

    private char Peek(int offset = 0) => _at + offset < _source.Length ? _source[_at + offset] : '\0';

    private bool Accept(char expected)
    {
        if (_at < _source.Length && _source[_at] == expected)
        {
            _at++;
            return true;
        }

        return false;
    }

    private TokenKind Scan(char first)
    {
        if (char.IsAsciiLetter(first) || first is '$' or '_' or '\\' || first >= 128)
        {
            return ScanIdentifier();
        }

        if (char.IsAsciiDigit(first) || (first == '.' && char.IsAsciiDigit(Peek(1))))
        {
            return ScanNumber();
        }

        if (first is '"' or '\'')
        {
            return ScanString(first);
        }

        _at++;
        return first switch
        {
            '{' => TokenKind.LeftBrace,
            '}' => TokenKind.RightBrace,
            '(' => TokenKind.LeftParen,
            ')' => TokenKind.RightParen,
            '[' => TokenKind.LeftBracket,
            ']' => TokenKind.RightBracket,
            ';' => TokenKind.Semicolon,
            ',' => TokenKind.Comma,
            ':' => TokenKind.Colon,
            '~' => TokenKind.Tilde,
            '`' => TokenKind.TemplateStart,
            '#' => ScanPrivateName(),
            '.' => ScanDot(),
            '?' => ScanQuestion(),
            '=' => ScanEqual(),
            '!' => Accept('=') ? (Accept('=') ? TokenKind.StrictNotEqual : TokenKind.NotEqual) : TokenKind.Not,
            '+' => Accept('+') ? TokenKind.Increment : Accept('=') ? TokenKind.PlusAssign : TokenKind.Plus,
            '-' => Accept('-') ? TokenKind.Decrement : Accept('=') ? TokenKind.MinusAssign : TokenKind.Minus,
            '*' => Accept('*') ? (Accept('=') ? TokenKind.PowerAssign : TokenKind.Power) : Accept('=') ? TokenKind.StarAssign : TokenKind.Star,
            '/' => Accept('=') ? TokenKind.SlashAssign : TokenKind.Slash,
            '%' => Accept('=') ? TokenKind.PercentAssign : TokenKind.Percent,
            '^' => Accept('=') ? TokenKind.XorAssign : TokenKind.Xor,
            '&' => Accept('&') ? (Accept('=') ? TokenKind.LogicalAndAssign : TokenKind.LogicalAnd) : Accept('=') ? TokenKind.AndAssign : TokenKind.And,
            '|' => Accept('|') ? (Accept('=') ? TokenKind.LogicalOrAssign : TokenKind.LogicalOr) : Accept('=') ? TokenKind.OrAssign : TokenKind.Or,
            '<' => Accept('<') ? (Accept('=') ? TokenKind.ShiftLeftAssign : TokenKind.ShiftLeft) : Accept('=') ? TokenKind.LessEqual : TokenKind.Less,
            '>' => ScanGreater(),
            _ => throw Fault(_at - 1, $"Invalid or unexpected token '{first}'"),
        };
    }

    private TokenKind ScanDot()
    {
        if (Peek() == '.' && Peek(1) == '.')
        {
            _at += 2;
            return TokenKind.Ellipsis;
        }

        return TokenKind.Dot;
    }

    private TokenKind ScanQuestion()
    {
        if (Accept('?'))
        {
            return Accept('=') ? TokenKind.CoalesceAssign : TokenKind.Coalesce;
        }

        if (Peek() == '.' && !char.IsAsciiDigit(Peek(1)))
        {
            _at++;
            return TokenKind.QuestionDot;
        }

        return TokenKind.Question;
    }

    private TokenKind ScanEqual()
    {
        if (Accept('='))
        {
            return Accept('=') ? TokenKind.StrictEqual : TokenKind.Equal;
        }

        return Accept('>') ? TokenKind.Arrow : TokenKind.Assign;
    }

    private TokenKind ScanGreater()
    {
        if (!Accept('>'))
        {
            return Accept('=') ? TokenKind.GreaterEqual : TokenKind.Greater;
        }

        if (!Accept('>'))
        {
            return Accept('=') ? TokenKind.ShiftRightAssign : TokenKind.ShiftRight;
        }

        return Accept('=') ? TokenKind.ShiftRightUnsignedAssign : TokenKind.ShiftRightUnsigned;
    }

    private static string Intern(ReadOnlySpan<char> text) => Names.Share(text).Text;
}
