namespace ActionSteps.Scripting.Compilation;

/// <content>Statements.</content>
internal sealed partial class FunctionCompiler
{
    private void CompileStatements(IReadOnlyList<Statement> statements)
    {
        for (int i = 0; i < statements.Count; i++)
        {
            Compile(statements[i], []);
        }
    }

    private void Compile(Statement statement, IReadOnlyList<string> labels)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw ScriptSyntaxException.At(_source.Text, statement.Position, "The source is nested too deeply");
        }

        int mark = _next;
        switch (statement.Kind)
        {
            case NodeKind.VariableDeclaration:
                CompileVariables((VariableDeclaration)statement);
                break;
            case NodeKind.FunctionDeclaration:
                CompileHoisted((FunctionDeclaration)statement);
                break;
            case NodeKind.ClassDeclaration:
                ClassNode node = ((ClassDeclaration)statement).Class;
                int register = Temporary();
                CompileClass(node, register, node.Name!.Name);
                Initialize(node.Name.Variable!, register);
                break;
            case NodeKind.ExpressionStatement:
                Expression expression = ((ExpressionStatement)statement).Expression;
                if (_completion >= 0)
                {
                    ExprTo(expression, _completion);
                }
                else
                {
                    Effect(expression);
                }

                break;
            case NodeKind.BlockStatement:
                CompileBlock((BlockStatement)statement, labels);
                break;
            case NodeKind.IfStatement:
                CompileIf((IfStatement)statement);
                break;
            case NodeKind.ForStatement:
                CompileFor((ForStatement)statement, labels);
                break;
            case NodeKind.ForInStatement:
                CompileForIn((ForInStatement)statement, labels);
                break;
            case NodeKind.ForOfStatement:
                CompileForOf((ForOfStatement)statement, labels);
                break;
            case NodeKind.WhileStatement:
                CompileWhile((WhileStatement)statement, labels);
                break;
            case NodeKind.DoWhileStatement:
                CompileDoWhile((DoWhileStatement)statement, labels);
                break;
            case NodeKind.ReturnStatement:
                CompileReturn((ReturnStatement)statement);
                break;
            case NodeKind.BreakStatement:
                EmitBreak(((BreakStatement)statement).Label);
                break;
            case NodeKind.ContinueStatement:
                EmitContinue(((ContinueStatement)statement).Label);
                break;
            case NodeKind.ThrowStatement:
                int value = Expr(((ThrowStatement)statement).Argument);
                _code.At(statement.Position);
                _code.Emit(OpCode.Throw, value);
                break;
            case NodeKind.TryStatement:
                CompileTry((TryStatement)statement);
                break;
            case NodeKind.SwitchStatement:
                CompileSwitch((SwitchStatement)statement, labels);
                break;
            case NodeKind.LabeledStatement:
                CompileLabeled((LabeledStatement)statement, labels);
                break;
            default:
                break;
        }

        Release(mark);
    }

    private void CompileVariables(VariableDeclaration declaration)
    {
        for (int i = 0; i < declaration.Declarators.Count; i++)
        {
            Declarator declarator = declaration.Declarators[i];
            int mark = _next;
            if (declarator.Target is Identifier name)
            {
                CompileDeclarator(declaration.Declares, name, declarator.Initializer);
            }
            else
            {
                Destructure(declarator.Target, Expr(declarator.Initializer!), declares: true);
            }

            Release(mark);
        }
    }

    private void CompileDeclarator(VariableKind kind, Identifier name, Expression? initializer)
    {
        if (initializer is null)
        {
            if (kind != VariableKind.Var)
            {
                int undefined = name.Variable is { IsCaptured: false } own && IsOwn(own) ? own.Register : Temporary();
                _code.Emit(OpCode.LoadUndefined, undefined);
                Initialize(name.Variable!, undefined);
            }

            return;
        }

        bool isDirect = name.Variable is { IsCaptured: false } variable && IsOwn(variable) && (kind != VariableKind.Var || WritesLast(initializer));
        if (isDirect && (WritesLast(initializer) || !name.Variable!.NeedsDeadZone))
        {
            NamedExprTo(initializer, name.Variable!.Register, name);
            return;
        }

        int register = Temporary();
        NamedExprTo(initializer, register, name);
        Declare(name, register);
    }

    private void CompileHoisted(FunctionDeclaration declaration)
    {
        if (declaration.HoistTarget is not { } target)
        {
            return;
        }

        int register = Temporary();
        LoadVariable(declaration.Name.Variable!, register, mayBeDead: false);
        StoreName(target, register);
    }

    private void CompileBlock(BlockStatement block, IReadOnlyList<string> labels)
    {
        int end = -1;
        if (labels.Count > 0)
        {
            end = _code.NewLabel();
            _control.Add(new ControlEntry(ControlKind.Target) { Labels = labels, BreakLabel = end, IsPlainBlock = true });
        }

        EnterScope(block.Scope);
        CompileStatements(block.Statements);
        if (end >= 0)
        {
            _control.RemoveAt(_control.Count - 1);
            _code.Place(end);
        }
    }

    private void CompileLabeled(LabeledStatement statement, IReadOnlyList<string> labels)
    {
        List<string> all = [.. labels, statement.Label];
        if (statement.Body.Kind is NodeKind.ForStatement or NodeKind.ForInStatement or NodeKind.ForOfStatement or NodeKind.WhileStatement
            or NodeKind.DoWhileStatement or NodeKind.LabeledStatement or NodeKind.BlockStatement or NodeKind.SwitchStatement)
        {
            Compile(statement.Body, all);
            return;
        }

        int end = _code.NewLabel();
        _control.Add(new ControlEntry(ControlKind.Target) { Labels = all, BreakLabel = end, IsPlainBlock = true });
        Compile(statement.Body, []);
        _control.RemoveAt(_control.Count - 1);
        _code.Place(end);
    }

    private void ResetCompletion()
    {
        if (_completion >= 0)
        {
            _code.Emit(OpCode.LoadUndefined, _completion);
        }
    }

    private void CompileIf(IfStatement statement)
    {
        ResetCompletion();
        int otherwise = _code.NewLabel();
        Branch(statement.Test, jumpWhen: false, otherwise);
        Compile(statement.Consequent, []);
        if (statement.Alternate is null)
        {
            _code.Place(otherwise);
            return;
        }

        int end = _code.NewLabel();
        _code.Jump(end);
        _code.Place(otherwise);
        Compile(statement.Alternate, []);
        _code.Place(end);
    }

    private void CompileSwitch(SwitchStatement statement, IReadOnlyList<string> labels)
    {
        ResetCompletion();
        int value = ExprNew(statement.Discriminant);
        EnterScope(statement.Scope);
        int end = _code.NewLabel();
        _control.Add(new ControlEntry(ControlKind.Target) { Labels = labels, BreakLabel = end });
        var targets = new int[statement.Cases.Count];
        int fallback = end;
        for (int i = 0; i < targets.Length; i++)
        {
            targets[i] = _code.NewLabel();
            if (statement.Cases[i].Test is not { } test)
            {
                fallback = targets[i];
                continue;
            }

            int mark = _next;
            int candidate = Expr(test);
            _code.Emit(OpCode.JumpIfStrictEqual, value, candidate);
            _code.Target(targets[i]);
            Release(mark);
        }

        _code.Jump(fallback);
        for (int i = 0; i < targets.Length; i++)
        {
            _code.Place(targets[i]);
            CompileStatements(statement.Cases[i].Body);
        }

        _control.RemoveAt(_control.Count - 1);
        _code.Place(end);
    }

    private void CompileTry(TryStatement statement)
    {
        ResetCompletion();
        if (statement.Finalizer is null)
        {
            CompileTryCatch(statement.Block, statement.Handler!);
            return;
        }

        // First the reason why the finally runs: 0 nothing, -1 an exception, else a jump that goes on behind it. Then its value.
        int reason = Temporaries(2);
        var entry = new ControlEntry(ControlKind.Finally) { Register = reason, FinallyLabel = _code.NewLabel() };
        int start = _code.Offset;
        _control.Add(entry);
        if (statement.Handler is null)
        {
            CompileBlock(statement.Block, []);
        }
        else
        {
            CompileTryCatch(statement.Block, statement.Handler);
        }

        _control.RemoveAt(_control.Count - 1);
        _code.Emit(OpCode.LoadInt, reason, 0);
        int end = _code.Offset;
        _code.Jump(entry.FinallyLabel);
        _code.Protect(start, end, _code.Offset, reason + 1);
        _code.Emit(OpCode.LoadInt, reason, -1);
        _code.Place(entry.FinallyLabel);
        int saved = -1;
        if (_completion >= 0)
        {
            saved = Temporary();
            _code.Emit(OpCode.Move, saved, _completion);
        }

        // While the finally runs, its own jumps abandon what was pending.
        CompileBlock(statement.Finalizer, []);
        if (saved >= 0)
        {
            _code.Emit(OpCode.Move, _completion, saved);
        }

        EmitPending(entry, reason);
    }

    private void EmitPending(ControlEntry entry, int reason)
    {
        int rethrow = _code.NewLabel();
        int done = _code.NewLabel();
        _code.Emit(OpCode.JumpIfInt, reason, 0);
        _code.Target(done);
        _code.Emit(OpCode.JumpIfInt, reason, -1);
        _code.Target(rethrow);
        for (int i = 0; i < entry.Exits.Count; i++)
        {
            int skip = _code.NewLabel();
            int here = _code.NewLabel();
            _code.Emit(OpCode.JumpIfInt, reason, i + 1);
            _code.Target(here);
            _code.Jump(skip);
            _code.Place(here);
            EmitExit(entry.Exits[i], _control.Count, reason + 1);
            _code.Place(skip);
        }

        _code.Place(rethrow);
        _code.Emit(OpCode.Throw, reason + 1);
        _code.Place(done);
    }

    private void CompileTryCatch(BlockStatement block, CatchClause handler)
    {
        int mark = _next;
        int start = _code.Offset;
        CompileBlock(block, []);
        int end = _code.Offset;
        Release(mark);
        int done = _code.NewLabel();
        _code.Jump(done);
        int exception = Temporary();
        _code.Protect(start, end, _code.Offset, exception);
        ResetCompletion();
        EnterScope(handler.Scope);
        if (handler.Parameter is Identifier { Variable: { } variable })
        {
            Initialize(variable, exception);
        }
        else if (handler.Parameter is not null)
        {
            Destructure(handler.Parameter, exception, declares: true);
        }

        CompileBlock(handler.Body, []);
        Release(mark);
        _code.Place(done);
    }
}
