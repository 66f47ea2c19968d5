namespace ActionSteps.Scripting.Compilation;

/// <summary>
/// Finds the variable that each name means, which variables closures use, and which may be read before their declaration.
/// Walks in order of evaluation. Depth is guarded by the CLR stack that is left.
/// </summary>
internal sealed partial class Resolver
{
    private const int MaxWalked = 20_000_000;

    private readonly string _source;
    private readonly FreeNames _free = new();
    private FunctionNode _function;
    private Scope _scope;
    private int _walked;

    private Resolver(string source, FunctionNode root)
    {
        _source = source;
        _function = root;
        _scope = root.Scope;
    }

    /// <summary>Resolves every name.</summary>
    /// <returns>What is left for the global object.</returns>
    internal static FreeNames Resolve(string source, FunctionNode root)
    {
        var resolver = new Resolver(source, root);
        resolver.Body(root, outer: null);
        return resolver._free;
    }

    private void Function(FunctionNode node)
    {
        (FunctionNode outerFunction, Scope outerScope) = (_function, _scope);
        if (node.SelfScope is not null)
        {
            node.SelfScope.Parent = _scope;
            node.SelfScope.Function = node;
            _scope = node.SelfScope;
        }

        _function = node;
        Body(node, _scope);
        _function = outerFunction;
        _scope = outerScope;
    }

    private void Body(FunctionNode node, Scope? outer)
    {
        node.Scope.Parent = outer;
        node.Scope.Function = node;
        _scope = node.Scope;
        if (node.FunctionKind == FunctionKind.DerivedConstructor)
        {
            UseHidden(HiddenNames.This, node.Position);
        }

        foreach (Parameter parameter in node.Parameters)
        {
            if (parameter.Default is not null)
            {
                Visit(parameter.Default);
            }

            Target(parameter.Target, declares: true);
        }

        if (!ReferenceEquals(node.BodyScope, node.Scope))
        {
            node.BodyScope.Parent = node.Scope;
            node.BodyScope.Function = node;
            _scope = node.BodyScope;
        }

        EnterFunctions(_scope);
        Statements(node.Body);
        if (node.ExpressionBody is not null)
        {
            Visit(node.ExpressionBody);
        }

        foreach (ClassMember field in node.Fields)
        {
            Field(field);
        }
    }

    private void Field(ClassMember field)
    {
        if (field.MemberKind is ClassMemberKind.Field)
        {
            UseHidden(HiddenNames.This, field.Position);
            Use(field.ComputedKey);
            if (field.PrivateName is not null)
            {
                Private(field.PrivateName);
            }

            if (field.Value is not null)
            {
                Visit(field.Value);
            }
        }
        else if (field.MemberKind == ClassMemberKind.StaticBlock)
        {
            UseHidden(HiddenNames.This, field.Position);
            Function(field.Function!);
        }
        else
        {
            UseHidden(HiddenNames.This, field.Position);
            Private(field.PrivateName!);
            Use(field.PrivateFunction);
        }
    }

    private void Enter(Scope scope)
    {
        scope.Parent = _scope;
        scope.Function = _function;
        _scope = scope;
        EnterFunctions(scope);
    }

    private void Leave() => _scope = _scope.Parent!;

    // Functions of a scope exist from its start on; their bodies come before everything else.
    private void EnterFunctions(Scope scope)
    {
        if (scope.Functions is null)
        {
            return;
        }

        foreach (FunctionDeclaration declaration in scope.Functions)
        {
            Name(declaration.Name, isWrite: true);
            if (scope.HoistedFunctions is not null && scope.HoistedFunctions.Contains(declaration))
            {
                Scope inner = _scope;
                _scope = _function.BodyScope;
                declaration.HoistTarget = new Identifier(declaration.Position, declaration.Name.Name);
                Name(declaration.HoistTarget, isWrite: true);
                _scope = inner;
            }

            Function(declaration.Function);
        }
    }

    private void Name(Identifier identifier, bool isWrite = false)
    {
        for (Scope? scope = _scope; scope is not null; scope = scope.Parent)
        {
            Spend(identifier.Position);
            Variable? variable = scope.Find(identifier.Name);
            if (variable is null && identifier.Name == HiddenNames.Arguments && IsArgumentsOwner(scope))
            {
                variable = scope.Declare(HiddenNames.Arguments, VariableKind.Var);
                scope.Function!.UsesArguments = true;
            }

            if (variable is null)
            {
                continue;
            }

            if (scope.Kind == ScopeKind.Global && !variable.IsLexical)
            {
                _free.Declare(identifier.Name);
                return;
            }

            if (variable.Name == HiddenNames.Arguments && variable.Kind == VariableKind.Var && IsArgumentsOwner(variable.Scope))
            {
                scope.Function!.UsesArguments = true;
            }

            identifier.Variable = variable;
            Use(variable);
            CheckOrder(identifier, variable);
            return;
        }

        _free.Add(identifier, isWrite);
    }

    // Each name is looked for in all scopes around it, which hostile source can make very many.
    private void Spend(int position)
    {
        if (++_walked > MaxWalked)
        {
            throw ScriptSyntaxException.At(_source, position, "The source is nested too deeply");
        }
    }

    private void CheckOrder(Identifier identifier, Variable variable)
    {
        bool isOwn = ReferenceEquals(variable.Scope.Function, _function);
        bool isGuarded = variable.IsLexical || (variable.Kind == VariableKind.Parameter && variable.Scope.Function!.HasParameterExpressions);
        if (isGuarded && (!isOwn || !variable.IsDeclared || variable.Scope.Kind == ScopeKind.Switch))
        {
            if (variable.Kind == VariableKind.Parameter && variable.IsDeclared)
            {
                return;
            }

            identifier.MayBeDead = true;
            variable.NeedsDeadZone = true;
        }
    }

    // The variables of a body apart from its parameters start with the arguments object of the parameters' scope.
    private static bool IsArgumentsOwner(Scope scope) =>
        scope.Function is { FunctionKind: not (FunctionKind.Arrow or FunctionKind.Program or FunctionKind.FieldInitializer or FunctionKind.StaticInitializer) } owner
        && ReferenceEquals(owner.Scope, scope) && scope.Kind == ScopeKind.Function;

    private void Use(Variable? variable)
    {
        if (variable is not null && !ReferenceEquals(variable.Scope.Function, _function))
        {
            variable.IsCaptured = true;
        }
    }

    /// <summary>Notes the use of <c>this</c> and the like, which an arrow takes from the function around it.</summary>
    private void UseHidden(string name, int position)
    {
        for (Scope? scope = _scope; scope is not null; scope = scope.Parent)
        {
            if (scope.Function is { IsArrow: false } owner && ReferenceEquals(owner.Scope, scope))
            {
                Use(scope.Find(name) ?? scope.Declare(name, VariableKind.Hidden));
                return;
            }
        }

        throw ScriptSyntaxException.At(_source, position, "Not allowed here");
    }

    private void Private(PrivateNameReference name)
    {
        for (Scope? scope = _scope; scope is not null; scope = scope.Parent)
        {
            Spend(name.Position);
            if (scope.Kind == ScopeKind.Class && scope.Find("#" + name.Name) is { } variable)
            {
                name.Variable = variable;
                Use(variable);
                return;
            }
        }

        throw ScriptSyntaxException.At(_source, name.Position, $"Private field '#{name.Name}' must be declared in an enclosing class");
    }

    private void Class(ClassNode node)
    {
        Enter(node.Scope);
        if (node.Heritage is not null)
        {
            Visit(node.Heritage);
        }

        int counter = 0;
        foreach (ClassMember member in node.Members)
        {
            if (member.PrivateName is not null)
            {
                Private(member.PrivateName);
                if (!member.IsStatic && member.Function is not null)
                {
                    member.PrivateFunction = node.Scope.Declare($"%private{counter++}", VariableKind.Hidden);
                }
            }

            if (member.Key is not null && member.IsComputed)
            {
                Visit(member.Key);
                if (member.MemberKind == ClassMemberKind.Field)
                {
                    member.ComputedKey = node.Scope.Declare($"%key{counter++}", VariableKind.Hidden);
                }
            }

            if (member.Function is not null && member.MemberKind != ClassMemberKind.StaticBlock)
            {
                Function(member.Function);
            }
        }

        if (node.Constructor is not null)
        {
            Function(node.Constructor);
        }

        if (node.FieldInitializer is not null)
        {
            Function(node.FieldInitializer);
        }

        if (node.StaticInitializer is not null)
        {
            Function(node.StaticInitializer);
        }

        if (node.Name is not null)
        {
            node.Scope.Find(node.Name.Name)!.IsDeclared = true;
        }

        Leave();
    }
}
