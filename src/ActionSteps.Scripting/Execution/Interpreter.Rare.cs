namespace ActionSteps.Scripting.Execution;

/// <content>Instructions that are not worth a place in the hot loop. Each answers where to go on.</content>
internal static partial class Interpreter
{
    private static int ExecuteRare(Realm realm, Frame frame, int pc)
    {
        frame.Pc = pc;
        Span<JsValue> r = frame.Registers.AsSpan(frame.Base, frame.Code.RegisterCount);
        ReadOnlySpan<int> i = frame.Code.Code.AsSpan(pc);
        return (OpCode)i[0] switch
        {
            OpCode.LoadThis => ExecuteEntry(realm, frame, r, i, pc),
            OpCode.LoadCaptureChecked => ExecuteOther(realm, frame, r, i, pc),
            <= OpCode.InstanceOf => ExecuteOperators(realm, frame, r, i, pc),
            <= OpCode.RequireObject => ExecuteObjects(realm, frame, r, i, pc),
            <= OpCode.DelegateStep => ExecuteEntry(realm, frame, r, i, pc),
            _ => ExecuteOther(realm, frame, r, i, pc),
        };
    }

    private static int ExecuteOther(Realm realm, Frame frame, Span<JsValue> r, ReadOnlySpan<int> i, int pc)
    {
        switch ((OpCode)i[0])
        {
            case OpCode.LoadCellChecked:
                r[i[1]] = Alive(realm, frame, Cell(r[i[2]]).Value, i[3]);
                return pc + 4;
            case OpCode.StoreCellChecked:
                Alive(realm, frame, Cell(r[i[1]]).Value, i[3]);
                Cell(r[i[1]]).Value = r[i[2]];
                return pc + 4;
            case OpCode.StoreCaptureChecked:
                Alive(realm, frame, frame.Function.Captures[i[1]].Value, i[3]);
                frame.Function.Captures[i[1]].Value = r[i[2]];
                return pc + 4;
            case OpCode.CheckDead:
                Alive(realm, frame, r[i[1]], i[2]);
                return pc + 3;
            case OpCode.ThrowConst:
                throw realm.TypeError("Assignment to constant variable.");
            case OpCode.LoadGlobalOrUndefined:
                r[i[1]] = realm.GlobalObject.Get(realm, frame.Code.Names[i[2]]);
                return pc + 3;
            case OpCode.DeclareGlobals:
                DeclareGlobal(realm, frame.Code.Names[i[1]]);
                return pc + 3;
            case OpCode.DefineGlobalFunction:
                DefineGlobalFunction(realm, frame.Code.Names[i[1]], r[i[2]]);
                return pc + 3;
            case OpCode.GetSuper:
                r[i[1]] = GetSuper(realm, frame, r[i[2]], r[i[3]]);
                return pc + 4;
            case OpCode.SetSuper:
                SetSuper(realm, frame, r[i[1]], r[i[2]], r[i[3]]);
                return pc + 4;
            case OpCode.DeleteElement:
                r[i[1]] = Delete(realm, frame, r[i[2]], r[i[3]]);
                return pc + 4;
            case OpCode.DeleteGlobal:
                r[i[1]] = realm.GlobalObject.Delete(realm, frame.Code.Names[i[2]]);
                return pc + 3;
            case OpCode.In:
                r[i[1]] = r[i[3]].TryGetObject(out JsObject? container)
                    ? container.HasProperty(realm, Operations.ToPropertyKey(realm, r[i[2]]))
                    : throw realm.TypeError($"Cannot use 'in' operator to search for '{Operations.DescribePlain(r[i[2]])}' in {Operations.DescribePlain(r[i[3]])}");
                return pc + 4;
            case OpCode.JumpIfUndefined:
                return r[i[1]].IsUndefined ? pc + i[2] : pc + 3;
            case OpCode.CallSpread:
                r[i[1]] = CallSpread(realm, frame, r[i[2]], r[i[2] + 1], (JsArray)r[i[3]].Cell!);
                return pc + 4;
            case OpCode.NewSpread:
                r[i[1]] = Construct(realm, frame, r[i[2]], ((JsArray)r[i[3]].Cell!).DenseSpan);
                return pc + 4;
            case OpCode.SuperCall:
                r[i[1]] = SuperCall(realm, r[i[2]], r[i[3]], ((JsArray)r[i[4]].Cell!).DenseSpan);
                return pc + 5;
            case OpCode.SuperForward:
                r[i[1]] = SuperCall(realm, r[i[2]], r[i[3]], frame.Arguments);
                return pc + 4;
            case OpCode.BindThis:
                return r[i[1]].IsEmpty ? pc + 3 : throw realm.ReferenceError("Super constructor may only be called once");
            case OpCode.CheckThis:
                return r[i[1]].IsEmpty
                    ? throw realm.ReferenceError("Must call super constructor in derived class before accessing 'this' or returning from derived constructor")
                    : pc + 2;
            case OpCode.CheckConstructorResult:
                r[i[1]] = ConstructorResult(realm, r[i[2]], r[i[3]]);
                return pc + 4;
            case OpCode.RunFieldInitializer:
                ((JsFunction)r[i[1]].Cell!).FieldInitializer?.Call(realm, r[i[2]], []);
                return pc + 3;
            case OpCode.LoadEmpty:
                r[i[1]] = JsValue.Empty;
                return pc + 2;
            case OpCode.LoadCaptureChecked:
                r[i[1]] = Alive(realm, frame, frame.Function.Captures[i[2]].Value, i[3]);
                return pc + 4;
            default:
                throw new InvalidOperationException($"Unknown instruction {i[0]}.");
        }
    }

    private static int ExecuteOperators(Realm realm, Frame frame, Span<JsValue> r, ReadOnlySpan<int> i, int pc)
    {
        OpCode op = (OpCode)i[0];
        switch (op)
        {
            case OpCode.Add:
                r[i[1]] = Operations.Add(realm, r[i[2]], r[i[3]]);
                return pc + 4;
            case OpCode.AddInt:
                r[i[1]] = Operations.Add(realm, r[i[2]], i[3]);
                return pc + 4;
            case >= OpCode.Subtract and <= OpCode.ShiftRightUnsigned:
                r[i[1]] = Operations.Arithmetic(realm, op, r[i[2]], r[i[3]]);
                return pc + 4;
            case >= OpCode.SubtractInt and <= OpCode.ShiftRightUnsignedInt:
                r[i[1]] = Operations.Arithmetic(realm, OfInt(op), r[i[2]], i[3]);
                return pc + 4;
            case OpCode.Increment or OpCode.Decrement:
                r[i[1]] = Operations.Step(realm, r[i[2]], op == OpCode.Increment ? 1 : -1);
                return pc + 3;
            case OpCode.ToNumber:
                r[i[1]] = Operations.ToNumber(realm, r[i[2]]);
                return pc + 3;
            case OpCode.ToNumeric:
                r[i[1]] = Operations.ToNumeric(realm, r[i[2]]);
                return pc + 3;
            case OpCode.Negate:
                r[i[1]] = Operations.Negate(realm, r[i[2]]);
                return pc + 3;
            case OpCode.BitNot:
                r[i[1]] = Operations.BitNot(realm, r[i[2]]);
                return pc + 3;
            case OpCode.TypeOf:
                r[i[1]] = Operations.TypeOf(r[i[2]]);
                return pc + 3;
            case OpCode.Equal:
                r[i[1]] = Operations.LooseEquals(realm, r[i[2]], r[i[3]]);
                return pc + 4;
            case OpCode.NotEqual:
                r[i[1]] = !Operations.LooseEquals(realm, r[i[2]], r[i[3]]);
                return pc + 4;
            case OpCode.InstanceOf:
                r[i[1]] = Operations.InstanceOf(realm, r[i[2]], r[i[3]]);
                return pc + 4;
            case OpCode.Less or OpCode.Greater or OpCode.LessEqual or OpCode.GreaterEqual:
                r[i[1]] = Operations.Compare(realm, op, r[i[2]], r[i[3]]);
                return pc + 4;
            case >= OpCode.JumpIfLess and <= OpCode.JumpIfNotGreaterEqual:
                return IsJumping(realm, op - OpCode.JumpIfLess, r[i[1]], r[i[2]]) ? pc + i[3] : pc + 4;
            case >= OpCode.JumpIfLessInt and <= OpCode.JumpIfNotGreaterEqualInt:
                return IsJumping(realm, op - OpCode.JumpIfLessInt, r[i[1]], i[2]) ? pc + i[3] : pc + 4;
            default:
                throw new InvalidOperationException($"Unknown instruction {op}.");
        }
    }

    private static OpCode OfInt(OpCode op) => op switch
    {
        OpCode.SubtractInt => OpCode.Subtract,
        OpCode.MultiplyInt => OpCode.Multiply,
        OpCode.RemainderInt => OpCode.Remainder,
        OpCode.BitAndInt => OpCode.BitAnd,
        OpCode.BitOrInt => OpCode.BitOr,
        OpCode.ShiftLeftInt => OpCode.ShiftLeft,
        OpCode.ShiftRightInt => OpCode.ShiftRight,
        _ => OpCode.ShiftRightUnsigned,
    };

    // The jumps come in pairs, the second jumping when the comparison is false.
    private static bool IsJumping(Realm realm, int kind, JsValue left, JsValue right)
    {
        OpCode op = (kind >> 1) switch
        {
            0 => OpCode.Less,
            1 => OpCode.LessEqual,
            2 => OpCode.Greater,
            _ => OpCode.GreaterEqual,
        };
        return Operations.Compare(realm, op, left, right) == ((kind & 1) == 0);
    }

    private static bool Compare(Realm realm, Frame frame, ref JsValue r, ref int ip)
    {
        frame.Pc = PcOf(frame, ref ip);
        return Operations.Compare(realm, OpCode.Less, R(ref r, ref ip, 1), (OpCode)ip == OpCode.LoopIfLessInt ? Word(ref ip, 2) : R(ref r, ref ip, 2));
    }

    private static JsValue Alive(Realm realm, Frame frame, JsValue value, int name) =>
        value.IsEmpty ? throw DeadVariable(realm, frame, name) : value;

    private static JsThrow DeadVariable(Realm realm, Frame frame, int name) =>
        realm.ReferenceError($"Cannot access '{frame.Code.Constants[name].AsString.Text}' before initialization");

    private static void DeclareGlobal(Realm realm, PropertyKey name)
    {
        JsObject global = realm.GlobalObject;
        if (!global.HasOwnProperty(realm, name))
        {
            global.DefineOrThrow(realm, name, PropertyDescriptor.Data(JsValue.Undefined, PropertyFlags.Writable | PropertyFlags.Enumerable));
        }
    }

    private static void DefineGlobalFunction(Realm realm, PropertyKey name, JsValue function)
    {
        JsObject global = realm.GlobalObject;
        bool exists = global.GetOwnProperty(realm, name, out PropertyDescriptor existing);
        if (exists && !existing.Configurable && (existing.IsAccessor || !existing.Writable || !existing.Enumerable))
        {
            throw realm.TypeError($"Cannot redefine property: {name}");
        }

        global.DefineOrThrow(realm, name, exists && !existing.Configurable
            ? PropertyDescriptor.ValueOnly(function)
            : PropertyDescriptor.Data(function, PropertyFlags.Writable | PropertyFlags.Enumerable));
    }

    private static JsObject? SuperBase(Realm realm, Frame frame) => frame.Function.HomeObject?.GetPrototypeOf(realm);

    private static JsValue GetSuper(Realm realm, Frame frame, JsValue thisValue, JsValue key)
    {
        JsObject? holder = SuperBase(realm, frame);
        return holder is null
            ? throw realm.TypeError("Cannot read properties of null (super)")
            : holder.Get(realm, Operations.ToPropertyKey(realm, key), thisValue);
    }

    private static void SetSuper(Realm realm, Frame frame, JsValue thisValue, JsValue key, JsValue value)
    {
        JsObject? holder = SuperBase(realm, frame);
        if (holder is null)
        {
            throw realm.TypeError("Cannot set properties of null (super)");
        }

        PropertyKey name = Operations.ToPropertyKey(realm, key);
        if (!holder.Set(realm, name, value, thisValue) && frame.Code.IsStrict)
        {
            throw Refusals.Assignment(realm, thisValue, name);
        }
    }

    private static bool Delete(Realm realm, Frame frame, JsValue target, JsValue key)
    {
        JsObject owner = Operations.ToObject(realm, target);
        PropertyKey name = Operations.ToPropertyKey(realm, key);
        bool done = owner.Delete(realm, name);
        return done || !frame.Code.IsStrict ? done : throw Refusals.Deletion(realm, owner, name);
    }

    private static JsValue SuperCall(Realm realm, JsValue function, JsValue newTarget, ReadOnlySpan<JsValue> arguments)
    {
        JsObject? parent = function.AsObject.GetPrototypeOf(realm);
        return parent is { IsConstructor: true }
            ? parent.Construct(realm, arguments, newTarget.AsObject)
            : throw realm.TypeError($"Super constructor {(parent is null || ReferenceEquals(parent, realm.FunctionPrototype) ? "null" : Operations.Describe(parent))} of {ClassName(realm, function)} is not a constructor");
    }

    private static string ClassName(Realm realm, JsValue function) =>
        JsError.PeekText(realm, function.AsObject, Names.Name) is { Length: > 0 } name ? name : "anonymous class";

    private static JsValue ConstructorResult(Realm realm, JsValue result, JsValue self)
    {
        if (result.IsObject)
        {
            return result;
        }

        if (!result.IsUndefined)
        {
            throw realm.TypeError("Derived constructors may only return object or undefined");
        }

        return self.IsEmpty
            ? throw realm.ReferenceError("Must call super constructor in derived class before accessing 'this' or returning from derived constructor")
            : self;
    }
}
