using System.Runtime.InteropServices;

namespace ActionSteps.Scripting.Execution;

/// <content>The loop over instructions. What is rare or long is in the other parts, so that the code of this method stays small.</content>
internal static partial class Interpreter
{
    private static JsValue Loop(Realm realm, Frame frame)
    {
        Meter meter = realm.Meter;
        ref int code = ref MemoryMarshal.GetArrayDataReference(frame.Code.Code);
        ref JsValue r = ref Window(frame);
        int pc = frame.Pc;
        while (true)
        {
            ref int i = ref Unsafe.Add(ref code, pc);
            switch ((OpCode)i)
            {
                case OpCode.LoadConst:
                    At(ref r, ref i, 1) = frame.Code.Constants[Operand(ref i, 2)];
                    pc += 3;
                    break;
                case OpCode.LoadInt:
                    At(ref r, ref i, 1) = new JsValue((double)Operand(ref i, 2));
                    pc += 3;
                    break;
                case OpCode.LoadUndefined:
                    At(ref r, ref i, 1) = JsValue.Undefined;
                    pc += 2;
                    break;
                case OpCode.LoadNull:
                    At(ref r, ref i, 1) = JsValue.Null;
                    pc += 2;
                    break;
                case OpCode.LoadTrue:
                    At(ref r, ref i, 1) = JsValue.True;
                    pc += 2;
                    break;
                case OpCode.LoadFalse:
                    At(ref r, ref i, 1) = JsValue.False;
                    pc += 2;
                    break;
                case OpCode.LoadEmpty:
                    At(ref r, ref i, 1) = JsValue.Empty;
                    pc += 2;
                    break;
                case OpCode.Move:
                    At(ref r, ref i, 1) = At(ref r, ref i, 2);
                    pc += 3;
                    break;
                case OpCode.LoadCell:
                    At(ref r, ref i, 1) = Cell(At(ref r, ref i, 2)).Value;
                    pc += 3;
                    break;
                case OpCode.StoreCell:
                    Cell(At(ref r, ref i, 1)).Value = At(ref r, ref i, 2);
                    pc += 3;
                    break;
                case OpCode.LoadCapture:
                    At(ref r, ref i, 1) = frame.Function.Captures[Operand(ref i, 2)].Value;
                    pc += 3;
                    break;
                case OpCode.LoadCaptureChecked:
                {
                    JsValue value = frame.Function.Captures[Operand(ref i, 2)].Value;
                    frame.Pc = pc;
                    if (value.IsEmpty)
                    {
                        throw DeadVariable(realm, frame, Operand(ref i, 3));
                    }

                    At(ref r, ref i, 1) = value;
                    pc += 4;
                    break;
                }

                case OpCode.StoreCapture:
                    frame.Function.Captures[Operand(ref i, 1)].Value = At(ref r, ref i, 2);
                    pc += 3;
                    break;
                case OpCode.LoadGlobal:
                    frame.Pc = pc;
                    At(ref r, ref i, 1) = LoadGlobal(realm, frame, Operand(ref i, 2), Operand(ref i, 3));
                    pc += 4;
                    break;
                case OpCode.GetNamed:
                    frame.Pc = pc;
                    At(ref r, ref i, 1) = GetNamed(realm, frame, At(ref r, ref i, 2), Operand(ref i, 3), Operand(ref i, 4));
                    pc += 5;
                    break;
                case OpCode.SetNamed:
                    frame.Pc = pc;
                    SetNamed(realm, frame, At(ref r, ref i, 1), Operand(ref i, 2), At(ref r, ref i, 3), Operand(ref i, 4));
                    pc += 5;
                    break;
                case OpCode.GetLength:
                {
                    frame.Pc = pc;
                    HeapCell? owner = At(ref r, ref i, 2).Cell;
                    At(ref r, ref i, 1) = owner is JsArray array ? (double)array.Length
                        : owner is JsString text ? text.Length
                        : GetNamed(realm, Names.Length, At(ref r, ref i, 2));
                    pc += 4;
                    break;
                }

                case OpCode.GetElement:
                {
                    JsValue key = At(ref r, ref i, 3);
                    int index = (int)key.Number;
                    if (key.IsNumber && index == key.Number && At(ref r, ref i, 2).Cell is JsArray { IsDense: true } array
                        && (uint)index < (uint)array.Items.Length && (uint)index < array.Length && !array.Items[index].IsEmpty)
                    {
                        At(ref r, ref i, 1) = array.Items[index];
                    }
                    else if (key.IsNumber && index == key.Number && At(ref r, ref i, 2).Cell is JsTypedArray typed && typed.TryRead(realm, index, out JsValue element))
                    {
                        At(ref r, ref i, 1) = element;
                    }
                    else
                    {
                        frame.Pc = pc;
                        At(ref r, ref i, 1) = Operations.GetElement(realm, At(ref r, ref i, 2), key);
                    }

                    pc += 4;
                    break;
                }

                case OpCode.SetElement:
                {
                    JsValue key = At(ref r, ref i, 2);
                    int index = (int)key.Number;
                    if (key.IsNumber && index == key.Number && At(ref r, ref i, 1).Cell is JsArray { IsDense: true } array
                        && (uint)index < (uint)array.Items.Length && (uint)index < array.Length && !array.Items[index].IsEmpty)
                    {
                        array.Items[index] = At(ref r, ref i, 3);
                    }
                    else if (!key.IsNumber || index != key.Number || At(ref r, ref i, 1).Cell is not JsTypedArray typed || !typed.TryWrite(index, At(ref r, ref i, 3)))
                    {
                        frame.Pc = pc;
                        Operations.SetElement(realm, At(ref r, ref i, 1), key, At(ref r, ref i, 3), frame.Code.IsStrict);
                    }

                    pc += 4;
                    break;
                }

                case OpCode.Add:
                {
                    ref JsValue a = ref At(ref r, ref i, 2);
                    ref JsValue b = ref At(ref r, ref i, 3);
                    if (a.IsNumber && b.IsNumber)
                    {
                        At(ref r, ref i, 1) = new JsValue(a.Number + b.Number);
                    }
                    else
                    {
                        frame.Pc = pc;
                        At(ref r, ref i, 1) = Operations.Add(realm, a, b);
                    }

                    pc += 4;
                    break;
                }

                case OpCode.Subtract:
                {
                    ref JsValue a = ref At(ref r, ref i, 2);
                    ref JsValue b = ref At(ref r, ref i, 3);
                    if (a.IsNumber && b.IsNumber)
                    {
                        At(ref r, ref i, 1) = new JsValue(a.Number - b.Number);
                    }
                    else
                    {
                        frame.Pc = pc;
                        At(ref r, ref i, 1) = Operations.Arithmetic(realm, OpCode.Subtract, a, b);
                    }

                    pc += 4;
                    break;
                }

                case OpCode.Multiply:
                {
                    ref JsValue a = ref At(ref r, ref i, 2);
                    ref JsValue b = ref At(ref r, ref i, 3);
                    if (a.IsNumber && b.IsNumber)
                    {
                        At(ref r, ref i, 1) = new JsValue(a.Number * b.Number);
                    }
                    else
                    {
                        frame.Pc = pc;
                        At(ref r, ref i, 1) = Operations.Arithmetic(realm, OpCode.Multiply, a, b);
                    }

                    pc += 4;
                    break;
                }

                case OpCode.Divide or OpCode.Remainder or OpCode.Power or OpCode.BitAnd or OpCode.BitOr or OpCode.BitXor
                    or OpCode.ShiftLeft or OpCode.ShiftRight or OpCode.ShiftRightUnsigned:
                    frame.Pc = pc;
                    At(ref r, ref i, 1) = Operations.Arithmetic(realm, (OpCode)i, At(ref r, ref i, 2), At(ref r, ref i, 3));
                    pc += 4;
                    break;
                case OpCode.AddInt:
                {
                    ref JsValue a = ref At(ref r, ref i, 2);
                    if (a.IsNumber)
                    {
                        At(ref r, ref i, 1) = new JsValue(a.Number + Operand(ref i, 3));
                    }
                    else
                    {
                        frame.Pc = pc;
                        At(ref r, ref i, 1) = Operations.Add(realm, a, Operand(ref i, 3));
                    }

                    pc += 4;
                    break;
                }

                case OpCode.Increment or OpCode.Decrement:
                {
                    ref JsValue a = ref At(ref r, ref i, 2);
                    double step = (OpCode)i == OpCode.Increment ? 1 : -1;
                    if (a.IsNumber)
                    {
                        At(ref r, ref i, 1) = new JsValue(a.Number + step);
                    }
                    else
                    {
                        frame.Pc = pc;
                        At(ref r, ref i, 1) = Operations.Step(realm, a, step);
                    }

                    pc += 3;
                    break;
                }

                case OpCode.Not:
                    At(ref r, ref i, 1) = !Operations.ToBoolean(At(ref r, ref i, 2));
                    pc += 3;
                    break;
                case OpCode.StrictEqual:
                    At(ref r, ref i, 1) = Operations.StrictEquals(At(ref r, ref i, 2), At(ref r, ref i, 3));
                    pc += 4;
                    break;
                case OpCode.StrictNotEqual:
                    At(ref r, ref i, 1) = !Operations.StrictEquals(At(ref r, ref i, 2), At(ref r, ref i, 3));
                    pc += 4;
                    break;
                case OpCode.Less or OpCode.Greater or OpCode.LessEqual or OpCode.GreaterEqual:
                    frame.Pc = pc;
                    At(ref r, ref i, 1) = Operations.Compare(realm, (OpCode)i, At(ref r, ref i, 2), At(ref r, ref i, 3));
                    pc += 4;
                    break;
                case OpCode.Jump:
                    pc = Operand(ref i, 1);
                    break;
                case OpCode.JumpBack:
                    frame.Pc = pc;
                    if ((meter.Fuel -= Operand(ref i, 2)) < 0)
                    {
                        meter.Checkpoint();
                        realm.EnableCaches();
                    }

                    pc = Operand(ref i, 1);
                    break;
                case OpCode.JumpIfTrue:
                    pc = Operations.ToBoolean(At(ref r, ref i, 1)) ? Operand(ref i, 2) : pc + 3;
                    break;
                case OpCode.JumpIfFalse:
                    pc = Operations.ToBoolean(At(ref r, ref i, 1)) ? pc + 3 : Operand(ref i, 2);
                    break;
                case OpCode.JumpIfNullish:
                    pc = At(ref r, ref i, 1).IsNullish ? Operand(ref i, 2) : pc + 3;
                    break;
                case OpCode.JumpIfNotUndefined:
                    pc = At(ref r, ref i, 1).IsUndefined ? pc + 3 : Operand(ref i, 2);
                    break;
                case OpCode.JumpIfInt:
                    pc = At(ref r, ref i, 1).Number == Operand(ref i, 2) ? Operand(ref i, 3) : pc + 4;
                    break;
                case OpCode.JumpIfLess:
                    frame.Pc = pc;
                    pc = IsLess(realm, At(ref r, ref i, 1), At(ref r, ref i, 2)) ? Operand(ref i, 3) : pc + 4;
                    break;
                case OpCode.JumpIfNotLess:
                    frame.Pc = pc;
                    pc = IsLess(realm, At(ref r, ref i, 1), At(ref r, ref i, 2)) ? pc + 4 : Operand(ref i, 3);
                    break;
                case OpCode.JumpIfLessEqual:
                    frame.Pc = pc;
                    pc = IsLessEqual(realm, At(ref r, ref i, 1), At(ref r, ref i, 2)) ? Operand(ref i, 3) : pc + 4;
                    break;
                case OpCode.JumpIfNotLessEqual:
                    frame.Pc = pc;
                    pc = IsLessEqual(realm, At(ref r, ref i, 1), At(ref r, ref i, 2)) ? pc + 4 : Operand(ref i, 3);
                    break;
                case OpCode.JumpIfStrictEqual:
                    pc = Operations.StrictEquals(At(ref r, ref i, 1), At(ref r, ref i, 2)) ? Operand(ref i, 3) : pc + 4;
                    break;
                case OpCode.JumpIfNotStrictEqual:
                    pc = Operations.StrictEquals(At(ref r, ref i, 1), At(ref r, ref i, 2)) ? pc + 4 : Operand(ref i, 3);
                    break;
                case OpCode.Call:
                    frame.Pc = pc;
                    if (--meter.Fuel < 0)
                    {
                        meter.Checkpoint();
                        realm.EnableCaches();
                    }

                    if (At(ref r, ref i, 2).Cell is JsFunction { Code.IsPlain: true } function)
                    {
                        Frame called = Push(realm, frame, function, frame.Base + Operand(ref i, 2) + 2, Operand(ref i, 3));
                        called.This = Unsafe.Add(ref r, Operand(ref i, 2) + 1);
                        called.ReturnRegister = Operand(ref i, 1);
                        frame = called;
                        code = ref MemoryMarshal.GetArrayDataReference(frame.Code.Code);
                        r = ref Window(frame);
                        pc = 0;
                        break;
                    }

                    At(ref r, ref i, 1) = CallNative(realm, frame, Operand(ref i, 2), Operand(ref i, 3));
                    pc += 4;
                    break;
                case OpCode.New:
                    frame.Pc = pc;
                    if (--meter.Fuel < 0)
                    {
                        meter.Checkpoint();
                    }

                    if (At(ref r, ref i, 2).Cell is JsFunction { Code: { IsConstructor: true, Kind: not FunctionKind.DerivedConstructor } } constructor)
                    {
                        JsObject created = JsFunction.CreateThis(realm, constructor);
                        Frame called = Push(realm, frame, constructor, frame.Base + Operand(ref i, 2) + 2, Operand(ref i, 3));
                        called.This = created;
                        called.NewTarget = constructor;
                        called.IsConstruct = true;
                        called.ReturnRegister = Operand(ref i, 1);
                        frame = called;
                        if (constructor.FieldInitializer is not null)
                        {
                            constructor.FieldInitializer.Call(realm, created, []);
                        }

                        code = ref MemoryMarshal.GetArrayDataReference(frame.Code.Code);
                        r = ref Window(frame);
                        pc = 0;
                        break;
                    }

                    At(ref r, ref i, 1) = ConstructNative(realm, frame, Operand(ref i, 2), Operand(ref i, 3));
                    pc += 4;
                    break;
                case OpCode.Return or OpCode.ReturnUndefined:
                {
                    JsValue result = (OpCode)i == OpCode.Return ? At(ref r, ref i, 1) : JsValue.Undefined;
                    if (frame.IsConstruct && !result.IsObject)
                    {
                        result = frame.This;
                    }

                    bool isEntry = frame.IsEntry;
                    int register = frame.ReturnRegister;
                    if (frame.Coroutine is not null)
                    {
                        frame.Coroutine.Signal = CoroutineSignal.Done;
                    }

                    Pop(realm, frame);
                    if (isEntry)
                    {
                        return result;
                    }

                    frame = frame.Caller!;
                    code = ref MemoryMarshal.GetArrayDataReference(frame.Code.Code);
                    r = ref Window(frame);
                    Unsafe.Add(ref r, register) = result;
                    pc = frame.Pc + 4;
                    break;
                }

                case OpCode.Throw:
                {
                    frame.Pc = pc;
                    JsValue exception = At(ref r, ref i, 1);
                    Frame? handler = Unwind(realm, exception);
                    if (handler is null)
                    {
                        // Leaves the loop through Run, which must not unwind again.
                        throw new JsThrow(exception) { IsUnwound = true };
                    }

                    frame = handler;
                    code = ref MemoryMarshal.GetArrayDataReference(frame.Code.Code);
                    r = ref Window(frame);
                    pc = frame.Pc;
                    break;
                }

                case OpCode.IteratorNext:
                    frame.Pc = pc;
                    if (Iterator(At(ref r, ref i, 2)).TryNext(realm, out At(ref r, ref i, 1)))
                    {
                        pc += 4;
                    }
                    else
                    {
                        pc = Operand(ref i, 3);
                    }

                    break;
                case OpCode.ForInNext:
                    frame.Pc = pc;
                    pc = ((KeyCursor)At(ref r, ref i, 2).Cell!).TryNext(realm, out At(ref r, ref i, 1)) ? pc + 4 : Operand(ref i, 3);
                    break;
                case OpCode.NewObjectOfShape:
                    At(ref r, ref i, 1) = NewObjectOfShape(realm, frame, Operand(ref i, 2), Operand(ref i, 3), Operand(ref i, 4));
                    pc += 5;
                    break;
                case OpCode.Closure:
                    At(ref r, ref i, 1) = MakeClosure(realm, frame, frame.Code.Functions[Operand(ref i, 2)]);
                    pc += 3;
                    break;
                case OpCode.Await or OpCode.Yield or OpCode.YieldDelegate or OpCode.Start:
                    frame.Pc = pc;
                    return Suspend(realm, frame, (OpCode)i);
                default:
                    frame.Pc = pc;
                    pc = ExecuteRare(realm, frame, pc);
                    break;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref JsValue At(ref JsValue window, ref int instruction, int operand) =>
        ref Unsafe.Add(ref window, Unsafe.Add(ref instruction, operand));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Operand(ref int instruction, int operand) => Unsafe.Add(ref instruction, operand);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref JsValue Window(Frame frame) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(frame.Registers), frame.Base);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static VariableCell Cell(JsValue value) => Unsafe.As<VariableCell>(value.Cell!);

    private static IteratorRecord Iterator(JsValue value) => Unsafe.As<IteratorRecord>(value.Cell!);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsLess(Realm realm, in JsValue a, in JsValue b) =>
        a.IsNumber && b.IsNumber ? a.Number < b.Number : Operations.Compare(realm, OpCode.Less, a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsLessEqual(Realm realm, in JsValue a, in JsValue b) =>
        a.IsNumber && b.IsNumber ? a.Number <= b.Number : Operations.Compare(realm, OpCode.LessEqual, a, b);
}
