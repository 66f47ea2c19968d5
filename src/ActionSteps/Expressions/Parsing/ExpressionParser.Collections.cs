using ActionSteps.Expressions.Nodes;
using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Parsing;

/// <content>Lists, objects, arguments, and the modifiers of old bots.</content>
internal ref partial struct ExpressionParser
{
    private Node? ParseList()
    {
        int position = _token.Start;
        if (ParseItems(TokenKind.CloseBracket, ']') is not { } items)
        {
            return null;
        }

        if (Array.TrueForAll(items, static item => item is LiteralNode))
        {
            return new LiteralNode(Value.List(ValueList.Own(Array.ConvertAll(items, static item => ((LiteralNode)item).Value))), position);
        }

        return new ListNode(items, position);
    }

    /// <summary>Items between a bracket, the current token, and its counterpart.</summary>
    private Node[]? ParseItems(TokenKind close, char symbol)
    {
        Advance();
        if (_token.Kind == close)
        {
            Advance();
            return [];
        }

        List<Node> items = [];
        while (true)
        {
            if (ParseItem() is not { } item)
            {
                return null;
            }

            items.Add(item);
            if (_token.Kind != TokenKind.Comma)
            {
                return Expect(close, symbol) ? [.. items] : null;
            }

            Advance();
        }
    }

    /// <summary>An argument, an item of a list or a member: the places where an object may be written.</summary>
    private Node? ParseItem() => _token.Kind == TokenKind.OpenBrace ? ParseObject() : ParseExpression();

    private ObjectNode? ParseObject()
    {
        int position = _token.Start;
        if (!TryEnter())
        {
            return null;
        }

        List<string> names = [];
        List<Node> values = [];
        Advance();
        while (_token.Kind != TokenKind.CloseBrace || names.Count > 0)
        {
            if (!TryParseMemberName(out string name) || !Expect(TokenKind.Colon, ':') || ParseItem() is not { } value)
            {
                return null;
            }

            names.Add(name);
            values.Add(value);
            if (_token.Kind != TokenKind.Comma)
            {
                break;
            }

            Advance();
        }

        _nesting--;
        return Expect(TokenKind.CloseBrace, '}') ? new ObjectNode([.. names], [.. values], position) : null;
    }

    private bool TryParseMemberName(out string name)
    {
        if (_token.Kind == TokenKind.Text)
        {
            return ParseText(out name, out _);
        }

        name = string.Empty;
        if (_token.Kind != TokenKind.Name)
        {
            Unexpected();
            return false;
        }

        name = TextOf(_token).ToString();
        Advance();
        return true;
    }

    private Node? ParseModifiers(Node inner)
    {
        Node node = inner;
        while (_token.Kind == TokenKind.Pipe)
        {
            Advance();
            int position = _token.Start;
            if (_token.Kind != TokenKind.Name)
            {
                return Fail(ParseProblem.ValueMissing);
            }

            HasWarnings = true;
            int end = Modifiers.EndOfName(_source, position);
            node = Modifiers.Create(_source[position..end], node, position, _source);
            _lexer.Position = end;
            Advance();
        }

        return node;
    }
}
