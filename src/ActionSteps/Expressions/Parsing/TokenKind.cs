namespace ActionSteps.Expressions.Parsing;

/// <summary>What a piece of an expression is. Words that are operators, such as <c>and</c>, are names here.</summary>
internal enum TokenKind : byte
{
    End,
    Invalid,
    Number,
    Text,
    Name,
    OpenParenthesis,
    CloseParenthesis,
    OpenBracket,
    CloseBracket,
    OpenBrace,
    CloseBrace,
    Comma,
    Colon,
    Dot,
    Question,
    Pipe,
    Not,
    Operator,
}
