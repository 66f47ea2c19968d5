namespace ActionSteps.Scripting.Compilation;

/// <content>Variables: registers, cells, captures and the global object.</content>
internal sealed partial class FunctionCompiler
{
    private int NameConstant(string name) => _code.Constant(JsString.Of(name));

    /// <summary>Gives registers to the variables of a scope and makes its functions.</summary>
    private void EnterScope(Scope scope)
    {
        foreach (Variable variable in scope.Variables)
        {
            if (scope.Kind == ScopeKind.Global && variable.Kind is VariableKind.Var or VariableKind.Function && scope.Kind == ScopeKind.Global)
            {
                continue;
            }

            if (variable.Register < 0 || scope.Kind is not (ScopeKind.Function or ScopeKind.Global))
            {
                variable.Register = Temporary();
                Prepare(variable);
            }
        }

        MakeFunctions(scope);
    }

    private void Prepare(Variable variable)
    {
        bool isDead = variable.IsLexical || (variable.Kind == VariableKind.Parameter && variable.NeedsDeadZone) || variable.Name == HiddenNames.This;
        if (variable.IsCaptured)
        {
            _code.Emit(isDead ? OpCode.NewCell : OpCode.NewCellUndefined, variable.Register);
        }
        else if (isDead && (variable.NeedsDeadZone || variable.Name == HiddenNames.This))
        {
            _code.Emit(OpCode.LoadEmpty, variable.Register);
        }
        else if (variable.Kind is VariableKind.Var)
        {
            _code.Emit(OpCode.LoadUndefined, variable.Register);
        }
    }

    private void MakeFunctions(Scope scope)
    {
        if (scope.Functions is null)
        {
            return;
        }

        foreach (FunctionDeclaration declaration in scope.Functions)
        {
            int mark = _next;
            int register = Temporary();
            EmitClosure(declaration.Function, declaration.Function.Name, register);
            if (declaration.Name.Variable is null)
            {
                _code.At(declaration.Position);
                _code.Emit(OpCode.DefineGlobalFunction, _code.Name(declaration.Name.Name), register);
            }
            else
            {
                Initialize(declaration.Name.Variable, register);
            }

            Release(mark);
        }
    }

    /// <summary>Whether reading the variable is reading its register.</summary>
    private bool IsRegister(Identifier identifier) =>
        identifier is { Variable: { IsCaptured: false } variable, MayBeDead: false } && IsOwn(variable);

    private void LoadName(Identifier identifier, int target)
    {
        Variable? variable = identifier.Variable;
        if (variable is null)
        {
            _code.At(identifier.Position);
            if (identifier.Name == "undefined")
            {
                _code.Emit(OpCode.LoadUndefined, target);
                return;
            }

            _code.Emit(OpCode.LoadGlobal, target, _code.Name(identifier.Name), Cache());
            return;
        }

        if (identifier.MayBeDead)
        {
            _code.At(identifier.Position);
        }

        LoadVariable(variable, target, identifier.MayBeDead);
    }

    private void LoadVariable(Variable variable, int target, bool mayBeDead)
    {
        if (!IsOwn(variable))
        {
            int index = CaptureIndex(variable);
            if (mayBeDead)
            {
                _code.Emit(OpCode.LoadCaptureChecked, target, index, NameConstant(variable.Name));
            }
            else
            {
                _code.Emit(OpCode.LoadCapture, target, index);
            }
        }
        else if (variable.IsCaptured)
        {
            if (mayBeDead)
            {
                _code.Emit(OpCode.LoadCellChecked, target, variable.Register, NameConstant(variable.Name));
            }
            else
            {
                _code.Emit(OpCode.LoadCell, target, variable.Register);
            }
        }
        else
        {
            if (mayBeDead)
            {
                _code.Emit(OpCode.CheckDead, variable.Register, NameConstant(variable.Name));
            }

            if (target != variable.Register)
            {
                _code.Emit(OpCode.Move, target, variable.Register);
            }
        }
    }

    /// <summary>The register in which a variable's value is, or a temporary with it.</summary>
    private int Value(Variable variable)
    {
        if (IsOwn(variable) && !variable.IsCaptured)
        {
            return variable.Register;
        }

        int register = Temporary();
        LoadVariable(variable, register, mayBeDead: false);
        return register;
    }

    /// <summary>Assigns by a script's own assignment: constants and dead variables are refused.</summary>
    private void StoreName(Identifier identifier, int source)
    {
        Variable? variable = identifier.Variable;
        _code.At(identifier.Position);
        if (variable is null)
        {
            _code.Emit(OpCode.StoreGlobal, _code.Name(identifier.Name), source, Cache());
            return;
        }

        if (variable.Kind == VariableKind.FunctionName)
        {
            if (_node.IsStrict)
            {
                _code.Emit(OpCode.ThrowConst, NameConstant(variable.Name));
            }

            return;
        }

        if (variable.Kind == VariableKind.Const)
        {
            if (identifier.MayBeDead)
            {
                int mark = _next;
                LoadVariable(variable, Temporary(), mayBeDead: true);
                Release(mark);
            }

            _code.Emit(OpCode.ThrowConst, NameConstant(variable.Name));
            return;
        }

        if (!IsOwn(variable))
        {
            int index = CaptureIndex(variable);
            if (identifier.MayBeDead)
            {
                _code.Emit(OpCode.StoreCaptureChecked, index, source, NameConstant(variable.Name));
            }
            else
            {
                _code.Emit(OpCode.StoreCapture, index, source);
            }
        }
        else if (variable.IsCaptured)
        {
            if (identifier.MayBeDead)
            {
                _code.Emit(OpCode.StoreCellChecked, variable.Register, source, NameConstant(variable.Name));
            }
            else
            {
                _code.Emit(OpCode.StoreCell, variable.Register, source);
            }
        }
        else
        {
            if (identifier.MayBeDead)
            {
                _code.Emit(OpCode.CheckDead, variable.Register, NameConstant(variable.Name));
            }

            if (source != variable.Register)
            {
                _code.Emit(OpCode.Move, variable.Register, source);
            }
        }
    }

    /// <summary>Gives a variable of this function, or of an outer one for the engine's own variables, its first value.</summary>
    private void Initialize(Variable variable, int source)
    {
        if (!IsOwn(variable))
        {
            _code.Emit(OpCode.StoreCapture, CaptureIndex(variable), source);
        }
        else if (variable.IsCaptured)
        {
            _code.Emit(OpCode.StoreCell, variable.Register, source);
        }
        else if (source != variable.Register)
        {
            _code.Emit(OpCode.Move, variable.Register, source);
        }
    }

    /// <summary>Stores the value of a declaration: a <c>var</c> is an assignment, the others an initialisation.</summary>
    private void Declare(Identifier identifier, int source)
    {
        if (identifier.Variable is null)
        {
            StoreName(identifier, source);
        }
        else
        {
            Initialize(identifier.Variable, source);
        }
    }

    /// <summary>The variable for <c>this</c> and the like of the nearest function that is not an arrow.</summary>
    private Variable Hidden(string name)
    {
        FunctionCompiler compiler = this;
        while (compiler._node.IsArrow && compiler._outer is not null)
        {
            compiler = compiler._outer;
        }

        return compiler._node.Scope.Find(name) ?? throw new InvalidOperationException($"'{name}' was not resolved.");
    }

    private void LoadThis(int target, int position)
    {
        Variable variable = Hidden(HiddenNames.This);
        LoadVariable(variable, target, mayBeDead: false);
        if (variable.Scope.Function!.FunctionKind == FunctionKind.DerivedConstructor)
        {
            _code.At(position);
            _code.Emit(OpCode.CheckThis, target);
        }
    }
}
