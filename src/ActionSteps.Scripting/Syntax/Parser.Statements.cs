namespace ActionSteps.Scripting.Syntax;

/// <content>Statements.</content>
internal sealed partial class Parser
{
    private Statement[] ParseDirectivesAndStatements(TokenKind end)
    {
        int mark = _parts.Mark;
        bool hasOctal = false;
        bool inDirectives = true;
        while (Kind != end)
        {
            if (inDirectives && Kind == TokenKind.String)
            {
                Token directive = Token;
                hasOctal |= directive.HasOctal;
                Statement statement = ParseStatement(isListItem: true);
                _parts.Add(statement);
                if (statement is ExpressionStatement { Expression: StringLiteral { IsParenthesized: false } literal } && literal.Position == directive.Start)
                {
                    bool isUseStrict = directive.End - directive.Start == 12 && directive is { HasEscape: false, Text: "use strict" };
                    if (isUseStrict)
                    {
                        BecomeStrict(directive.Start, hasOctal);
                    }
                }
                else
                {
                    inDirectives = false;
                }

                continue;
            }

            inDirectives = false;
            _parts.Add(ParseStatement(isListItem: true));
        }

        return _parts.Take<Statement>(mark);
    }

    private void BecomeStrict(int position, bool hasOctal)
    {
        if (!_function.Node.HasSimpleParameters)
        {
            throw Fault(position, "Illegal 'use strict' directive in function with non-simple parameter list");
        }

        if (hasOctal)
        {
            throw Fault(position, "Octal escape sequences are not allowed in strict mode.");
        }

        _function.IsStrict = true;

        // The token after the directive was read as sloppy code.
        if (Token.HasOctal)
        {
            throw Fault("Octal literals are not allowed in strict mode.");
        }
    }

    private Statement ParseStatement(bool isListItem = false)
    {
        Enter();
        Statement statement = ParseStatementInner(isListItem);
        Leave();
        return statement;
    }

    private Statement ParseStatementInner(bool isListItem)
    {
        int position = Token.Start;
        if (IsEscapedKeyword)
        {
            throw Fault("Keyword must not contain escaped characters");
        }

        switch (Kind)
        {
            case TokenKind.LeftBrace:
                return ParseBlock(ScopeKind.Block);
            case TokenKind.Semicolon or TokenKind.Debugger:
                bool isDebugger = Kind == TokenKind.Debugger;
                Next();
                if (isDebugger)
                {
                    ExpectSemicolon();
                }

                return new EmptyStatement(position);
            case TokenKind.Var:
                return ParseVariables(VariableKind.Var);
            case TokenKind.Const:
                return isListItem ? ParseVariables(VariableKind.Const) : throw Unexpected();
            case TokenKind.Function:
                return isListItem ? ParseFunctionDeclaration(position, isAsync: false) : throw Fault("Function declarations are only allowed in a block or at the top of a script here");
            case TokenKind.Class:
                return isListItem ? ParseClassDeclaration() : throw Unexpected();
            case TokenKind.If:
                return ParseIf();
            case TokenKind.For:
                return ParseFor();
            case TokenKind.While:
                Next();
                Expression test = ParseParenthesized();
                return new WhileStatement(position, test, ParseLoopBody());
            case TokenKind.Do:
                return ParseDo();
            case TokenKind.Continue or TokenKind.Break:
                return ParseJump();
            case TokenKind.Return:
                return ParseReturn();
            case TokenKind.Switch:
                return ParseSwitch();
            case TokenKind.Throw:
                return ParseThrow();
            case TokenKind.Try:
                return ParseTry();
            case TokenKind.With:
                throw Fault("The 'with' statement is not offered");
            case TokenKind.Import when PeekKind(out _) is not TokenKind.LeftParen and not TokenKind.Dot:
                throw Fault("Modules are not offered: cannot use 'import' in a script");
            case TokenKind.Export:
                throw Fault("Modules are not offered: cannot use 'export' in a script");
            case TokenKind.Identifier:
                return ParseIdentifierStatement(position, isListItem);
            default:
                return ParseExpressionStatement(position);
        }
    }

    private Statement ParseIdentifierStatement(int position, bool isListItem)
    {
        if (IsWord("let") && IsLetDeclaration(isListItem))
        {
            return isListItem ? ParseVariables(VariableKind.Let) : throw Fault("Lexical declaration cannot appear in a single-statement context");
        }

        if (IsWord("async") && PeekKind(out bool afterBreak) == TokenKind.Function && !afterBreak)
        {
            if (!isListItem)
            {
                throw Fault("Async functions can only be declared at the top level or inside a block");
            }

            Next();
            return ParseFunctionDeclaration(position, isAsync: true);
        }

        if (IsIdentifier && PeekKind(out _) == TokenKind.Colon)
        {
            return ParseLabeled();
        }

        return ParseExpressionStatement(position);
    }

    private bool IsLetDeclaration(bool isListItem)
    {
        (Token Current, int At, int LastEnd) mark = _lexer.Mark();
        Next();
        TokenKind kind = Kind;
        bool isDeclaration = kind == TokenKind.LeftBracket
            || (kind is TokenKind.LeftBrace or TokenKind.Identifier && (isListItem || !Token.AfterLineBreak))
            || (isListItem && IsStrict && kind >= TokenKind.Break && kind is not TokenKind.In and not TokenKind.InstanceOf);
        isDeclaration &= kind != TokenKind.Identifier || isListItem || !Token.AfterLineBreak;
        _lexer.Reset(mark);
        return isDeclaration;
    }

    private ExpressionStatement ParseExpressionStatement(int position)
    {
        Expression expression = ParseExpression();
        ExpectSemicolon();
        return new ExpressionStatement(position, expression);
    }

    // All labels in front of a statement together: they belong to a loop also through further labels.
    private Statement ParseLabeled()
    {
        var labels = new List<(string Name, int Position)>();
        do
        {
            int position = Token.Start;
            string label = ExpectIdentifier();
            Expect(TokenKind.Colon);
            bool isKnown = labels.Exists(other => other.Name == label) || _function.Labels.Exists(other => other.Name == label);
            labels.Add(isKnown ? throw Fault(position, $"Label '{label}' has already been declared") : (label, position));
            Enter();
        }
        while (IsIdentifier && PeekKind(out _) == TokenKind.Colon);

        bool isLoop = Kind is TokenKind.For or TokenKind.While or TokenKind.Do;
        foreach ((string name, _) in labels)
        {
            _function.Labels.Add((name, isLoop));
        }

        Statement body = ParseLabeledBody();
        _function.Labels.RemoveRange(_function.Labels.Count - labels.Count, labels.Count);
        for (int i = labels.Count - 1; i >= 0; i--)
        {
            Leave();
            body = new LabeledStatement(labels[i].Position, labels[i].Name, body);
        }

        return body;
    }

    private Statement ParseLabeledBody()
    {
        Statement body;
        if (Kind == TokenKind.Function)
        {
            if (IsStrict || PeekKind(out _) == TokenKind.Star)
            {
                throw Fault("In strict mode code, functions can only be declared at top level or inside a block");
            }

            body = ParseFunctionDeclaration(Token.Start, isAsync: false);
        }
        else
        {
            body = ParseStatement();
        }

        return body;
    }

    private BlockStatement ParseBlock(ScopeKind kind)
    {
        int position = Token.Start;
        Expect(TokenKind.LeftBrace);
        Scope scope = PushScope(kind);
        Statement[] statements = ParseStatementList();
        Expect(TokenKind.RightBrace);
        PopScope();
        return new BlockStatement(position, statements, scope);
    }

    private Statement[] ParseStatementList()
    {
        int mark = _parts.Mark;
        while (Kind is not TokenKind.RightBrace and not TokenKind.EndOfSource)
        {
            _parts.Add(ParseStatement(isListItem: true));
        }

        return _parts.Take<Statement>(mark);
    }

    private VariableDeclaration ParseVariables(VariableKind kind)
    {
        int position = Token.Start;
        Next();
        int mark = _parts.Mark;
        do
        {
            _parts.Add(ParseDeclarator(kind, allowsIn: true));
        }
        while (Accept(TokenKind.Comma));
        Declarator[] declarators = _parts.Take<Declarator>(mark);
        ExpectSemicolon();
        foreach (Declarator declarator in declarators)
        {
            CheckInitialized(kind, declarator);
        }

        return new VariableDeclaration(position, kind, declarators);
    }

    private void CheckInitialized(VariableKind kind, Declarator declarator)
    {
        if (declarator.Initializer is null && (kind == VariableKind.Const || declarator.Target is not Identifier))
        {
            throw Fault(declarator.Position, kind == VariableKind.Const ? "Missing initializer in const declaration" : "Missing initializer in destructuring declaration");
        }
    }

    private Declarator ParseDeclarator(VariableKind kind, bool allowsIn)
    {
        int position = Token.Start;
        Expression target = ParseBindingTarget(kind);
        Expression? initializer = Accept(TokenKind.Assign) ? ParseAssignment(allowsIn) : null;
        return new Declarator(position, target, initializer);
    }

    private Expression ParseParenthesized()
    {
        Expect(TokenKind.LeftParen);
        Expression expression = ParseExpression();
        Expect(TokenKind.RightParen);
        return expression;
    }
}
