using ActionSteps.Expressions.Nodes;

namespace ActionSteps.Expressions.Parsing;

/// <summary>Cuts an expression into tokens, one at a time, without allocating.</summary>
/// <param name="source">The text that the expression is part of.</param>
/// <param name="start">Where the expression begins.</param>
/// <param name="end">The unit that may not be reached.</param>
internal ref struct Lexer(ReadOnlySpan<char> source, int start, int end)
{
    private readonly ReadOnlySpan<char> _source = source[..end];

    /// <summary>Where the next token is looked for.</summary>
    public int Position { get; set; } = start;

    /// <summary>The next token; <see cref="TokenKind.End"/> from the end on.</summary>
    public Token Next()
    {
        SkipWhiteSpace();
        int at = Position;
        if (at >= _source.Length)
        {
            return new Token(TokenKind.End, _source.Length, _source.Length);
        }

        char unit = _source[at];
        if (Names.IsStart(unit))
        {
            return Take(TokenKind.Name, Names.EndOf(_source, at));
        }

        if (char.IsAsciiDigit(unit) || (unit == '.' && char.IsAsciiDigit(UnitAt(at + 1))))
        {
            return ReadNumber(at);
        }

        return unit is '"' or '\'' ? ReadText(at, unit) : ReadSymbol(at, unit);
    }

    /// <summary>The unit at a position, NUL behind the end.</summary>
    public readonly char UnitAt(int position) => position < _source.Length ? _source[position] : '\0';

    public void SkipWhiteSpace()
    {
        while (Position < _source.Length && char.IsWhiteSpace(_source[Position]))
        {
            Position++;
        }
    }

    private Token ReadNumber(int at)
    {
        int end = SkipDigits(at);
        if (UnitAt(end) == '.' && char.IsAsciiDigit(UnitAt(end + 1)))
        {
            end = SkipDigits(end + 1);
        }

        if (UnitAt(end) is 'e' or 'E')
        {
            int exponent = UnitAt(end + 1) is '+' or '-' ? end + 2 : end + 1;
            end = char.IsAsciiDigit(UnitAt(exponent)) ? SkipDigits(exponent) : end;
        }

        // "2nd" is neither a number nor a name.
        return Names.IsStart(UnitAt(end)) ? Take(TokenKind.Invalid, Names.EndOf(_source, end)) : Take(TokenKind.Number, end);
    }

    private Token ReadText(int at, char quote)
    {
        for (int i = at + 1; i < _source.Length; i++)
        {
            if (_source[i] == quote)
            {
                return Take(TokenKind.Text, i + 1);
            }

            if (_source[i] == '\\')
            {
                i++;
            }
        }

        return Take(TokenKind.Invalid, at + 1);
    }

    private Token ReadSymbol(int at, char unit)
    {
        char next = UnitAt(at + 1);
        return unit switch
        {
            '(' => Take(TokenKind.OpenParenthesis, at + 1),
            ')' => Take(TokenKind.CloseParenthesis, at + 1),
            '[' => Take(TokenKind.OpenBracket, at + 1),
            ']' => Take(TokenKind.CloseBracket, at + 1),
            '{' => Take(TokenKind.OpenBrace, at + 1),
            '}' => Take(TokenKind.CloseBrace, at + 1),
            ',' => Take(TokenKind.Comma, at + 1),
            ':' => Take(TokenKind.Colon, at + 1),
            '.' => Take(TokenKind.Dot, at + 1),
            '+' => Take(BinaryOperator.Add, at + 1),
            '-' => Take(BinaryOperator.Subtract, at + 1),
            '*' => Take(BinaryOperator.Multiply, at + 1),
            '/' => Take(BinaryOperator.Divide, at + 1),
            '%' => Take(BinaryOperator.Remainder, at + 1),
            '^' => Take(BinaryOperator.Power, at + 1),
            '?' => next == '?' ? Take(BinaryOperator.Coalesce, at + 2) : Take(TokenKind.Question, at + 1),
            '|' => next == '|' ? Take(BinaryOperator.Or, at + 2) : Take(TokenKind.Pipe, at + 1),
            '&' when next == '&' => Take(BinaryOperator.And, at + 2),
            '=' => Take(BinaryOperator.Equal, next == '=' ? at + 2 : at + 1),
            '!' => next == '=' ? Take(BinaryOperator.NotEqual, at + 2) : Take(TokenKind.Not, at + 1),
            '>' => next == '=' ? Take(BinaryOperator.GreaterOrEqual, at + 2) : Take(BinaryOperator.Greater, at + 1),
            '<' when next == '>' => Take(BinaryOperator.NotEqual, at + 2),
            '<' => next == '=' ? Take(BinaryOperator.LessOrEqual, at + 2) : Take(BinaryOperator.Less, at + 1),
            _ => Take(TokenKind.Invalid, at + 1),
        };
    }

    private readonly int SkipDigits(int at)
    {
        while (char.IsAsciiDigit(UnitAt(at)))
        {
            at++;
        }

        return at;
    }

    private Token Take(TokenKind kind, int end)
    {
        Token token = new(kind, Position, end);
        Position = end;
        return token;
    }

    private Token Take(BinaryOperator operation, int end)
    {
        Token token = new(TokenKind.Operator, Position, end, operation);
        Position = end;
        return token;
    }
}
