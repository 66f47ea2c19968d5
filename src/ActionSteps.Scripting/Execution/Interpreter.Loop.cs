namespace ActionSteps.Scripting.Execution;

/// <content>
/// The loop over instructions. Only what runs all the time is here, and only its usual case: everything else is a call into the
/// other parts, so that the few variables of this method stay in machine registers.
/// </content>
internal static partial class Interpreter
{
    private static JsValue Loop(Realm realm, Frame frame)
    {
        ref JsValue r = ref Window(frame);
        ref int ip = ref Instruction(frame, frame.Pc);
        while (true)
        {
            switch ((OpCode)ip)
            {
                case OpCode.LoadConst:
                    JsValue.Copy(ref R(ref r, ref ip, 1), frame.Code.Constants[Word(ref ip, 2)]);
                    ip = ref Unsafe.Add(ref ip, 3);
                    continue;
                case OpCode.LoadInt:
                    R(ref r, ref ip, 1) = new JsValue((double)Word(ref ip, 2));
                    ip = ref Unsafe.Add(ref ip, 3);
                    continue;
                case OpCode.LoadUndefined:
                    JsValue.Copy(ref R(ref r, ref ip, 1), JsTag.Undefined);
                    ip = ref Unsafe.Add(ref ip, 2);
                    continue;
                case OpCode.Move:
                    JsValue.Copy(ref R(ref r, ref ip, 1), R(ref r, ref ip, 2));
                    ip = ref Unsafe.Add(ref ip, 3);
                    continue;
                case OpCode.LoadCell:
                    JsValue.Copy(ref R(ref r, ref ip, 1), Cell(R(ref r, ref ip, 2)).Value);
                    ip = ref Unsafe.Add(ref ip, 3);
                    continue;
                case OpCode.StoreCell:
                    JsValue.Copy(ref Cell(R(ref r, ref ip, 1)).Value, R(ref r, ref ip, 2));
                    ip = ref Unsafe.Add(ref ip, 3);
                    continue;
                case OpCode.LoadCapture:
                    JsValue.Copy(ref R(ref r, ref ip, 1), frame.Function.Captures[Word(ref ip, 2)].Value);
                    ip = ref Unsafe.Add(ref ip, 3);
                    continue;
                case OpCode.LoadCaptureChecked when !frame.Function.Captures[Word(ref ip, 2)].Value.IsEmpty:
                    JsValue.Copy(ref R(ref r, ref ip, 1), frame.Function.Captures[Word(ref ip, 2)].Value);
                    ip = ref Unsafe.Add(ref ip, 4);
                    continue;
                case OpCode.StoreCapture:
                    JsValue.Copy(ref frame.Function.Captures[Word(ref ip, 1)].Value, R(ref r, ref ip, 2));
                    ip = ref Unsafe.Add(ref ip, 3);
                    continue;
                case OpCode.LoadThis when frame.This.IsObject:
                    JsValue.Copy(ref R(ref r, ref ip, 1), frame.This);
                    ip = ref Unsafe.Add(ref ip, 2);
                    continue;
                case OpCode.LoadGlobal:
                    LoadGlobal(realm, frame, ref r, ref ip);
                    ip = ref Unsafe.Add(ref ip, 4);
                    continue;
                case OpCode.StoreGlobal:
                    StoreGlobal(realm, frame, ref r, ref ip);
                    ip = ref Unsafe.Add(ref ip, 4);
                    continue;
                case OpCode.GetNamed:
                {
                    ref JsValue slot = ref FindCached(realm, R(ref r, ref ip, 2).Cell, Word(ref ip, 4));
                    if (!Unsafe.IsNullRef(ref slot))
                    {
                        JsValue.Copy(ref R(ref r, ref ip, 1), slot);
                    }
                    else if (GetNamed(realm, frame, ref r, ref ip) is { } getter)
                    {
                        frame = getter;
                        r = ref Window(frame);
                        ip = ref Instruction(frame, 0);
                        continue;
                    }

                    ip = ref Unsafe.Add(ref ip, CallWords);
                    continue;
                }

                case OpCode.SetNamed:
                    SetNamed(realm, frame, ref r, ref ip);
                    ip = ref Unsafe.Add(ref ip, 5);
                    continue;
                case OpCode.GetLength:
                    if (R(ref r, ref ip, 2).Cell is JsArray list)
                    {
                        R(ref r, ref ip, 1) = new JsValue((double)list.Length);
                    }
                    else
                    {
                        GetLength(realm, frame, ref r, ref ip);
                    }

                    ip = ref Unsafe.Add(ref ip, 4);
                    continue;
                case OpCode.GetElement:
                {
                    ref JsValue slot = ref FindElement(R(ref r, ref ip, 2), R(ref r, ref ip, 3));
                    if (Unsafe.IsNullRef(ref slot))
                    {
                        GetElement(realm, frame, ref r, ref ip);
                    }
                    else
                    {
                        JsValue.Copy(ref R(ref r, ref ip, 1), slot);
                    }

                    ip = ref Unsafe.Add(ref ip, 4);
                    continue;
                }

                case OpCode.SetElement:
                {
                    ref JsValue slot = ref FindElement(R(ref r, ref ip, 1), R(ref r, ref ip, 2));
                    if (Unsafe.IsNullRef(ref slot))
                    {
                        SetElement(realm, frame, ref r, ref ip);
                    }
                    else
                    {
                        JsValue.Copy(ref slot, R(ref r, ref ip, 3));
                    }

                    ip = ref Unsafe.Add(ref ip, 4);
                    continue;
                }

                case OpCode.Add when AreNumbers(ref r, ref ip):
                    R(ref r, ref ip, 1) = new JsValue(Left(ref r, ref ip) + Right(ref r, ref ip));
                    ip = ref Unsafe.Add(ref ip, 4);
                    continue;
                case OpCode.Subtract when AreNumbers(ref r, ref ip):
                    R(ref r, ref ip, 1) = new JsValue(Left(ref r, ref ip) - Right(ref r, ref ip));
                    ip = ref Unsafe.Add(ref ip, 4);
                    continue;
                case OpCode.Multiply when AreNumbers(ref r, ref ip):
                    R(ref r, ref ip, 1) = new JsValue(Left(ref r, ref ip) * Right(ref r, ref ip));
                    ip = ref Unsafe.Add(ref ip, 4);
                    continue;
                case OpCode.Divide when AreNumbers(ref r, ref ip):
                    R(ref r, ref ip, 1) = new JsValue(Left(ref r, ref ip) / Right(ref r, ref ip));
                    ip = ref Unsafe.Add(ref ip, 4);
                    continue;
                case OpCode.Remainder when AreNumbers(ref r, ref ip):
                    R(ref r, ref ip, 1) = new JsValue(Operations.Remainder(Left(ref r, ref ip), Right(ref r, ref ip)));
                    ip = ref Unsafe.Add(ref ip, 4);
                    continue;
                case OpCode.BitAnd when AreNumbers(ref r, ref ip):
                    R(ref r, ref ip, 1) = new JsValue(Operations.ToInt32(Left(ref r, ref ip)) & Operations.ToInt32(Right(ref r, ref ip)));
                    ip = ref Unsafe.Add(ref ip, 4);
                    continue;
                case OpCode.BitOr when AreNumbers(ref r, ref ip):
                    R(ref r, ref ip, 1) = new JsValue(Operations.ToInt32(Left(ref r, ref ip)) | Operations.ToInt32(Right(ref r, ref ip)));
                    ip = ref Unsafe.Add(ref ip, 4);
                    continue;
                case OpCode.BitXor when AreNumbers(ref r, ref ip):
                    R(ref r, ref ip, 1) = new JsValue(Operations.ToInt32(Left(ref r, ref ip)) ^ Operations.ToInt32(Right(ref r, ref ip)));
                    ip = ref Unsafe.Add(ref ip, 4);
                    continue;
                case OpCode.AddInt when R(ref r, ref ip, 2).IsNumber:
                    R(ref r, ref ip, 1) = new JsValue(Left(ref r, ref ip) + Word(ref ip, 3));
                    ip = ref Unsafe.Add(ref ip, 4);
                    continue;
                case OpCode.SubtractInt when R(ref r, ref ip, 2).IsNumber:
                    R(ref r, ref ip, 1) = new JsValue(Left(ref r, ref ip) - Word(ref ip, 3));
                    ip = ref Unsafe.Add(ref ip, 4);
                    continue;
                case OpCode.MultiplyInt when R(ref r, ref ip, 2).IsNumber:
                    R(ref r, ref ip, 1) = new JsValue(Left(ref r, ref ip) * Word(ref ip, 3));
                    ip = ref Unsafe.Add(ref ip, 4);
                    continue;
                case OpCode.RemainderInt when R(ref r, ref ip, 2).IsNumber:
                    R(ref r, ref ip, 1) = new JsValue(Operations.Remainder(Left(ref r, ref ip), Word(ref ip, 3)));
                    ip = ref Unsafe.Add(ref ip, 4);
                    continue;
                case OpCode.BitAndInt when R(ref r, ref ip, 2).IsNumber:
                    R(ref r, ref ip, 1) = new JsValue(Operations.ToInt32(Left(ref r, ref ip)) & Word(ref ip, 3));
                    ip = ref Unsafe.Add(ref ip, 4);
                    continue;
                case OpCode.BitOrInt when R(ref r, ref ip, 2).IsNumber:
                    R(ref r, ref ip, 1) = new JsValue(Operations.ToInt32(Left(ref r, ref ip)) | Word(ref ip, 3));
                    ip = ref Unsafe.Add(ref ip, 4);
                    continue;
                case OpCode.ShiftLeftInt when R(ref r, ref ip, 2).IsNumber:
                    R(ref r, ref ip, 1) = new JsValue(Operations.ToInt32(Left(ref r, ref ip)) << Word(ref ip, 3));
                    ip = ref Unsafe.Add(ref ip, 4);
                    continue;
                case OpCode.ShiftRightInt when R(ref r, ref ip, 2).IsNumber:
                    R(ref r, ref ip, 1) = new JsValue(Operations.ToInt32(Left(ref r, ref ip)) >> Word(ref ip, 3));
                    ip = ref Unsafe.Add(ref ip, 4);
                    continue;
                case OpCode.ShiftRightUnsignedInt when R(ref r, ref ip, 2).IsNumber:
                    R(ref r, ref ip, 1) = new JsValue((double)((uint)Operations.ToInt32(Left(ref r, ref ip)) >> Word(ref ip, 3)));
                    ip = ref Unsafe.Add(ref ip, 4);
                    continue;
                case OpCode.Increment when R(ref r, ref ip, 2).IsNumber:
                    R(ref r, ref ip, 1) = new JsValue(Left(ref r, ref ip) + 1);
                    ip = ref Unsafe.Add(ref ip, 3);
                    continue;
                case OpCode.Decrement when R(ref r, ref ip, 2).IsNumber:
                    R(ref r, ref ip, 1) = new JsValue(Left(ref r, ref ip) - 1);
                    ip = ref Unsafe.Add(ref ip, 3);
                    continue;
                case OpCode.ToNumeric when R(ref r, ref ip, 2).IsNumber:
                    R(ref r, ref ip, 1) = new JsValue(Left(ref r, ref ip));
                    ip = ref Unsafe.Add(ref ip, 3);
                    continue;
                case OpCode.Not:
                    JsValue.Copy(ref R(ref r, ref ip, 1), Operations.ToBoolean(R(ref r, ref ip, 2)) ? JsTag.False : JsTag.True);
                    ip = ref Unsafe.Add(ref ip, 3);
                    continue;
                case OpCode.StrictEqual:
                    JsValue.Copy(ref R(ref r, ref ip, 1), Operations.StrictEquals(R(ref r, ref ip, 2), R(ref r, ref ip, 3)) ? JsTag.True : JsTag.False);
                    ip = ref Unsafe.Add(ref ip, 4);
                    continue;
                case OpCode.StrictNotEqual:
                    JsValue.Copy(ref R(ref r, ref ip, 1), Operations.StrictEquals(R(ref r, ref ip, 2), R(ref r, ref ip, 3)) ? JsTag.False : JsTag.True);
                    ip = ref Unsafe.Add(ref ip, 4);
                    continue;
                case OpCode.Jump:
                    ip = ref Unsafe.Add(ref ip, Word(ref ip, 1));
                    continue;
                case OpCode.JumpBack:
                    if ((realm.Meter.Fuel -= Word(ref ip, 2)) < 0)
                    {
                        Checkpoint(realm, frame, ref ip);
                    }

                    ip = ref Unsafe.Add(ref ip, Word(ref ip, 1));
                    continue;
                case OpCode.JumpIfTrue:
                    ip = ref Unsafe.Add(ref ip, Operations.ToBoolean(R(ref r, ref ip, 1)) ? Word(ref ip, 2) : 3);
                    continue;
                case OpCode.JumpIfFalse:
                    ip = ref Unsafe.Add(ref ip, Operations.ToBoolean(R(ref r, ref ip, 1)) ? 3 : Word(ref ip, 2));
                    continue;
                case OpCode.JumpIfNullish:
                    ip = ref Unsafe.Add(ref ip, R(ref r, ref ip, 1).IsNullish ? Word(ref ip, 2) : 3);
                    continue;
                case OpCode.JumpIfNotUndefined:
                    ip = ref Unsafe.Add(ref ip, R(ref r, ref ip, 1).IsUndefined ? 3 : Word(ref ip, 2));
                    continue;
                case OpCode.JumpIfInt:
                    ip = ref Unsafe.Add(ref ip, R(ref r, ref ip, 1).Number == Word(ref ip, 2) ? Word(ref ip, 3) : 4);
                    continue;
                case OpCode.JumpIfLess when ArePair(ref r, ref ip):
                    ip = ref Unsafe.Add(ref ip, First(ref r, ref ip) < Second(ref r, ref ip) ? Word(ref ip, 3) : 4);
                    continue;
                case OpCode.JumpIfNotLess when ArePair(ref r, ref ip):
                    ip = ref Unsafe.Add(ref ip, First(ref r, ref ip) < Second(ref r, ref ip) ? 4 : Word(ref ip, 3));
                    continue;
                case OpCode.JumpIfNotLessEqual when ArePair(ref r, ref ip):
                    ip = ref Unsafe.Add(ref ip, First(ref r, ref ip) <= Second(ref r, ref ip) ? 4 : Word(ref ip, 3));
                    continue;
                case OpCode.JumpIfNotGreater when ArePair(ref r, ref ip):
                    ip = ref Unsafe.Add(ref ip, First(ref r, ref ip) > Second(ref r, ref ip) ? 4 : Word(ref ip, 3));
                    continue;
                case OpCode.JumpIfNotGreaterEqual when ArePair(ref r, ref ip):
                    ip = ref Unsafe.Add(ref ip, First(ref r, ref ip) >= Second(ref r, ref ip) ? 4 : Word(ref ip, 3));
                    continue;
                case OpCode.JumpIfNotLessInt when R(ref r, ref ip, 1).IsNumber:
                    ip = ref Unsafe.Add(ref ip, First(ref r, ref ip) < Word(ref ip, 2) ? 4 : Word(ref ip, 3));
                    continue;
                case OpCode.JumpIfNotGreaterInt when R(ref r, ref ip, 1).IsNumber:
                    ip = ref Unsafe.Add(ref ip, First(ref r, ref ip) > Word(ref ip, 2) ? 4 : Word(ref ip, 3));
                    continue;
                case OpCode.JumpIfStrictEqual:
                    ip = ref Unsafe.Add(ref ip, Operations.StrictEquals(R(ref r, ref ip, 1), R(ref r, ref ip, 2)) ? Word(ref ip, 3) : 4);
                    continue;
                case OpCode.JumpIfNotStrictEqual:
                    ip = ref Unsafe.Add(ref ip, Operations.StrictEquals(R(ref r, ref ip, 1), R(ref r, ref ip, 2)) ? 4 : Word(ref ip, 3));
                    continue;
                case OpCode.JumpIfStrictEqualInt:
                    ip = ref Unsafe.Add(ref ip, R(ref r, ref ip, 1).IsNumber && First(ref r, ref ip) == Word(ref ip, 2) ? Word(ref ip, 3) : 4);
                    continue;
                case OpCode.JumpIfNotStrictEqualInt:
                    ip = ref Unsafe.Add(ref ip, R(ref r, ref ip, 1).IsNumber && First(ref r, ref ip) == Word(ref ip, 2) ? 4 : Word(ref ip, 3));
                    continue;
                case OpCode.LoopIfLess or OpCode.LoopIfLessInt:
                {
                    if ((realm.Meter.Fuel -= Word(ref ip, 4)) < 0)
                    {
                        Checkpoint(realm, frame, ref ip);
                    }

                    double limit = (OpCode)ip == OpCode.LoopIfLessInt ? Word(ref ip, 2) : Second(ref r, ref ip);
                    bool isLess = R(ref r, ref ip, 1).IsNumber && ((OpCode)ip == OpCode.LoopIfLessInt || R(ref r, ref ip, 2).IsNumber)
                        ? First(ref r, ref ip) < limit
                        : Compare(realm, frame, ref r, ref ip);
                    ip = ref Unsafe.Add(ref ip, isLess ? Word(ref ip, 3) : 5);
                    continue;
                }

                case OpCode.Call:
                {
                    if (--realm.Meter.Fuel < 0)
                    {
                        Checkpoint(realm, frame, ref ip);
                    }

                    ref JsValue callee = ref R(ref r, ref ip, 2);
                    if (callee.Cell is JsFunction { Code.IsPlain: true } function)
                    {
                        frame.Pc = PcOf(frame, ref ip);
                        frame = realm.Stack.Push(realm, frame, function, frame.Base + Word(ref ip, 2) + 2, Word(ref ip, 3), Word(ref ip, 1));
                        if (Word(ref ip, 4) != 0)
                        {
                            JsValue.Copy(ref frame.This, Unsafe.Add(ref callee, 1));
                        }
                        else
                        {
                            JsValue.Copy(ref frame.This, JsTag.Undefined);
                        }

                        r = ref Window(frame);
                        ip = ref Instruction(frame, 0);
                        continue;
                    }

                    CallNative(realm, frame, ref r, ref ip);
                    ip = ref Unsafe.Add(ref ip, 5);
                    continue;
                }

                case OpCode.New or OpCode.SuperNew:
                    if (--realm.Meter.Fuel < 0)
                    {
                        Checkpoint(realm, frame, ref ip);
                    }

                    frame = (OpCode)ip == OpCode.New ? New(realm, frame, ref r, ref ip) : SuperNew(realm, frame, ref r, ref ip);
                    r = ref Window(frame);
                    ip = ref Instruction(frame, frame.Pc);
                    continue;
                case OpCode.Return when frame.Exit == FrameExit.Plain:
                {
                    ref JsValue result = ref R(ref r, ref ip, 1);
                    int register = frame.ReturnRegister;
                    realm.Stack.Pop(frame);
                    frame = frame.Caller!;
                    realm.CurrentFrame = frame;
                    r = ref Window(frame);
                    JsValue.Copy(ref Unsafe.Add(ref r, register), result);
                    ip = ref Instruction(frame, frame.Pc + CallWords);
                    continue;
                }

                case OpCode.Return or OpCode.ReturnUndefined:
                {
                    JsValue result = (OpCode)ip == OpCode.Return ? R(ref r, ref ip, 1) : JsValue.Undefined;
                    Frame left = frame;
                    frame = Leave(realm, left, ref result);
                    if ((left.Exit & FrameExit.Entry) != 0)
                    {
                        return result;
                    }

                    r = ref Window(frame);
                    Unsafe.Add(ref r, left.ReturnRegister) = result;
                    ip = ref Instruction(frame, frame.Pc + CallWords);
                    continue;
                }

                case OpCode.Throw:
                    frame = Throw(realm, frame, ref r, ref ip);
                    r = ref Window(frame);
                    ip = ref Instruction(frame, frame.Pc);
                    continue;
                case OpCode.IteratorNext:
                    ip = ref Unsafe.Add(ref ip, IteratorNext(realm, frame, ref r, ref ip) ? 4 : Word(ref ip, 3));
                    continue;
                case OpCode.NewObjectOfShape:
                    NewObjectOfShape(realm, frame, ref r, ref ip);
                    ip = ref Unsafe.Add(ref ip, 5);
                    continue;
                case OpCode.Closure:
                    R(ref r, ref ip, 1) = MakeClosure(realm, frame, frame.Code.Functions[Word(ref ip, 2)]);
                    ip = ref Unsafe.Add(ref ip, 3);
                    continue;
                case OpCode.Await or OpCode.Yield or OpCode.YieldDelegate or OpCode.Start:
                    frame.Pc = PcOf(frame, ref ip);
                    return Suspend(realm, frame, (OpCode)ip);
                default:
                    ip = ref Instruction(frame, ExecuteRare(realm, frame, PcOf(frame, ref ip)));
                    continue;
            }
        }
    }
}
