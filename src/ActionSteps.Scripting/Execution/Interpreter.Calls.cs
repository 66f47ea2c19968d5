namespace ActionSteps.Scripting.Execution;

/// <content>Calls, returns and exceptions between frames of one loop.</content>
internal static partial class Interpreter
{
    private static void Checkpoint(Realm realm, Frame frame, ref int ip)
    {
        frame.Pc = PcOf(frame, ref ip);
        realm.Meter.Checkpoint();
    }

    // The interpreter was entered with enough of the CLR stack for one built-in; whatever calls on from there is guarded by itself.
    private static void CallNative(Realm realm, Frame frame, ref JsValue r, ref int ip)
    {
        frame.Pc = PcOf(frame, ref ip);
        int first = Word(ref ip, 2);
        int at = frame.Base + first;
        if (Word(ref ip, 4) == 0)
        {
            Unsafe.Add(ref r, first + 1) = JsValue.Undefined;
        }

        ReadOnlySpan<JsValue> arguments = frame.Registers.AsSpan(at + 2, Word(ref ip, 3));
        long inHand = realm.Meter.BeginBuiltIn();
        JsValue result = Unsafe.Add(ref r, first).Cell switch
        {
            JsNativeFunction native => native.Body(new NativeCall(realm, Unsafe.Add(ref r, first + 1), arguments, null, native)),
            JsObject { IsCallable: true } callable => callable.Call(realm, Unsafe.Add(ref r, first + 1), arguments),
            _ => throw realm.TypeError($"{SourceWords.Callee(frame, Unsafe.Add(ref r, first))} is not a function"),
        };
        realm.Meter.EndBuiltIn(inHand);
        JsValue.Copy(ref R(ref r, ref ip, 1), result);
    }

    /// <summary>Answers the frame to go on in, at its offset: that of the constructor, or behind the instruction when it was a built-in.</summary>
    private static Frame New(Realm realm, Frame frame, ref JsValue r, ref int ip)
    {
        frame.Pc = PcOf(frame, ref ip);
        int at = frame.Base + Word(ref ip, 2);
        if (R(ref r, ref ip, 2).Cell is JsFunction { IsConstructor: true } constructor)
        {
            return Construct(realm, frame, constructor, constructor, at + 2, ref ip);
        }

        R(ref r, ref ip, 1) = Construct(realm, frame, R(ref r, ref ip, 2), frame.Registers.AsSpan(at + 2, Word(ref ip, 3)));
        frame.Pc += CallWords;
        return frame;
    }

    private static Frame Construct(Realm realm, Frame frame, JsFunction constructor, JsObject newTarget, int start, ref int ip)
    {
        JsValue self = constructor.Code.Kind == FunctionKind.DerivedConstructor ? JsValue.Empty : JsFunction.CreateThis(realm, newTarget);
        if (constructor.FieldInitializer is not null && self.IsObject)
        {
            constructor.FieldInitializer.Call(realm, self, []);
        }

        Frame called = realm.Stack.Push(realm, frame, constructor, start, Word(ref ip, 3), Word(ref ip, 1));
        called.This = self;
        called.NewTarget = newTarget;
        called.Exit = FrameExit.Construct;
        return called;
    }

    /// <summary>Calls the constructor of the parent class, like <see cref="New"/>.</summary>
    private static Frame SuperNew(Realm realm, Frame frame, ref JsValue r, ref int ip)
    {
        frame.Pc = PcOf(frame, ref ip);
        int first = Word(ref ip, 2);
        int start = frame.Base + first + 2;
        JsObject newTarget = Unsafe.Add(ref r, first + 1).AsObject;
        if (R(ref r, ref ip, 2).AsObject.GetPrototypeOf(realm) is JsFunction { IsConstructor: true } constructor)
        {
            return Construct(realm, frame, constructor, newTarget, start, ref ip);
        }

        R(ref r, ref ip, 1) = SuperCall(realm, R(ref r, ref ip, 2), newTarget, frame.Registers.AsSpan(start, Word(ref ip, 3)));
        frame.Pc += CallWords;
        return frame;
    }

    private static Frame CallGetter(Realm realm, Frame frame, JsFunction getter, in JsValue target, int register)
    {
        realm.Meter.Charge(1);
        Frame called = realm.Stack.Push(realm, frame, getter, frame.Base + frame.Code.RegisterCount, 0, register);
        JsValue.Copy(ref called.This, target);
        return called;
    }

    /// <summary>Leaves a frame that is not plain.</summary>
    private static Frame Leave(Realm realm, Frame frame, ref JsValue result)
    {
        if ((frame.Exit & FrameExit.Construct) != 0)
        {
            if (!result.IsObject)
            {
                result = frame.This;
            }

            if (frame.NewTarget is JsFunction maker && result.Cell is JsObject made)
            {
                maker.LearnSize(made);
            }
        }

        if (frame.Coroutine is not null)
        {
            frame.Coroutine.Signal = CoroutineSignal.Done;
        }

        Pop(realm, frame);
        return frame.Caller ?? frame;
    }

    private static Frame Throw(Realm realm, Frame frame, ref JsValue r, ref int ip)
    {
        frame.Pc = PcOf(frame, ref ip);
        JsValue exception = R(ref r, ref ip, 1);

        // Leaves the loop through Run, which must not unwind again.
        return Unwind(realm, exception) ?? throw new JsThrow(exception) { IsUnwound = true };
    }
}
