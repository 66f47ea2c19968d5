namespace ActionSteps.Scripting.Compilation;

/// <content>Classes.</content>
internal sealed partial class FunctionCompiler
{
    private void CompileClass(ClassNode node, int target, string name)
    {
        int mark = _next;
        int constructor = Temporaries(2);
        int prototype = constructor + 1;
        EnterScope(node.Scope);
        foreach (Variable variable in node.Scope.Variables)
        {
            if (variable.Name[0] == '#')
            {
                int temporary = Temporary();
                _code.Emit(OpCode.NewPrivateName, temporary, NameConstant(variable.Name));
                Initialize(variable, temporary);
            }
        }

        int heritage = -1;
        if (node.Heritage is not null)
        {
            heritage = ExprNew(node.Heritage);
        }

        FunctionNode function = node.Constructor ?? DefaultConstructor(node);
        function.End = node.End;
        FunctionCode code = new FunctionCompiler(function, this, _source).RunConstructor(name, node);
        _functions.Add(code);
        _code.At(node.Position);
        _code.Emit(OpCode.NewClass, constructor, _functions.Count - 1, heritage, NameConstant(name));
        foreach (ClassMember member in node.Members)
        {
            int memberMark = _next;
            CompileMember(member, constructor, prototype);
            Release(memberMark);
        }

        if (node.FieldInitializer is not null)
        {
            int initializer = Temporary();
            EmitClosure(node.FieldInitializer, "", initializer, home: prototype);
            _code.Emit(OpCode.SetFieldInitializer, constructor, initializer);
        }

        if (node.Name is not null)
        {
            Initialize(node.Scope.Find(node.Name.Name)!, constructor);
        }

        if (node.StaticInitializer is not null)
        {
            int call = Temporaries(2);
            EmitClosure(node.StaticInitializer, "", call, home: constructor);
            _code.Emit(OpCode.Move, call + 1, constructor);
            _code.Emit(OpCode.Call, call, call, 0, 1);
        }

        Move(target, constructor);
        Release(mark);
    }

    private static FunctionNode DefaultConstructor(ClassNode node)
    {
        FunctionKind kind = node.Heritage is null ? FunctionKind.ClassConstructor : FunctionKind.DerivedConstructor;
        var function = new FunctionNode(node.Position, kind, isAsync: false, isGenerator: false) { IsStrict = true };
        function.BodyScope = function.Scope;
        function.Scope.Parent = node.Scope;
        function.Scope.Function = function;
        if (node.Heritage is not null)
        {
            function.Scope.Declare(HiddenNames.This, VariableKind.Hidden);
            function.Scope.Declare(HiddenNames.NewTarget, VariableKind.Hidden);
            function.Scope.Declare(HiddenNames.ActiveFunction, VariableKind.Hidden);
        }

        return function;
    }

    private FunctionCode RunConstructor(string name, ClassNode node)
    {
        _forwards = node.Constructor is null && node.Heritage is not null;
        _sourceStart = node.Position;
        return Run(name);
    }

    private bool _forwards;
    private int _sourceStart = -1;

    private void EmitForward()
    {
        _keepsArguments = true;
        int mark = _next;
        int function = Value(Hidden(HiddenNames.ActiveFunction));
        int result = Temporary();
        _code.Emit(OpCode.SuperForward, result, function, Value(Hidden(HiddenNames.NewTarget)));
        BindSuperResult(result, function);
        Release(mark);
    }

    private void CompileMember(ClassMember member, int constructor, int prototype)
    {
        int home = member.IsStatic ? constructor : prototype;
        if (member.MemberKind == ClassMemberKind.StaticBlock)
        {
            return;
        }

        if (member.MemberKind == ClassMemberKind.Field)
        {
            if (member.ComputedKey is not null)
            {
                Initialize(member.ComputedKey, CompileKey(member.Key!, isComputed: true));
            }

            return;
        }

        int kind = member.MemberKind switch
        {
            ClassMemberKind.Getter => 1,
            ClassMemberKind.Setter => 2,
            _ => 0,
        };
        if (member.PrivateName is null)
        {
            int key = CompileKey(member.Key!, member.IsComputed);
            int method = Temporary();
            EmitClosure(member.Function!, MethodName(member.Key, member.IsComputed), method, home);
            _code.At(member.Position);
            _code.Emit(OpCode.DefineMethod, home, key, method, kind | 8);
            return;
        }

        string prefix = kind == 1 ? "get " : kind == 2 ? "set " : "";
        int function = Temporary();
        EmitClosure(member.Function!, $"{prefix}#{member.PrivateName.Name}", function, home);
        if (member.IsStatic)
        {
            _code.Emit(OpCode.DefinePrivateMethod, constructor, Value(member.PrivateName.Variable!), function, kind);
        }
        else
        {
            Initialize(member.PrivateFunction!, function);
        }
    }

    /// <summary>The body of a function that initialises fields: first private methods, then fields and blocks in order.</summary>
    private void CompileFields()
    {
        int self = Value(Hidden(HiddenNames.This));
        foreach (ClassMember member in _node.Fields)
        {
            if (member.PrivateFunction is not null)
            {
                int mark = _next;
                int kind = member.MemberKind switch
                {
                    ClassMemberKind.Getter => 1,
                    ClassMemberKind.Setter => 2,
                    _ => 0,
                };
                int function = Value(member.PrivateFunction);
                _code.Emit(OpCode.DefinePrivateMethod, self, Value(member.PrivateName!.Variable!), function, kind);
                Release(mark);
            }
        }

        foreach (ClassMember member in _node.Fields)
        {
            int mark = _next;
            if (member.MemberKind == ClassMemberKind.StaticBlock)
            {
                int call = Temporaries(2);
                EmitClosure(member.Function!, "", call, home: self);
                _code.Emit(OpCode.Move, call + 1, self);
                _code.Emit(OpCode.Call, call, call, 0, 1);
            }
            else if (member.MemberKind == ClassMemberKind.Field)
            {
                CompileField(member, self);
            }

            Release(mark);
        }
    }

    private void CompileField(ClassMember member, int self)
    {
        int key;
        string name = "";
        if (member.PrivateName is not null)
        {
            key = Value(member.PrivateName.Variable!);
            name = "#" + member.PrivateName.Name;
        }
        else if (member.ComputedKey is not null)
        {
            key = Value(member.ComputedKey);
        }
        else
        {
            key = ExprNew(member.Key!);
            name = MethodName(member.Key, isComputed: false);
        }

        int value = Temporary();
        if (member.Value is null)
        {
            _code.Emit(OpCode.LoadUndefined, value);
        }
        else
        {
            NamedExprTo(member.Value, value, name);
            if (member.ComputedKey is not null && IsAnonymous(member.Value))
            {
                _code.Emit(OpCode.SetFunctionName, value, key);
            }
        }

        _code.At(member.Position);
        _code.Emit(member.PrivateName is not null ? OpCode.DefinePrivate : OpCode.DefineElement, self, key, value);
    }
}
