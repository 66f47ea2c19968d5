namespace ActionSteps.Scripting.Syntax;

/// <content>Classes.</content>
internal sealed partial class Parser
{
    private ClassState? _classes;

    private ClassDeclaration ParseClassDeclaration()
    {
        int position = Token.Start;
        ClassNode node = ParseClass(isDeclaration: true);
        return new ClassDeclaration(position, node);
    }

    private ClassNode ParseClass(bool isDeclaration)
    {
        var node = new ClassNode(Token.Start);
        Next();
        bool wasStrict = _function.IsStrict;
        _function.IsStrict = true;
        if (Kind == TokenKind.Identifier || isDeclaration)
        {
            int at = Token.Start;
            string name = ExpectIdentifier();
            CheckBindable(name, at);
            node.Name = new Identifier(at, name);
            if (isDeclaration)
            {
                Declare(name, VariableKind.Class, at);
            }

            node.Scope.Declare(name, VariableKind.Const);
        }

        node.Scope.Parent = _scope;
        _scope = node.Scope;
        if (Accept(TokenKind.Extends))
        {
            // Private names of the class are not in scope of its heritage.
            Enter();
            node.Heritage = ParseLeftHandSide();
            Leave();
            CheckCover();
            if (node.Heritage is FunctionExpression { Function.IsArrow: true, IsParenthesized: false })
            {
                throw Unexpected();
            }
        }

        _classes = new ClassState(_classes);
        ParseClassBody(node);
        ResolvePrivateNames();
        _scope = node.Scope.Parent;
        _function.IsStrict = wasStrict;
        node.End = _lexer.LastEnd;
        return node;
    }

    private void ParseClassBody(ClassNode node)
    {
        if (Kind != TokenKind.LeftBrace)
        {
            throw Unexpected();
        }

        Next();
        var members = new List<ClassMember>();
        while (Kind != TokenKind.RightBrace)
        {
            if (!Accept(TokenKind.Semicolon))
            {
                ParseClassMember(node, members);
            }
        }

        Next();
        node.Members = members;
        node.FieldInitializer = Initializer(node, members, FunctionKind.FieldInitializer);
        node.StaticInitializer = Initializer(node, members, FunctionKind.StaticInitializer);
    }

    private static FunctionNode? Initializer(ClassNode node, List<ClassMember> members, FunctionKind kind)
    {
        bool isStatic = kind == FunctionKind.StaticInitializer;
        List<ClassMember> fields = members.FindAll(member =>
            member.IsStatic == isStatic
            && (member.MemberKind is ClassMemberKind.Field or ClassMemberKind.StaticBlock || (member.PrivateName is not null && !isStatic)));
        if (fields.Count == 0)
        {
            return null;
        }

        var function = new FunctionNode(node.Position, kind, isAsync: false, isGenerator: false) { IsStrict = true, Fields = fields };
        function.BodyScope = function.Scope;
        return function;
    }

    private void ResolvePrivateNames()
    {
        ClassState state = _classes!;
        _classes = state.Outer;
        foreach (PrivateNameReference name in state.Used)
        {
            if (state.Declared.ContainsKey(name.Name))
            {
                continue;
            }

            if (_classes is null)
            {
                throw Fault(name.Position, $"Private field '#{name.Name}' must be declared in an enclosing class");
            }

            _classes.Used.Add(name);
        }
    }

    private void ParseClassMember(ClassNode node, List<ClassMember> members)
    {
        int position = Token.Start;
        bool isStatic = false;
        if (IsWord("static") && !IsMemberEnd(PeekKind(out _)))
        {
            Next();
            isStatic = true;
            if (Kind == TokenKind.LeftBrace)
            {
                members.Add(ParseStaticBlock(position));
                return;
            }

            position = Token.Start;
        }

        bool isAsync = false;
        bool isGenerator = false;
        ClassMemberKind kind = ClassMemberKind.Field;
        bool isMethod = false;
        if (IsWord("async") && !IsMemberEnd(PeekKind(out bool afterBreak)) && !afterBreak)
        {
            Next();
            isAsync = isMethod = true;
        }

        if (Accept(TokenKind.Star))
        {
            isGenerator = isMethod = true;
        }

        if (!isMethod && (IsWord("get") || IsWord("set")) && PeekKind(out _) is var next && !IsMemberEnd(next) && next != TokenKind.Star)
        {
            kind = IsWord("get") ? ClassMemberKind.Getter : ClassMemberKind.Setter;
            Next();
        }

        PrivateNameReference? privateName = null;
        Expression? key = null;
        bool isComputed = false;
        int keyPosition = Token.Start;
        if (Kind == TokenKind.PrivateName)
        {
            privateName = ParsePrivateName();
        }
        else
        {
            key = ParsePropertyKey(out isComputed);
        }

        if (kind == ClassMemberKind.Field && (isMethod || Kind == TokenKind.LeftParen))
        {
            kind = ClassMemberKind.Method;
        }

        string? name = key is StringLiteral literal && !isComputed ? literal.Value.Text : null;
        if (privateName is not null)
        {
            DeclarePrivate(node, privateName, kind, isStatic);
        }

        if (kind == ClassMemberKind.Field)
        {
            members.Add(ParseField(new ClassMember(position, kind, isStatic, key, privateName, isComputed), name, keyPosition));
            return;
        }

        ParseClassMethod(node, members, new ClassMember(position, kind, isStatic, key, privateName, isComputed), name, isAsync, isGenerator);
    }

    private void ParseClassMethod(ClassNode node, List<ClassMember> members, ClassMember member, string? name, bool isAsync, bool isGenerator)
    {
        bool isConstructor = !member.IsStatic && name == "constructor";
        if (isConstructor && (member.MemberKind != ClassMemberKind.Method || isAsync || isGenerator))
        {
            throw Fault(member.Position, "Class constructor may not be an accessor, generator or async");
        }

        if (member.IsStatic && name == "prototype")
        {
            throw Fault(member.Position, "Classes may not have a static property named 'prototype'");
        }

        FunctionKind kind = isConstructor
            ? (node.Heritage is null ? FunctionKind.ClassConstructor : FunctionKind.DerivedConstructor)
            : member.MemberKind switch
            {
                ClassMemberKind.Getter => FunctionKind.Getter,
                ClassMemberKind.Setter => FunctionKind.Setter,
                _ => FunctionKind.Method,
            };
        FunctionNode function = ParseFunctionRest(new FunctionNode(member.Position, kind, isAsync, isGenerator));
        if (isConstructor)
        {
            node.Constructor = node.Constructor is null ? function : throw Fault(member.Position, "A class may only have one constructor");
            return;
        }

        member.Function = function;
        members.Add(member);
    }

    private ClassMember ParseField(ClassMember member, string? name, int position)
    {
        if (name == "constructor" || (member.IsStatic && name == "prototype"))
        {
            throw Fault(position, $"Classes may not have a field named '{name}'");
        }

        if (Accept(TokenKind.Assign))
        {
            FunctionState outer = EnterInitializer(FunctionKind.FieldInitializer);
            member.Value = ParseAssignment();
            _function = outer;
        }

        ExpectSemicolon();
        return member;
    }

    // Fields run as methods of their own, so that super works and arguments and await do not.
    private FunctionState EnterInitializer(FunctionKind kind)
    {
        FunctionState outer = _function;
        var node = new FunctionNode(Token.Start, kind, isAsync: false, isGenerator: false);
        _function = new FunctionState(node, outer)
        {
            IsStrict = true,
            AllowsSuperProperty = true,
            AllowsNewTarget = true,
            ForbidsArguments = true,
            IsStaticBlock = kind == FunctionKind.StaticInitializer,
            VarScope = _scope,
        };
        return outer;
    }

    private ClassMember ParseStaticBlock(int position)
    {
        FunctionState outer = EnterInitializer(FunctionKind.StaticInitializer);
        var function = new FunctionNode(position, FunctionKind.StaticInitializer, isAsync: false, isGenerator: false) { IsStrict = true };
        function.BodyScope = function.Scope;
        function.Scope.Parent = _scope;
        _scope = function.Scope;
        _function.VarScope = function.Scope;
        Expect(TokenKind.LeftBrace);
        function.Body = ParseStatementList();
        _scope = function.Scope.Parent;
        _function = outer;
        Expect(TokenKind.RightBrace);
        function.End = _lexer.LastEnd;
        return new ClassMember(position, ClassMemberKind.StaticBlock, isStatic: true, null, null, isComputed: false) { Function = function };
    }

    private void DeclarePrivate(ClassNode node, PrivateNameReference name, ClassMemberKind kind, bool isStatic)
    {
        if (name.Name == "constructor")
        {
            throw Fault(name.Position, "Classes may not have a private field named '#constructor'");
        }

        Dictionary<string, (ClassMemberKind Kind, bool IsStatic)> declared = _classes!.Declared;
        if (!declared.TryGetValue(name.Name, out (ClassMemberKind Kind, bool IsStatic) known))
        {
            declared.Add(name.Name, (kind, isStatic));
            node.Scope.Declare("#" + name.Name, VariableKind.Hidden);
            return;
        }

        bool isPair = known.IsStatic == isStatic
            && ((known.Kind == ClassMemberKind.Getter && kind == ClassMemberKind.Setter) || (known.Kind == ClassMemberKind.Setter && kind == ClassMemberKind.Getter));
        declared[name.Name] = isPair ? (ClassMemberKind.Method, isStatic) : throw Redeclared("#" + name.Name, name.Position);
    }

    private static bool IsMemberEnd(TokenKind kind) =>
        kind is TokenKind.LeftParen or TokenKind.Assign or TokenKind.Semicolon or TokenKind.RightBrace or TokenKind.EndOfSource;
}
