using System.Globalization;
using ActionSteps.Expressions.Nodes;
using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Parsing;

/// <content>Values, names, calls, and what is read out of them.</content>
internal ref partial struct ExpressionParser
{
    private Node? ParsePostfix()
    {
        Node? node = ParsePrimary();
        bool isNumber = node is LiteralNode literal && literal.Value.IsNumber;
        List<AccessPart>? parts = null;
        Node? target = node;
        while (node is not null && !isNumber && _token.Kind is TokenKind.Dot or TokenKind.OpenBracket)
        {
            bool isMember = _token.Kind == TokenKind.Dot;
            Node? index = null;
            if (isMember ? !TryParseMember(out PathSegment segment) : !TryParseIndex(out segment, out index))
            {
                return null;
            }

            if (parts is null && index is null && target is PathNode path)
            {
                target = new PathNode(path.Path.Append(segment), path.Position);
                continue;
            }

            parts ??= [];
            parts.Add(index is null ? new AccessPart(segment) : new AccessPart(index));
        }

        return parts is null ? target : target is null ? null : new AccessNode(target, [.. parts], target.Position);
    }

    private bool TryParseMember(out PathSegment segment)
    {
        segment = default;
        _lexer.SkipWhiteSpace();
        int start = _lexer.Position;
        int end = Names.EndOf(_source, start);
        if (end == start)
        {
            Advance();
            Unexpected();
            return false;
        }

        segment = PathSegment.Of(_source[start..end]);
        _lexer.Position = end;
        Advance();
        return true;
    }

    private bool TryParseIndex(out PathSegment segment, out Node? index)
    {
        segment = default;
        Advance();
        index = ParseExpression();
        if (index is null || !Expect(TokenKind.CloseBracket, ']'))
        {
            return false;
        }

        if (index is LiteralNode literal && (literal.Value.IsText || literal.Value.IsNumber))
        {
            segment = PathSegment.Of(literal.Value.ToString());
            index = null;
        }

        return true;
    }

    private Node? ParsePrimary()
    {
        switch (_token.Kind)
        {
            case TokenKind.Number:
                return ParseNumber();
            case TokenKind.Text:
                return ParseText(out string text, out Token token) ? new LiteralNode(text, token.Start) : null;
            case TokenKind.Name:
                return ParseName();
            case TokenKind.OpenBracket:
                return ParseList();
            case TokenKind.OpenParenthesis:
                Advance();
                return ParseExpression() is { } inner && Expect(TokenKind.CloseParenthesis, ')') ? inner : null;
            case TokenKind.End or TokenKind.CloseBrace or TokenKind.CloseParenthesis or TokenKind.CloseBracket:
                return Fail(ParseProblem.ValueMissing);
            default:
                return Unexpected();
        }
    }

    private Node? ParseNumber()
    {
        Token token = _token;
        double number = double.Parse(TextOf(token), NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!double.IsFinite(number))
        {
            return Fail(ParseProblem.NumberRange);
        }

        Advance();
        return new LiteralNode(number, token.Start);
    }

    private bool ParseText(out string text, out Token token)
    {
        token = _token;
        ReadOnlySpan<char> content = TextOf(token)[1..^1];
        if (!TextLiteral.TryDecode(content, out text, out int fault))
        {
            int at = token.Start + 1 + fault;
            Fault = new ParseFault(ParseProblem.InvalidEscape, at, at + 2);
            return false;
        }

        Advance();
        return true;
    }

    private Node? ParseName()
    {
        Token token = _token;
        ReadOnlySpan<char> name = TextOf(token);
        if (_lexer.UnitAt(token.End) == '(')
        {
            return ParseCall(name.ToString(), token.Start);
        }

        if (Names.IsOperator(name, out _))
        {
            return Unexpected();
        }

        if (Names.IsLiteral(name, out Value value))
        {
            Advance();
            return new LiteralNode(value, token.Start);
        }

        int end = PathEnd(token.End);
        _lexer.Position = end;
        Advance();
        return new PathNode(VariablePath.OfSource(_source.AsSpan(token.Start, end - token.Start)), token.Start);
    }

    /// <summary>Where the part of a path ends that is written without spaces and calculated indexes, as nearly all are.</summary>
    private readonly int PathEnd(int at)
    {
        while (true)
        {
            char unit = _lexer.UnitAt(at);
            int end = at;
            if (unit == '.')
            {
                end = Names.EndOf(_source, at + 1);
                end = end == at + 1 ? at : end;
            }
            else if (unit == '[')
            {
                int digits = _lexer.UnitAt(at + 1) == '-' ? at + 2 : at + 1;
                int bracket = digits;
                while (char.IsAsciiDigit(_lexer.UnitAt(bracket)))
                {
                    bracket++;
                }

                end = bracket > digits && bracket - digits < 10 && _lexer.UnitAt(bracket) == ']' ? bracket + 1 : at;
            }

            if (end == at)
            {
                return at;
            }

            at = end;
        }
    }

    private Node? ParseCall(string name, int position)
    {
        HasWarnings = true;
        Advance();
        Node[]? arguments = ParseItems(TokenKind.CloseParenthesis, ')');
        return arguments is null ? null : FunctionForms.Create(name, arguments, position);
    }
}
