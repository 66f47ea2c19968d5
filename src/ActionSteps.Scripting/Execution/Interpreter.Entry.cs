namespace ActionSteps.Scripting.Execution;

/// <content>Instructions at the entry of functions, and those of iteration and suspension.</content>
internal static partial class Interpreter
{
    private static int ExecuteEntry(Realm realm, Frame frame, Span<JsValue> r, ReadOnlySpan<int> i, int pc)
    {
        switch ((OpCode)i[0])
        {
            case OpCode.LoadThis:
                r[i[1]] = ThisOf(realm, frame);
                return pc + 2;
            case OpCode.LoadNewTarget:
                r[i[1]] = frame.NewTarget is null ? JsValue.Undefined : frame.NewTarget;
                return pc + 2;
            case OpCode.LoadFunction:
                r[i[1]] = frame.Function;
                return pc + 2;
            case OpCode.CreateArguments:
                r[i[1]] = JsArguments.Create(realm, frame, isMapped: i[2] != 0);
                return pc + 3;
            case OpCode.CreateRest:
                r[i[1]] = realm.NewArray(frame.Arguments.Length > i[2] ? frame.Arguments[i[2]..] : []);
                return pc + 3;
            case OpCode.ThrowError:
                string message = frame.Code.Constants[i[1]].AsString.Text;
                throw i[2] == 1 ? realm.ReferenceError(message) : realm.TypeError(message);
            case OpCode.GetIterator:
                r[i[1]] = IteratorRecord.Get(realm, r[i[2]], r[i[1]].Cell, frame);
                return pc + 3;
            case OpCode.GetAsyncIterator:
                r[i[1]] = IteratorRecord.GetAsync(realm, r[i[2]], frame);
                return pc + 3;
            case OpCode.IteratorStepRest:
                JsArray rest = realm.NewArray(Array.Empty<JsValue>());
                HeldCell held = realm.Hold(rest);
                IteratorRecord source = Iterator(r[i[2]]);
                while (source.TryNext(realm, out JsValue value))
                {
                    realm.Meter.Charge(1);
                    rest.Push(realm, value);
                }

                held.Dispose();
                r[i[1]] = rest;
                return pc + 3;
            case OpCode.IteratorClose:
                Iterator(r[i[1]]).Close(realm);
                return pc + 2;
            case OpCode.IteratorCloseQuietly:
                Iterator(r[i[1]]).CloseQuietly(realm);
                return pc + 2;
            case OpCode.AsyncIteratorNext:
                r[i[1]] = Iterator(r[i[2]]).CallNextAsync(realm);
                return pc + 3;
            case OpCode.AsyncIteratorStep:
                return Iterator(r[i[2]]).TryFinishAsync(realm, r[i[3]], out r[i[1]]) ? pc + 5 : pc + i[4];
            case OpCode.AsyncIteratorClose:
                return Iterator(r[i[2]]).TryStartClose(realm, out r[i[1]]) ? pc + 4 : pc + i[3];
            case OpCode.RequireObjectResult:
                return r[i[1]].IsObject ? pc + 2 : throw realm.TypeError("Iterator result is not an object");
            case OpCode.ForInNext:
                return ((KeyCursor)r[i[2]].Cell!).TryNext(realm, out r[i[1]]) ? pc + 4 : pc + i[3];
            case OpCode.ForInStart:
                r[i[1]] = new KeyCursor(realm, r[i[2]]);
                return pc + 3;
            case OpCode.DelegateCall:
                return Iterator(r[i[2]]).TryDelegate(realm, r[i[3]], (ResumeMode)(int)r[i[4]].Number, out r[i[1]]) ? pc + 6 : pc + i[5];
            case OpCode.DelegateStep:
                return DelegateStep(realm, ref r[i[1]]) ? pc + i[2] : pc + 3;
            default:
                throw new InvalidOperationException($"Unknown instruction {i[0]}.");
        }
    }

    private static bool DelegateStep(Realm realm, ref JsValue result)
    {
        if (!result.TryGetObject(out JsObject? step))
        {
            throw realm.TypeError($"Iterator result {Operations.Describe(result)} is not an object");
        }

        if (!Operations.ToBoolean(step.Get(realm, Names.Done)))
        {
            return false;
        }

        result = step.Get(realm, Names.Value);
        return true;
    }

    private static JsValue ThisOf(Realm realm, Frame frame)
    {
        if (frame.Code.IsStrict || frame.This.IsObject)
        {
            return frame.Code.Kind == FunctionKind.Program ? realm.GlobalObject : frame.This;
        }

        return frame.This.IsNullish ? realm.GlobalObject : Operations.ToObject(realm, frame.This);
    }

    /// <summary>Leaves the loop of a coroutine; <see cref="Coroutine.Resume"/> goes on behind this instruction.</summary>
    private static JsValue Suspend(Realm realm, Frame frame, OpCode op)
    {
        Coroutine coroutine = frame.Coroutine!;
        int[] code = frame.Code.Code;
        (CoroutineSignal signal, int register) = op switch
        {
            OpCode.Await => (CoroutineSignal.Await, code[frame.Pc + 2]),
            OpCode.Yield => (CoroutineSignal.Yield, code[frame.Pc + 2]),
            OpCode.YieldDelegate => (CoroutineSignal.YieldDelegate, code[frame.Pc + 3]),
            _ => (CoroutineSignal.Start, -1),
        };
        coroutine.Signal = signal;
        Pop(realm, frame);
        return register >= 0 ? frame.Registers[frame.Base + register] : JsValue.Undefined;
    }

    private static bool IteratorNext(Realm realm, Frame frame, ref JsValue r, ref int ip)
    {
        frame.Pc = PcOf(frame, ref ip);
        return Iterator(R(ref r, ref ip, 2)).TryNext(realm, out R(ref r, ref ip, 1));
    }
}
