namespace ActionSteps.Scripting.Syntax;

/// <content>Branches, jumps, exceptions and <c>switch</c>.</content>
internal sealed partial class Parser
{
    private IfStatement ParseIf()
    {
        int position = Token.Start;
        Next();
        Expression test = ParseParenthesized();
        Statement consequent = ParseIfBranch();
        Statement? alternate = Accept(TokenKind.Else) ? ParseIfBranch() : null;
        return new IfStatement(position, test, consequent, alternate);
    }

    // Annex B.3.3: a sloppy branch may be a function, as if it stood in a block.
    private Statement ParseIfBranch()
    {
        if (Kind != TokenKind.Function || IsStrict)
        {
            return RefuseFunction(ParseStatement());
        }

        int position = Token.Start;
        if (PeekKind(out _) == TokenKind.Star)
        {
            throw Unexpected();
        }

        Scope scope = PushScope(ScopeKind.Block);
        Statement function = ParseFunctionDeclaration(position, isAsync: false);
        PopScope();
        return new BlockStatement(position, [function], scope);
    }

    private DoWhileStatement ParseDo()
    {
        int position = Token.Start;
        Next();
        Statement body = ParseLoopBody();
        Expect(TokenKind.While);
        Expression test = ParseParenthesized();
        Accept(TokenKind.Semicolon);
        return new DoWhileStatement(position, body, test);
    }

    private Statement ParseJump()
    {
        int position = Token.Start;
        bool isBreak = Kind == TokenKind.Break;
        Next();
        string? label = null;
        if (Kind == TokenKind.Identifier && !Token.AfterLineBreak)
        {
            label = ExpectIdentifier();
            bool isKnown = false;
            foreach ((string name, bool isLoop) in _function.Labels)
            {
                isKnown |= name == label && (isBreak || isLoop);
            }

            if (!isKnown)
            {
                throw Fault(position, $"Undefined label '{label}'");
            }
        }
        else if (_function.Loops == 0 && (!isBreak || _function.Switches == 0))
        {
            throw Fault(position, isBreak ? "Illegal break statement" : "Illegal continue statement: no surrounding iteration statement");
        }

        ExpectSemicolon();
        return isBreak ? new BreakStatement(position, label) : new ContinueStatement(position, label);
    }

    private ReturnStatement ParseReturn()
    {
        int position = Token.Start;
        if (_function.Node.FunctionKind is FunctionKind.Program or FunctionKind.StaticInitializer)
        {
            throw Fault("Illegal return statement");
        }

        Next();
        Expression? argument = Kind is TokenKind.Semicolon or TokenKind.RightBrace or TokenKind.EndOfSource || Token.AfterLineBreak
            ? null
            : ParseExpression();
        ExpectSemicolon();
        return new ReturnStatement(position, argument);
    }

    private ThrowStatement ParseThrow()
    {
        int position = Token.Start;
        Next();
        if (Token.AfterLineBreak)
        {
            throw Fault("Illegal newline after throw");
        }

        Expression argument = ParseExpression();
        ExpectSemicolon();
        return new ThrowStatement(position, argument);
    }

    private TryStatement ParseTry()
    {
        int position = Token.Start;
        Next();
        BlockStatement block = ParseBlock(ScopeKind.Block);
        CatchClause? handler = Kind == TokenKind.Catch ? ParseCatch() : null;
        BlockStatement? finalizer = Accept(TokenKind.Finally) ? ParseBlock(ScopeKind.Block) : null;
        return handler is not null || finalizer is not null
            ? new TryStatement(position, block, handler, finalizer)
            : throw Fault("Missing catch or finally after try");
    }

    private CatchClause ParseCatch()
    {
        int position = Token.Start;
        Next();
        Scope scope = PushScope(ScopeKind.Catch);
        Expression? parameter = null;
        if (Accept(TokenKind.LeftParen))
        {
            parameter = ParseBindingTarget(Kind == TokenKind.Identifier ? VariableKind.CatchParameter : VariableKind.Let);
            Expect(TokenKind.RightParen);
        }

        BlockStatement body = ParseCatchBody();
        PopScope();
        return new CatchClause(position, parameter, body, scope);
    }

    private BlockStatement ParseCatchBody()
    {
        int position = Token.Start;
        Expect(TokenKind.LeftBrace);
        Scope scope = PushScope(ScopeKind.Block);
        var statements = new List<Statement>();
        while (Kind is not TokenKind.RightBrace and not TokenKind.EndOfSource)
        {
            _isCatchBody = true;
            statements.Add(ParseStatement(isListItem: true));
        }

        _isCatchBody = false;
        Expect(TokenKind.RightBrace);
        PopScope();
        return new BlockStatement(position, statements, scope);
    }

    private SwitchStatement ParseSwitch()
    {
        int position = Token.Start;
        Next();
        Expression discriminant = ParseParenthesized();
        Expect(TokenKind.LeftBrace);
        Scope scope = PushScope(ScopeKind.Switch);
        _function.Switches++;
        var cases = new List<SwitchCase>();
        bool hasDefault = false;
        while (!Accept(TokenKind.RightBrace))
        {
            int at = Token.Start;
            Expression? test = null;
            if (Accept(TokenKind.Case))
            {
                test = ParseExpression();
            }
            else
            {
                Expect(TokenKind.Default);
                hasDefault = hasDefault ? throw Fault(at, "More than one default clause in switch statement") : true;
            }

            Expect(TokenKind.Colon);
            var body = new List<Statement>();
            while (Kind is not TokenKind.Case and not TokenKind.Default and not TokenKind.RightBrace and not TokenKind.EndOfSource)
            {
                body.Add(ParseStatement(isListItem: true));
            }

            cases.Add(new SwitchCase(at, test, body));
        }

        _function.Switches--;
        PopScope();
        return new SwitchStatement(position, discriminant, cases, scope);
    }
}
