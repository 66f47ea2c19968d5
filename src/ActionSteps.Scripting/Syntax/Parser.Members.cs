namespace ActionSteps.Scripting.Syntax;

/// <content>Member accesses, calls and <c>new</c>.</content>
internal sealed partial class Parser
{
    private Expression ParseLeftHandSide()
    {
        int position = Token.Start;
        bool startsWithAsync = IsWord("async");
        Expression expression = Kind switch
        {
            TokenKind.New => ParseNew(),
            TokenKind.Super => ParseSuper(),
            TokenKind.Import => ParseImport(),
            _ => ParsePrimary(),
        };
        if (expression is FunctionExpression { Function.IsArrow: true, IsParenthesized: false })
        {
            return expression;
        }

        return ParseSuffixes(expression, position, startsWithAsync);
    }

    private ScriptSyntaxException DynamicImport() => Fault("Modules are not offered: 'import' cannot be used");

    private Expression ParseImport() => throw DynamicImport();

    private Expression ParseSuffixes(Expression expression, int position, bool startsWithAsync)
    {
        bool isChain = false;
        int links = 0;
        while (true)
        {
            if (++links > 4 * MaxDepth)
            {
                throw Fault("The source is nested too deeply");
            }

            bool isAsyncName = startsWithAsync && links == 1 && expression is Identifier;
            switch (Kind)
            {
                case TokenKind.QuestionDot:
                    CheckCover();
                    isChain = true;
                    Next();
                    expression = ParseOptionalLink(expression);
                    break;
                case TokenKind.Dot:
                    CheckCover();
                    Next();
                    expression = ParseMember(expression, isOptional: false);
                    break;
                case TokenKind.LeftBracket:
                    CheckCover();
                    expression = ParseIndex(expression, isOptional: false);
                    break;
                case TokenKind.LeftParen when isAsyncName && !Token.AfterLineBreak:
                    expression = ParseAsyncCallOrArrow(expression, position);
                    if (expression is FunctionExpression)
                    {
                        return expression;
                    }

                    break;
                case TokenKind.LeftParen:
                    CheckCover();
                    int at = Token.Start;
                    expression = new CallExpression(at, expression, ParseArguments(), isOptional: false);
                    break;
                case TokenKind.TemplateStart:
                    CheckCover();
                    expression = isChain
                        ? throw Fault("Invalid tagged template on optional chain")
                        : new TaggedTemplate(Token.Start, expression, ParseTemplate());
                    break;
                default:
                    return isChain ? new OptionalChain(position, expression) : expression;
            }
        }
    }

    private Expression ParseOptionalLink(Expression target)
    {
        int at = Token.Start;
        return Kind switch
        {
            TokenKind.LeftParen => new CallExpression(at, target, ParseArguments(), isOptional: true),
            TokenKind.LeftBracket => ParseIndex(target, isOptional: true),
            TokenKind.TemplateStart => throw Fault("Invalid tagged template on optional chain"),
            _ => ParseMember(target, isOptional: true),
        };
    }

    private Expression ParseMember(Expression target, bool isOptional)
    {
        int at = Token.Start;
        if (Kind == TokenKind.PrivateName)
        {
            return target is SuperReference
                ? throw Fault("Unexpected private field")
                : new PrivateMemberExpression(at, target, ParsePrivateName(), isOptional);
        }

        return new MemberExpression(at, target, Intern(ExpectName()), isOptional);
    }

    /// <summary>A name after a dot: reserved words are allowed.</summary>
    private string ExpectName()
    {
        if (Kind != TokenKind.Identifier && Kind < TokenKind.Break)
        {
            throw Unexpected();
        }

        string name = Token.Text;
        Next();
        return name;
    }

    private IndexExpression ParseIndex(Expression target, bool isOptional)
    {
        int at = Token.Start;
        Next();
        int outer = _pendingCover;
        _pendingCover = -1;
        Expression index = ParseExpression();
        _pendingCover = outer;
        Expect(TokenKind.RightBracket);
        return new IndexExpression(at, target, index, isOptional);
    }

    private PrivateNameReference ParsePrivateName()
    {
        var name = new PrivateNameReference(Token.Start, Token.Text);
        if (_classes is null)
        {
            throw Fault($"Private field '#{name.Name}' must be declared in an enclosing class");
        }

        _classes.Used.Add(name);
        Next();
        return name;
    }

    private Expression[] ParseArguments()
    {
        int outer = _pendingCover;
        _pendingCover = -1;
        Expression[] arguments = ParseArgumentsCover();
        CheckCover();
        _pendingCover = outer;
        return arguments;
    }

    private Expression[] ParseArgumentsCover()
    {
        Expect(TokenKind.LeftParen);
        int mark = _parts.Mark;
        while (Kind != TokenKind.RightParen)
        {
            int at = Token.Start;
            _parts.Add(Accept(TokenKind.Ellipsis) ? new SpreadElement(at, ParseAssignmentCover(allowsIn: true)) : ParseAssignmentCover(allowsIn: true));
            if (Kind != TokenKind.RightParen)
            {
                Expect(TokenKind.Comma);
                _lastCommaEnd = _lexer.LastEnd;
            }
        }

        Next();
        return _parts.Take<Expression>(mark);
    }

    private int _lastCommaEnd;

    private Expression ParseNew()
    {
        int position = Token.Start;
        if (IsEscapedKeyword)
        {
            throw Fault("Keyword must not contain escaped characters");
        }

        Next();
        if (Accept(TokenKind.Dot))
        {
            bool isTarget = IsWord("target");
            Next();
            return isTarget && _function.AllowsNewTarget ? new NewTarget(position) : throw Fault(position, "new.target expression is not allowed here");
        }

        Enter();
        int at = Token.Start;
        Expression callee = Kind switch
        {
            TokenKind.New => ParseNew(),
            TokenKind.Super => ParseSuper(),
            TokenKind.Import => throw DynamicImport(),
            _ => ParsePrimary(),
        };
        if (callee is FunctionExpression { Function.IsArrow: true, IsParenthesized: false })
        {
            throw Fault(at, "Unexpected arrow function");
        }

        while (true)
        {
            CheckCover();
            if (Accept(TokenKind.Dot))
            {
                callee = ParseMember(callee, isOptional: false);
            }
            else if (Kind == TokenKind.LeftBracket)
            {
                callee = ParseIndex(callee, isOptional: false);
            }
            else if (Kind == TokenKind.TemplateStart)
            {
                callee = new TaggedTemplate(Token.Start, callee, ParseTemplate());
            }
            else
            {
                break;
            }
        }

        if (Kind == TokenKind.QuestionDot)
        {
            throw Fault("Invalid optional chain from new expression");
        }

        Leave();
        return new NewExpression(position, callee, Kind == TokenKind.LeftParen ? ParseArguments() : []);
    }

    private SuperReference ParseSuper()
    {
        int position = Token.Start;
        Next();
        bool isAllowed = Kind == TokenKind.LeftParen ? _function.AllowsSuperCall : Kind is TokenKind.Dot or TokenKind.LeftBracket && _function.AllowsSuperProperty;
        return isAllowed ? new SuperReference(position) : throw Fault(position, "'super' keyword unexpected here");
    }

    private TemplateLiteral ParseTemplate()
    {
        int position = Token.Start;
        var parts = new List<TemplatePart>();
        var values = new List<Expression>();
        while (true)
        {
            int at = _lexer.Current.End;
            (string? cooked, string raw, bool isLast) = _lexer.ReadTemplatePart();
            parts.Add(new TemplatePart(at, cooked is null ? null : JsString.Of(cooked), JsString.Of(raw)));
            (_, int end, _) = _lexer.Mark();
            Next();
            if (isLast)
            {
                // The token of a template is only its first quote; the text of a function may end with the last one.
                _lexer.LastEnd = end;
                return new TemplateLiteral(position, parts, values);
            }

            int outer = _pendingCover;
            _pendingCover = -1;
            values.Add(ParseExpression());
            _pendingCover = outer;
            if (Kind != TokenKind.RightBrace)
            {
                throw Unexpected();
            }
        }
    }
}
