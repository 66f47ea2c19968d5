namespace ActionSteps.Scripting.Syntax;

/// <content>Operators and assignments.</content>
internal sealed partial class Parser
{
    /// <summary>Where <c>{ a = 1 }</c> waits for the literal to become a pattern; -1 when nothing waits.</summary>
    private int _pendingCover = -1;

    /// <summary>How many <c>yield</c> and <c>await</c> expressions were read; parameters of arrows must not have any.</summary>
    private int _suspensions;

    /// <summary>How many variables named <c>await</c> were read, not counting functions within.</summary>
    private int _awaitNames;

    private Expression ParseExpression(bool allowsIn = true)
    {
        Expression expression = ParseExpressionCover(allowsIn);
        CheckCover();
        return expression;
    }

    private Expression ParseAssignment(bool allowsIn = true)
    {
        int outer = _pendingCover;
        _pendingCover = -1;
        Expression expression = ParseAssignmentCover(allowsIn);
        CheckCover();
        _pendingCover = outer;
        return expression;
    }

    private void CheckCover()
    {
        if (_pendingCover >= 0)
        {
            throw Fault(_pendingCover, "Invalid shorthand property initializer");
        }
    }

    private Expression ParseExpressionCover(bool allowsIn)
    {
        int position = Token.Start;
        Expression first = ParseAssignmentCover(allowsIn);
        if (Kind != TokenKind.Comma)
        {
            return first;
        }

        var list = new List<Expression> { first };
        while (Accept(TokenKind.Comma))
        {
            list.Add(ParseAssignmentCover(allowsIn));
        }

        return new SequenceExpression(position, list);
    }

    private Expression ParseAssignmentCover(bool allowsIn)
    {
        Enter();
        Expression expression = ParseAssignmentInner(allowsIn);
        Leave();
        return expression;
    }

    private Expression ParseAssignmentInner(bool allowsIn)
    {
        int position = Token.Start;
        if (IsWord("yield") && _function.IsGenerator)
        {
            return ParseYield(allowsIn);
        }

        if (Kind == TokenKind.Identifier && TryParseSimpleArrow(position, allowsIn, out Expression? arrow))
        {
            return arrow;
        }

        int outerCover = _pendingCover;
        _pendingCover = -1;
        Expression left = ParseConditional(allowsIn);
        if (left is FunctionExpression { Function.IsArrow: true, IsParenthesized: false } || Kind is < TokenKind.Assign or > TokenKind.CoalesceAssign)
        {
            _pendingCover = outerCover >= 0 ? outerCover : _pendingCover;
            return left;
        }

        TokenKind operation = Kind;
        Expression target;
        if (operation == TokenKind.Assign && left is ObjectLiteral or ArrayLiteral && operation == TokenKind.Assign && !left.IsParenthesized)
        {
            _pendingCover = -1;
            target = ToAssignmentTarget(left);
        }
        else
        {
            CheckCover();
            bool allowsCall = operation is not (TokenKind.LogicalAndAssign or TokenKind.LogicalOrAssign or TokenKind.CoalesceAssign);
            CheckSimpleTarget(left, "Invalid left-hand side in assignment", allowsCall);
            target = left;
        }

        Next();
        Expression value = ParseAssignment(allowsIn);
        _pendingCover = outerCover;
        return new AssignmentExpression(position, operation, target, value);
    }

    // Sloppy code may have a call as target, which fails when it is executed: pages of the web rely on it.
    private void CheckSimpleTarget(Expression target, string message, bool allowsCall = false)
    {
        switch (target)
        {
            case Identifier name:
                CheckBindable(name.Name, name.Position);
                break;
            case MemberExpression { IsOptional: false } or IndexExpression { IsOptional: false } or PrivateMemberExpression { IsOptional: false }:
                break;
            case CallExpression { Callee: not SuperReference } when allowsCall && !IsStrict:
                break;
            default:
                throw Fault(target.Position, message);
        }
    }

    private YieldExpression ParseYield(bool allowsIn)
    {
        int position = Token.Start;
        if (_function.InParameters)
        {
            throw Fault("Yield expression not allowed in formal parameter");
        }

        _suspensions++;
        Next();
        if (Token.AfterLineBreak)
        {
            return new YieldExpression(position, null, isDelegate: false);
        }

        if (Accept(TokenKind.Star))
        {
            return new YieldExpression(position, ParseAssignment(allowsIn), isDelegate: true);
        }

        bool isBare = Kind is TokenKind.RightParen or TokenKind.RightBracket or TokenKind.RightBrace or TokenKind.Comma
            or TokenKind.Semicolon or TokenKind.Colon or TokenKind.EndOfSource or TokenKind.In;
        return new YieldExpression(position, isBare ? null : ParseAssignment(allowsIn), isDelegate: false);
    }

    private Expression ParseConditional(bool allowsIn)
    {
        int position = Token.Start;
        Expression test = ParseBinary(0, allowsIn);
        if (Kind != TokenKind.Question || test is FunctionExpression { Function.IsArrow: true, IsParenthesized: false })
        {
            return test;
        }

        CheckCover();
        Next();
        Expression consequent = ParseAssignment();
        Expect(TokenKind.Colon);
        Expression alternate = ParseAssignment(allowsIn);
        return new ConditionalExpression(position, test, consequent, alternate);
    }

    private static int Precedence(TokenKind kind) => kind switch
    {
        TokenKind.Coalesce => 1,
        TokenKind.LogicalOr => 2,
        TokenKind.LogicalAnd => 3,
        TokenKind.Or => 4,
        TokenKind.Xor => 5,
        TokenKind.And => 6,
        TokenKind.Equal or TokenKind.NotEqual or TokenKind.StrictEqual or TokenKind.StrictNotEqual => 7,
        TokenKind.Less or TokenKind.Greater or TokenKind.LessEqual or TokenKind.GreaterEqual or TokenKind.InstanceOf or TokenKind.In => 8,
        TokenKind.ShiftLeft or TokenKind.ShiftRight or TokenKind.ShiftRightUnsigned => 9,
        TokenKind.Plus or TokenKind.Minus => 10,
        TokenKind.Star or TokenKind.Slash or TokenKind.Percent => 11,
        TokenKind.Power => 12,
        _ => 0,
    };

    private Expression ParseBinary(int minimum, bool allowsIn)
    {
        int position = Token.Start;
        Expression left = Kind == TokenKind.PrivateName ? ParsePrivateIn(minimum, allowsIn) : ParseUnary();
        if (left is FunctionExpression { Function.IsArrow: true, IsParenthesized: false })
        {
            return left;
        }

        while (true)
        {
            TokenKind operation = Kind;
            int precedence = Precedence(operation);
            if (precedence <= minimum || (operation == TokenKind.In && !allowsIn))
            {
                return left;
            }

            CheckCover();
            if (operation == TokenKind.Power && left is UnaryExpression or AwaitExpression && operation == TokenKind.Power && !left.IsParenthesized)
            {
                if (left is UnaryExpression)
                {
                    throw Fault("Unary operator used immediately before exponentiation expression. Parenthesis must be used to disambiguate operator precedence");
                }
            }

            Next();
            Enter();
            Expression right = ParseBinary(operation == TokenKind.Power ? precedence - 1 : precedence, allowsIn);
            Leave();
            CheckCover();
            if (right is FunctionExpression { Function.IsArrow: true, IsParenthesized: false })
            {
                throw Fault(right.Position, "Malformed arrow function parameter list");
            }

            left = Combine(position, operation, left, right);
        }
    }

    private Expression Combine(int position, TokenKind operation, Expression left, Expression right)
    {
        if (operation > TokenKind.LogicalAnd)
        {
            return new BinaryExpression(position, operation, left, right);
        }

        bool mixes = operation == TokenKind.Coalesce
            ? IsBareLogical(left, isCoalesce: false) || IsBareLogical(right, isCoalesce: false)
            : IsBareLogical(left, isCoalesce: true) || IsBareLogical(right, isCoalesce: true);
        return mixes ? throw Fault(position, "Cannot mix '??' with '||' or '&&' without parentheses") : new LogicalExpression(position, operation, left, right);
    }

    private static bool IsBareLogical(Expression expression, bool isCoalesce) =>
        expression is LogicalExpression { IsParenthesized: false } logical && logical.Operator == TokenKind.Coalesce == isCoalesce;

    private PrivateInExpression ParsePrivateIn(int minimum, bool allowsIn)
    {
        int position = Token.Start;
        PrivateNameReference name = ParsePrivateName();
        if (Kind != TokenKind.In || !allowsIn || minimum >= 8)
        {
            throw Unexpected();
        }

        Next();
        Expression right = ParseBinary(8, allowsIn);
        return right is FunctionExpression { Function.IsArrow: true, IsParenthesized: false }
            ? throw Fault(right.Position, "Malformed arrow function parameter list")
            : new PrivateInExpression(position, name, right);
    }

    private Expression ParseUnary()
    {
        int position = Token.Start;
        TokenKind operation = Kind;
        switch (operation)
        {
            case TokenKind.Delete or TokenKind.Void or TokenKind.TypeOf or TokenKind.Plus or TokenKind.Minus or TokenKind.Tilde or TokenKind.Not:
                Next();
                Enter();
                Expression operand = ParseUnary();
                Leave();
                CheckCover();
                if (operation == TokenKind.Delete)
                {
                    CheckDelete(operand);
                }

                return new UnaryExpression(position, operation, operand);
            case TokenKind.Increment or TokenKind.Decrement:
                Next();
                Enter();
                Expression target = ParseUnary();
                Leave();
                CheckCover();
                CheckSimpleTarget(target, "Invalid left-hand side expression in prefix operation", allowsCall: true);
                return new UpdateExpression(position, operation == TokenKind.Increment, isPrefix: true, target);
            case TokenKind.Identifier when _function.IsAsync && IsWord("await"):
                return ParseAwait();
            default:
                return ParsePostfix();
        }
    }

    private AwaitExpression ParseAwait()
    {
        int position = Token.Start;
        if (_function.InParameters)
        {
            throw Fault("Illegal await-expression in formal parameters of async function");
        }

        _suspensions++;
        Next();
        Enter();
        Expression argument = ParseUnary();
        Leave();
        CheckCover();
        return new AwaitExpression(position, argument);
    }

    private void CheckDelete(Expression operand)
    {
        if (IsStrict && operand is Identifier)
        {
            throw Fault(operand.Position, "Delete of an unqualified identifier in strict mode.");
        }

        Expression last = operand is OptionalChain chain ? chain.Expression : operand;
        if (last is PrivateMemberExpression)
        {
            throw Fault(operand.Position, "Private fields can not be deleted");
        }
    }

    private Expression ParsePostfix()
    {
        int position = Token.Start;
        Expression target = ParseLeftHandSide();
        if (Kind is not (TokenKind.Increment or TokenKind.Decrement) || Token.AfterLineBreak)
        {
            return target;
        }

        CheckCover();
        CheckSimpleTarget(target, "Invalid left-hand side expression in postfix operation", allowsCall: true);
        bool isIncrement = Kind == TokenKind.Increment;
        Next();
        return new UpdateExpression(position, isIncrement, isPrefix: false, target);
    }
}
