namespace ActionSteps.Scripting.Compilation;

/// <content>Entry of functions: parameters, <c>arguments</c>, <c>this</c>, and bodies.</content>
internal sealed partial class FunctionCompiler
{
    private bool _keepsArguments;

    // Only in derived constructors.
    private int _constructorResult;
    private int _constructorExit;

    private void CompileBody()
    {
        Scope scope = _node.Scope;
        bool isMapped = _node is { UsesArguments: true, IsStrict: false, HasSimpleParameters: true };
        _next = _registerCount = _node.Parameters.Count;
        AssignParameterRegisters(isMapped);
        if (_node.FunctionKind == FunctionKind.Program)
        {
            _completion = Temporary();
            DeclareGlobals(scope);
        }
        else if (_outer is null && _source.IsLibrary)
        {
            _completion = Temporary();
        }

        // Plain variables of the function are cleared together when its frame is made.
        foreach (Variable variable in scope.Variables)
        {
            if (variable is { Register: < 0, Kind: VariableKind.Var, IsCaptured: false } && scope.Kind != ScopeKind.Global)
            {
                variable.Register = Temporary();
            }
        }

        _clearedCount = _next;
        EnterFunctionScope(scope);
        BindParameters();
        if (!ReferenceEquals(_node.BodyScope, scope))
        {
            EnterBodyScope();
        }
        else
        {
            MakeFunctions(scope);
        }

        if (_node.IsGenerator)
        {
            _code.Emit(OpCode.Start);
        }

        CompileContent();
    }

    private void CompileContent()
    {
        if (_node.FunctionKind == FunctionKind.DerivedConstructor)
        {
            _constructorResult = Temporary();
            _constructorExit = _code.NewLabel();
        }

        if (_forwards)
        {
            EmitForward();
        }

        if (_node.Fields.Count > 0)
        {
            CompileFields();
        }

        CompileStatements(_node.Body);
        if (_node.ExpressionBody is not null)
        {
            int value = Expr(_node.ExpressionBody);
            _code.Emit(OpCode.Return, value);
        }
        else if (_completion >= 0)
        {
            _code.Emit(OpCode.Return, _completion);
        }
        else if (_node.FunctionKind == FunctionKind.DerivedConstructor)
        {
            EmitReturnUndefined();
            CompileConstructorExit();
        }
        else
        {
            _code.Emit(OpCode.ReturnUndefined);
        }
    }

    private void DeclareGlobals(Scope scope)
    {
        if (scope.GlobalNames is null && scope.Functions is null)
        {
            return;
        }

        // Functions are defined one by one afterwards; a plain var must not replace what is there.
        var names = new HashSet<string>(scope.GlobalNames ?? [], StringComparer.Ordinal);
        foreach (FunctionDeclaration function in scope.Functions ?? [])
        {
            names.Remove(function.Name.Name);
        }

        foreach (string name in scope.GlobalNames ?? [])
        {
            if (names.Contains(name))
            {
                _code.Emit(OpCode.DeclareGlobals, _code.Name(name), 1);
            }
        }
    }

    private void AssignParameterRegisters(bool isMapped)
    {
        for (int i = 0; i < _node.Parameters.Count; i++)
        {
            Parameter parameter = _node.Parameters[i];
            if (parameter.Target is not Identifier { Variable: { } variable })
            {
                continue;
            }

            if (isMapped)
            {
                variable.IsCaptured = true;
            }

            bool needsOwn = parameter.IsRest || (_node.HasParameterExpressions && (variable.IsCaptured || variable.NeedsDeadZone));
            if (!needsOwn)
            {
                variable.Register = i;
            }
        }
    }

    private void EnterFunctionScope(Scope scope)
    {
        for (int i = 0; i < _node.Parameters.Count && !_node.HasParameterExpressions; i++)
        {
            if (_node.Parameters[i] is { IsRest: false, Target: Identifier { Variable: { IsCaptured: true } variable } } && variable.Register == i)
            {
                _boxed.Add(i);
            }
        }

        foreach (Variable variable in scope.Variables)
        {
            if (variable.Register >= 0 || (scope.Kind == ScopeKind.Global && variable.Kind is VariableKind.Var or VariableKind.Function && scope.Kind == ScopeKind.Global))
            {
                continue;
            }

            variable.Register = Temporary();
            Prepare(variable);
            LoadHidden(variable);
        }

        // Before parameters become cells: the object takes the arguments as they came.
        if (_node.UsesArguments && scope.Find(HiddenNames.Arguments) is { } arguments)
        {
            _keepsArguments = true;
            BoxParameters();
            bool isMapped = _node is { IsStrict: false, HasSimpleParameters: true };
            int mark = _next;
            int register = Temporary();
            _code.Emit(OpCode.CreateArguments, register, isMapped ? 1 : 0);
            Initialize(arguments, register);
            Release(mark);
        }
        else
        {
            BoxParameters();
        }

        if (_node.SelfName is { } self && _node.SelfScope!.Find(self.Name) is { } selfVariable)
        {
            selfVariable.Register = Temporary();
            Prepare(selfVariable);
            int mark = _next;
            int register = Temporary();
            _code.Emit(OpCode.LoadFunction, register);
            Initialize(selfVariable, register);
            Release(mark);
        }
    }

    private readonly List<int> _boxed = [];

    private void BoxParameters()
    {
        foreach (int register in _boxed)
        {
            _code.Emit(OpCode.BoxCell, register);
        }

        _boxed.Clear();
    }

    private void LoadHidden(Variable variable)
    {
        if (variable.Kind != VariableKind.Hidden || (variable.Name == HiddenNames.This && _node.FunctionKind == FunctionKind.DerivedConstructor))
        {
            return;
        }

        OpCode? op = variable.Name switch
        {
            HiddenNames.This => OpCode.LoadThis,
            HiddenNames.NewTarget => OpCode.LoadNewTarget,
            HiddenNames.ActiveFunction => OpCode.LoadFunction,
            _ => null,
        };
        if (op is null)
        {
            return;
        }

        int mark = _next;
        int register = variable.IsCaptured ? Temporary() : variable.Register;
        _code.Emit(op.Value, register);
        Initialize(variable, register);
        Release(mark);
    }

    private void BindParameters()
    {
        for (int i = 0; i < _node.Parameters.Count; i++)
        {
            Parameter parameter = _node.Parameters[i];
            int mark = _next;
            int source = i;
            if (parameter.IsRest)
            {
                _keepsArguments = true;
                source = Temporary();
                _code.Emit(OpCode.CreateRest, source, i);
            }

            if (parameter.Default is not null)
            {
                int given = _code.NewLabel();
                _code.JumpIf(OpCode.JumpIfNotUndefined, i, given);
                NamedExprTo(parameter.Default, i, parameter.Target);
                _code.Place(given);
            }

            if (parameter.Target is Identifier { Variable: { } variable })
            {
                // Without expressions a parameter is its register, the last of one name counting.
                if (variable.Register != source && (parameter.IsRest || _node.HasParameterExpressions))
                {
                    Initialize(variable, source);
                }
            }
            else
            {
                Destructure(parameter.Target, source, declares: true);
            }

            Release(mark);
        }
    }

    private void EnterBodyScope()
    {
        Scope body = _node.BodyScope;
        foreach (Variable variable in body.Variables)
        {
            variable.Register = Temporary();
            Prepare(variable);
            Variable? parameter = variable.Kind == VariableKind.Var ? _node.Scope.Find(variable.Name) : null;
            if (parameter is not null)
            {
                int mark = _next;
                Initialize(variable, Value(parameter));
                Release(mark);
            }
        }

        MakeFunctions(body);
    }
}
