namespace ActionSteps.Scripting.Syntax;

/// <content>Functions and arrows.</content>
internal sealed partial class Parser
{
    private List<(string Name, int Position)> _parameterNames = [];

    private FunctionDeclaration ParseFunctionDeclaration(int position, bool isAsync)
    {
        Next();
        bool isGenerator = Accept(TokenKind.Star);
        int at = Token.Start;
        string text = ExpectIdentifier();
        CheckBindable(text, at);
        var name = new Identifier(at, text);
        var node = new FunctionNode(position, FunctionKind.Normal, isAsync, isGenerator) { Name = text };
        var declaration = new FunctionDeclaration(position, node, name);
        DeclareFunction(declaration, isPlain: !isAsync && !isGenerator, at);
        ParseFunctionRest(node);
        if (node.IsStrict && text is "eval" or "arguments" && node.IsStrict)
        {
            throw Fault(at, "Unexpected eval or arguments in strict mode");
        }

        return declaration;
    }

    private FunctionExpression ParseFunctionExpression(int position, bool isAsync)
    {
        Next();
        bool isGenerator = Accept(TokenKind.Star);
        var node = new FunctionNode(position, FunctionKind.Normal, isAsync, isGenerator);
        if (Kind != TokenKind.LeftParen)
        {
            int at = Token.Start;
            if (Kind == TokenKind.Identifier && ((isGenerator && Token.Text == "yield") || (isAsync && Token.Text == "await")))
            {
                throw Unexpected();
            }

            bool isOwnAwait = Kind == TokenKind.Identifier && Token.Text == "await" && !isAsync;
            node.Name = isOwnAwait || (Kind == TokenKind.Identifier && Token.Text == "yield" && !IsStrict) ? TakeText() : ExpectIdentifier();
            CheckBindable(node.Name, at);
            node.SelfName = new Identifier(at, node.Name);
            node.SelfScope = new Scope(ScopeKind.FunctionName);
            node.SelfScope.Declare(node.Name, VariableKind.FunctionName);
        }

        ParseFunctionRest(node);
        if (node.IsStrict && node.Name is "eval" or "arguments" && node.IsStrict)
        {
            throw Fault(position, "Unexpected eval or arguments in strict mode");
        }

        return new FunctionExpression(position, node);
    }

    private string TakeText()
    {
        string text = Token.Text;
        Next();
        return text;
    }

    /// <summary>Parameters and body of a function or method, from the opening parenthesis on.</summary>
    private FunctionNode ParseFunctionRest(FunctionNode node)
    {
        FunctionState outer = EnterFunction(node);
        int awaitNames = _awaitNames;
        _function.InParameters = true;
        Expect(TokenKind.LeftParen);
        var parameters = new List<Parameter>();
        while (Kind != TokenKind.RightParen)
        {
            int at = Token.Start;
            bool isRest = Accept(TokenKind.Ellipsis);
            Expression target = ParseBindingTarget(VariableKind.Parameter);
            Expression? value = !isRest && Accept(TokenKind.Assign) ? ParseAssignment() : null;
            parameters.Add(new Parameter(at, target, value, isRest));
            if (isRest || Kind == TokenKind.RightParen)
            {
                break;
            }

            Expect(TokenKind.Comma);
        }

        Expect(TokenKind.RightParen);
        _function.InParameters = false;
        CheckAccessor(node, parameters);
        SetParameters(node, parameters);
        ParseBody(node);
        _awaitNames = awaitNames;
        LeaveFunction(node, outer);
        return node;
    }

    private void CheckAccessor(FunctionNode node, List<Parameter> parameters)
    {
        if (node.FunctionKind == FunctionKind.Getter && parameters.Count != 0)
        {
            throw Fault(node.Position, "Getter must not have any formal parameters.");
        }

        if (node.FunctionKind == FunctionKind.Setter && parameters is not [{ IsRest: false }])
        {
            throw Fault(node.Position, "Setter must have exactly one formal parameter.");
        }
    }

    private FunctionExpression ParseArrow(int position, List<Parameter> parameters, bool isAsync, bool allowsIn) =>
        ParseArrow(position, _ => parameters, isAsync, allowsIn);

    private FunctionExpression ParseArrow(int position, Func<FunctionNode, List<Parameter>> parameters, bool isAsync, bool allowsIn)
    {
        if (Kind != TokenKind.Arrow || Token.AfterLineBreak)
        {
            throw Unexpected();
        }

        var node = new FunctionNode(position, FunctionKind.Arrow, isAsync, isGenerator: false);
        FunctionState outer = EnterFunction(node);
        List<Parameter> list = parameters(node);
        foreach (Parameter parameter in list)
        {
            if (parameter.Target is Identifier name && _scope.Find(name.Name) is null)
            {
                CheckBindable(name.Name, name.Position);
                Bind(name.Name, VariableKind.Parameter, name.Position);
            }
        }

        SetParameters(node, list);
        int awaitNames = _awaitNames;
        _function.IsStaticBlock = false;
        Next();
        if (Kind == TokenKind.LeftBrace)
        {
            ParseBody(node);
        }
        else
        {
            OpenBodyScope(node);
            node.IsStrict = IsStrict;
            CheckParameterNames(node);
            node.ExpressionBody = ParseAssignment(allowsIn);
            CloseBodyScope(node);
        }

        _awaitNames = awaitNames;
        LeaveFunction(node, outer);
        return new FunctionExpression(position, node);
    }

    /// <summary>Makes parameters of what was read between parentheses; the names belong to the arrow, so this runs inside it.</summary>
    private Func<FunctionNode, List<Parameter>> ToParameters(Expression[] items) => _ =>
    {
        var parameters = new List<Parameter>();
        foreach (Expression item in items)
        {
            if (item is SpreadElement rest)
            {
                if (rest.Argument is AssignmentExpression)
                {
                    throw Fault(rest.Position, "Rest parameter may not have a default initializer");
                }

                parameters.Add(new Parameter(item.Position, ToPattern(rest.Argument, isBinding: true), null, isRest: true));
                continue;
            }

            PatternElement element = ToElement(item, isBinding: true);
            parameters.Add(new Parameter(item.Position, element.Target, element.Default, isRest: false));
        }

        return parameters;
    };

    private FunctionState EnterFunction(FunctionNode node)
    {
        FunctionState outer = _function;
        bool isArrow = node.IsArrow;
        bool isMethod = node.FunctionKind is not FunctionKind.Normal and not FunctionKind.Arrow;
        node.Scope.Parent = _scope;
        _scope = node.Scope;
        _function = new FunctionState(node, outer)
        {
            IsStrict = outer.IsStrict,
            IsAsync = node.IsAsync,
            IsGenerator = node.IsGenerator,
            AllowsSuperProperty = isArrow ? outer.AllowsSuperProperty : isMethod,
            AllowsSuperCall = isArrow ? outer.AllowsSuperCall : node.FunctionKind == FunctionKind.DerivedConstructor,
            AllowsNewTarget = !isArrow || outer.AllowsNewTarget,
            ForbidsArguments = isArrow && outer.ForbidsArguments,
            IsStaticBlock = isArrow && outer.IsStaticBlock,
        };
        (_outerParameterNames ??= new()).Push(_parameterNames);
        _parameterNames = [];
        return outer;
    }

    private Stack<List<(string Name, int Position)>>? _outerParameterNames;

    private void LeaveFunction(FunctionNode node, FunctionState outer)
    {
        node.End = _lexer.LastEnd;
        _parameterNames = _outerParameterNames!.Pop();
        _function = outer;
        _scope = node.Scope.Parent!;
    }

    private static void SetParameters(FunctionNode node, List<Parameter> parameters)
    {
        node.Parameters = parameters;
        foreach (Parameter parameter in parameters)
        {
            node.HasSimpleParameters &= parameter is { Target: Identifier, Default: null, IsRest: false };
            node.HasParameterExpressions |= parameter.Default is not null || parameter.Target is not Identifier;
        }
    }

    private void OpenBodyScope(FunctionNode node)
    {
        if (node.HasParameterExpressions)
        {
            node.BodyScope = PushScope(ScopeKind.FunctionBody);
        }
        else
        {
            node.BodyScope = node.Scope;
        }

        _function.VarScope = node.BodyScope;
    }

    private void CloseBodyScope(FunctionNode node)
    {
        FinishHoisting();
        if (!ReferenceEquals(node.BodyScope, node.Scope))
        {
            PopScope();
        }
    }

    private void ParseBody(FunctionNode node)
    {
        OpenBodyScope(node);
        Expect(TokenKind.LeftBrace);
        node.Body = ParseDirectivesAndStatements(TokenKind.RightBrace);
        CloseBodyScope(node);
        node.IsStrict = IsStrict;
        CheckParameterNames(node);

        // What follows the brace belongs to the outer code, which may be sloppy.
        _function.IsStrict = _function.Outer!.IsStrict;
        if (Kind != TokenKind.RightBrace)
        {
            throw Unexpected();
        }

        Next();
    }

    private void CheckParameterNames(FunctionNode node)
    {
        bool mustBeUnique = node.IsStrict || !node.HasSimpleParameters || node.FunctionKind != FunctionKind.Normal;
        HashSet<string>? seen = null;
        foreach ((string name, int position) in _parameterNames)
        {
            if (node.IsStrict && (name is "eval" or "arguments" or "yield" || IsStrictReserved(name)))
            {
                throw Fault(position, $"Unexpected '{name}' in strict mode");
            }

            if (_parameterNames.Count > 1 && !(seen ??= []).Add(name) && mustBeUnique)
            {
                throw Fault(position, "Duplicate parameter name not allowed in this context");
            }
        }

        if (node.IsStrict && IsStrictReserved(node.Name) && node.FunctionKind == FunctionKind.Normal)
        {
            throw Fault(node.Position, "Unexpected strict mode reserved word");
        }
    }

    private static bool IsStrictReserved(string name) =>
        name is "let" or "static" or "implements" or "interface" or "package" or "private" or "protected" or "public" or "yield";
}
