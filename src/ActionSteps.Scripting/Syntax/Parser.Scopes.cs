namespace ActionSteps.Scripting.Syntax;

/// <content>Declarations and their conflicts.</content>
internal sealed partial class Parser
{
    private Scope PushScope(ScopeKind kind)
    {
        var scope = new Scope(kind) { Parent = _scope };
        _scope = scope;
        return scope;
    }

    private void PopScope() => _scope = _scope.Parent!;

    private void Declare(string name, VariableKind kind, int position)
    {
        switch (kind)
        {
            case VariableKind.Var:
                DeclareVar(name, position);
                break;
            case VariableKind.Parameter:
                _ = _scope.Find(name) ?? _scope.Declare(name, kind);
                break;
            default:
                DeclareLexical(name, kind, position);
                break;
        }
    }

    private void DeclareVar(string name, int position)
    {
        Scope target = _function.VarScope;
        for (Scope? scope = _scope; scope is not null && !ReferenceEquals(scope, target); scope = scope.Parent)
        {
            if (scope.PassedVar(name))
            {
                return;
            }

            Spend(1, position);
            if (scope.Find(name) is { Kind: not VariableKind.CatchParameter })
            {
                throw Redeclared(name, position);
            }

            scope.PassVar(name);
        }

        Variable? known = target.Find(name);
        if (known is null)
        {
            target.Declare(name, VariableKind.Var);
        }
        else if (known.IsLexical)
        {
            throw Redeclared(name, position);
        }

        if (target.Kind == ScopeKind.Global && known is null)
        {
            (target.GlobalNames ??= []).Add(name);
        }
    }

    private void DeclareLexical(string name, VariableKind kind, int position)
    {
        if (name == "let" && kind is not VariableKind.Function and not VariableKind.CatchParameter)
        {
            throw Fault(position, "let is disallowed as a lexically bound name");
        }

        Variable? known = _scope.Find(name);
        bool conflicts = known is not null
            || (_scope.Kind == ScopeKind.Global && name is "undefined" or "NaN" or "Infinity" && _scope.Kind == ScopeKind.Global)
            || _scope.PassedVar(name)
            || (_scope.Kind == ScopeKind.FunctionBody && _function.Node.Scope.Find(name) is { Kind: VariableKind.Parameter })
            || (_scope is { Kind: ScopeKind.Block, Parent.Kind: ScopeKind.Catch } && _isCatchBody && _scope.Parent.Find(name) is not null);
        if (conflicts)
        {
            throw Redeclared(name, position);
        }

        _scope.Declare(name, kind);
    }

    private bool _isCatchBody;
    private int _walked;

    // Declarations are compared with all scopes around them, which hostile source can make very many.
    private void Spend(int scopes, int position)
    {
        if ((_walked += scopes) > MaxWalked)
        {
            throw Fault(position, "The source is nested too deeply");
        }
    }

    /// <summary>Declares a function: like <c>var</c> at the top of a function, like <c>let</c> in a block.</summary>
    private void DeclareFunction(FunctionDeclaration declaration, bool isPlain, int position)
    {
        string name = declaration.Name.Name;
        _scope.AddFunction(declaration);
        if (ReferenceEquals(_scope, _function.VarScope))
        {
            Variable? known = _scope.Find(name);
            if (known is { IsLexical: true } || _scope.PassedVar(name))
            {
                if (known is { IsLexical: true })
                {
                    throw Redeclared(name, position);
                }
            }

            if (known is null)
            {
                DeclareVar(name, position);
            }

            return;
        }

        if (!IsStrict && isPlain && _scope.Find(name) is { Kind: VariableKind.Function, HasSpecialFunction: false } && !_scope.PassedVar(name))
        {
            (_function.HoistCandidates ??= []).Add((declaration, _scope));
            return;
        }

        DeclareLexical(name, VariableKind.Function, position);
        _scope.Find(name)!.HasSpecialFunction = !isPlain;
        if (!IsStrict && isPlain)
        {
            (_function.HoistCandidates ??= []).Add((declaration, _scope));
        }
    }

    /// <summary>Decides, once all declarations of the function are known, which block functions are also variables (annex B.3.3).</summary>
    private void FinishHoisting()
    {
        if (_function.HoistCandidates is null || IsStrict)
        {
            return;
        }

        Scope target = _function.VarScope;
        foreach ((FunctionDeclaration function, Scope block) in _function.HoistCandidates)
        {
            string name = function.Name.Name;
            bool isFree = true;
            Scope? scope = block.Parent;
            for (; scope is not null && !ReferenceEquals(scope, target); scope = scope.Parent)
            {
                Spend(1, function.Position);
                isFree &= scope.Find(name) is null or { Kind: VariableKind.CatchParameter };
            }

            Variable? known = target.Find(name);
            isFree &= target.Kind == ScopeKind.Global || name != "arguments";
            isFree &= scope is not null && known is null or { Kind: VariableKind.Var };
            isFree &= ReferenceEquals(_function.Node.Scope, target) || _function.Node.Scope.Find(name) is not { Kind: VariableKind.Parameter };
            if (!isFree)
            {
                continue;
            }

            if (known is null)
            {
                target.Declare(name, VariableKind.Var);
                if (target.Kind == ScopeKind.Global)
                {
                    (target.GlobalNames ??= []).Add(name);
                }
            }

            (block.HoistedFunctions ??= []).Add(function);
        }
    }

    private ScriptSyntaxException Redeclared(string name, int position) => Fault(position, $"Identifier '{name}' has already been declared");
}
