namespace ActionSteps.Scripting.Syntax;

/// <content>Object literals and the names of members.</content>
internal sealed partial class Parser
{
    private static readonly JsString s_proto = JsString.Of("__proto__");

    private ObjectLiteral ParseObjectLiteral()
    {
        int position = Token.Start;
        Next();
        int mark = _parts.Mark;
        int protoCount = 0;
        while (Kind != TokenKind.RightBrace)
        {
            PropertyNode property = ParseProperty();
            _parts.Add(property);
            bool isProto = property is { PropertyKind: PropertyKind.Value, IsComputed: false, Key: StringLiteral key } && key.Value.ContentEquals(s_proto);
            if (isProto && ++protoCount == 2 && _pendingCover < 0)
            {
                _pendingCover = property.Position;
            }

            if (Kind != TokenKind.RightBrace)
            {
                Expect(TokenKind.Comma);
            }
        }

        Next();
        return new ObjectLiteral(position, _parts.Take<PropertyNode>(mark));
    }

    private PropertyNode ParseProperty()
    {
        int position = Token.Start;
        if (Accept(TokenKind.Ellipsis))
        {
            Expression argument = ParseAssignmentCover(allowsIn: true);
            if (Kind == TokenKind.Comma)
            {
                (_commaAfterSpread ??= []).Add(position);
            }

            return new PropertyNode(position, PropertyKind.Spread, argument, isComputed: false, argument);
        }

        bool isAsync = false;
        bool isGenerator = false;
        PropertyKind kind = PropertyKind.Value;
        Token first = Token;
        if (first.Kind == TokenKind.Identifier && !first.HasEscape && first.Text is "get" or "set" or "async")
        {
            TokenKind next = PeekKind(out bool afterBreak);
            bool isModifier = next is not (TokenKind.Comma or TokenKind.Colon or TokenKind.LeftParen or TokenKind.RightBrace or TokenKind.Assign)
                && first.Kind == TokenKind.Identifier && !first.HasEscape;
            if (isModifier && (first.Text != "async" || !afterBreak))
            {
                Next();
                isAsync = first.Text == "async";
                kind = first.Text == "get" ? PropertyKind.Getter : first.Text == "set" ? PropertyKind.Setter : PropertyKind.Method;
            }
        }

        if (Kind == TokenKind.Star && kind is not PropertyKind.Getter and not PropertyKind.Setter)
        {
            Next();
            isGenerator = true;
            kind = PropertyKind.Method;
        }

        Token keyToken = Token;
        Expression key = ParsePropertyKey(out bool isComputed);
        if (kind is PropertyKind.Getter or PropertyKind.Setter)
        {
            FunctionKind functionKind = kind == PropertyKind.Getter ? FunctionKind.Getter : FunctionKind.Setter;
            return new PropertyNode(position, kind, key, isComputed, ParseMethod(position, functionKind, isAsync: false, isGenerator: false));
        }

        if (kind == PropertyKind.Method || Kind == TokenKind.LeftParen)
        {
            return new PropertyNode(position, PropertyKind.Method, key, isComputed, ParseMethod(position, FunctionKind.Method, isAsync, isGenerator));
        }

        if (Accept(TokenKind.Colon))
        {
            return new PropertyNode(position, PropertyKind.Value, key, isComputed, ParseAssignmentCover(allowsIn: true));
        }

        return ParseShorthand(position, keyToken, key);
    }

    private PropertyNode ParseShorthand(int position, Token name, Expression key)
    {
        if (name.Kind != TokenKind.Identifier || !IsAllowedIdentifier(name.Text))
        {
            throw name.Kind is TokenKind.Identifier ? Fault(name.Start, $"Unexpected reserved word '{name.Text}'") : Unexpected();
        }

        NoteAwait(name.Text);
        var identifier = new Identifier(position, name.Text);
        if (Kind != TokenKind.Assign)
        {
            return new PropertyNode(position, PropertyKind.Shorthand, key, isComputed: false, identifier);
        }

        int at = Token.Start;
        Next();
        Expression value = ParseAssignment();
        if (_pendingCover < 0)
        {
            _pendingCover = at;
        }

        return new PropertyNode(
            position, PropertyKind.ShorthandWithDefault, key, isComputed: false, new AssignmentExpression(position, TokenKind.Assign, identifier, value));
    }

    /// <summary>A name of a member: word, text, number, or an expression between brackets.</summary>
    private Expression ParsePropertyKey(out bool isComputed)
    {
        int position = Token.Start;
        isComputed = false;
        switch (Kind)
        {
            case TokenKind.String:
                CheckOctal();
                JsString text = Intern(Token.Text);
                Next();
                return new StringLiteral(position, text);
            case TokenKind.Number:
                CheckOctal();
                JsString number = Intern(NumberText.Format(Token.Number));
                Next();
                return new StringLiteral(position, number);
            case TokenKind.BigInt:
                JsString big = Intern(Token.Text);
                Next();
                return new StringLiteral(position, big);
            case TokenKind.LeftBracket:
                Next();
                isComputed = true;
                Expression key = ParseAssignment();
                Expect(TokenKind.RightBracket);
                return key;
            default:
                return new StringLiteral(position, Intern(ExpectName()));
        }
    }

    private FunctionExpression ParseMethod(int position, FunctionKind kind, bool isAsync, bool isGenerator) =>
        new(position, ParseFunctionRest(new FunctionNode(position, kind, isAsync, isGenerator)));
}
