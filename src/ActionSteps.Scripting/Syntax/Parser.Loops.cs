namespace ActionSteps.Scripting.Syntax;

/// <content>The forms of <c>for</c>.</content>
internal sealed partial class Parser
{
    private Statement ParseLoopBody()
    {
        _function.Loops++;
        Statement body = ParseStatement();
        _function.Loops--;
        return RefuseFunction(body);
    }

    // A function may have a label, but not as the body of a loop or a branch.
    private Statement RefuseFunction(Statement body)
    {
        Statement inner = body;
        while (inner is LabeledStatement labeled)
        {
            inner = labeled.Body;
        }

        return inner is FunctionDeclaration ? throw Fault(inner.Position, "Function declarations are not allowed as the body of a loop or branch") : body;
    }

    private Statement ParseFor()
    {
        int position = Token.Start;
        Next();
        bool isAwait = false;
        if (IsWord("await"))
        {
            if (!_function.IsAsync)
            {
                throw Unexpected();
            }

            isAwait = true;
            Next();
        }

        Expect(TokenKind.LeftParen);
        Scope scope = PushScope(ScopeKind.Block);
        Statement statement = ParseForHead(position, scope, isAwait);
        PopScope();
        return statement;
    }

    private Statement ParseForHead(int position, Scope scope, bool isAwait)
    {
        if (Kind == TokenKind.Semicolon && !isAwait)
        {
            return ParseForRest(position, scope, initializer: null);
        }

        VariableKind? declares = Kind switch
        {
            TokenKind.Var => VariableKind.Var,
            TokenKind.Const => VariableKind.Const,
            TokenKind.Identifier when IsWord("let") && IsForLet() => VariableKind.Let,
            _ => null,
        };
        if (declares is { } kind)
        {
            return ParseForDeclaration(position, scope, kind, isAwait);
        }

        bool startsWithLet = IsWord("let");
        bool startsWithAsync = IsWord("async") && !Token.HasEscape;
        int start = Token.Start;
        Expression first = ParseExpressionCover(allowsIn: false);
        bool isOf = IsWord("of");
        if (isOf || (Kind == TokenKind.In && !isAwait))
        {
            if (isOf && (startsWithLet || (startsWithAsync && !isAwait && first is Identifier && !first.IsParenthesized)))
            {
                throw Fault(start, "The left-hand side of a for-of loop may not be 'async' or 'let'");
            }

            _pendingCover = -1;
            if (first is CallExpression)
            {
                CheckSimpleTarget(first, "Invalid left-hand side in for-loop", allowsCall: true);
            }

            Expression target = first is CallExpression ? first : ToAssignmentTarget(first);
            return isOf ? ParseForOf(position, scope, target, isAwait) : ParseForIn(position, scope, target);
        }

        CheckCover();
        return !isAwait ? ParseForRest(position, scope, first) : throw Unexpected();
    }

    private Statement ParseForDeclaration(int position, Scope scope, VariableKind kind, bool isAwait)
    {
        int at = Token.Start;
        Next();
        Declarator first = ParseDeclarator(kind, allowsIn: false);
        bool isOf = IsWord("of");
        if (isOf || (Kind == TokenKind.In && !isAwait))
        {
            // Annex B.3.5 leaves one old form: for (var a = 1 in b).
            bool isAllowed = first.Initializer is null || (!isOf && !IsStrict && kind == VariableKind.Var && first.Target is Identifier);
            if (!isAllowed)
            {
                throw Fault(at, "for-in or for-of loop variable declaration may not have an initializer");
            }

            var target = new VariableDeclaration(at, kind, [first]);
            return isOf ? ParseForOf(position, scope, target, isAwait) : ParseForIn(position, scope, target);
        }

        int mark = _parts.Mark;
        _parts.Add(first);
        while (Accept(TokenKind.Comma))
        {
            _parts.Add(ParseDeclarator(kind, allowsIn: false));
        }

        Declarator[] declarators = _parts.Take<Declarator>(mark);
        foreach (Declarator declarator in declarators)
        {
            CheckInitialized(kind, declarator);
        }

        return !isAwait ? ParseForRest(position, scope, new VariableDeclaration(at, kind, declarators)) : throw Unexpected();
    }

    private bool IsForLet()
    {
        (Token Current, int At, int LastEnd) mark = _lexer.Mark();
        Next();
        bool isDeclaration = Kind is TokenKind.LeftBracket or TokenKind.LeftBrace
            || (Kind == TokenKind.Identifier && !(IsWord("of") && IsLetNamedOf()));
        _lexer.Reset(mark);
        return isDeclaration;
    }

    // "for (let of …" declares a variable named of only when "=", ";", "," or "in"/"of" follows.
    private bool IsLetNamedOf() => PeekKind(out _) is not TokenKind.Assign and not TokenKind.Semicolon and not TokenKind.Comma and not TokenKind.In
        and not TokenKind.Identifier;

    private ForStatement ParseForRest(int position, Scope scope, Node? initializer)
    {
        Expect(TokenKind.Semicolon);
        Expression? test = Kind == TokenKind.Semicolon ? null : ParseExpression();
        Expect(TokenKind.Semicolon);
        Expression? update = Kind == TokenKind.RightParen ? null : ParseExpression();
        Expect(TokenKind.RightParen);
        return new ForStatement(position, scope, initializer, test, update, ParseLoopBody());
    }

    private ForInStatement ParseForIn(int position, Scope scope, Node target)
    {
        Next();
        Expression value = ParseExpression();
        Expect(TokenKind.RightParen);
        return new ForInStatement(position, scope, target, value, ParseLoopBody());
    }

    private ForOfStatement ParseForOf(int position, Scope scope, Node target, bool isAwait)
    {
        Next();
        Expression iterable = ParseAssignment();
        Expect(TokenKind.RightParen);
        return new ForOfStatement(position, scope, target, iterable, ParseLoopBody(), isAwait);
    }
}
