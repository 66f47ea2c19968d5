namespace ActionSteps.Scripting.Execution;

/// <summary>
/// Executes instructions. Calls from script to script push a frame and stay in the loop; native code that calls back enters
/// the loop anew, guarded against the end of the CLR stack.
/// </summary>
internal static partial class Interpreter
{
    /// <summary>Runs a frame until it returns, suspends or throws.</summary>
    internal static JsValue Run(Realm realm, Frame entry)
    {
        entry.Exit |= FrameExit.Entry;
        return Run(realm, entry, entry);
    }

    /// <summary>Resumes a frame by throwing a value where it is suspended.</summary>
    internal static JsValue RunThrowing(Realm realm, Frame entry, JsValue exception)
    {
        entry.Exit |= FrameExit.Entry;
        Frame handler = Unwind(realm, exception) ?? throw new JsThrow(exception);
        return Run(realm, entry, handler);
    }

    // An exception without handler here must pass in the first phase of CLR exception handling: a catch block that throws again keeps
    // the whole stack below it, so that thousands of nested ones would overflow it. Hence the filter.
    private static JsValue Run(Realm realm, Frame entry, Frame frame)
    {
        if (!realm.TryEnterNative())
        {
            Pop(realm, entry);
            throw realm.RangeError("Maximum call stack size exceeded");
        }

        int depth = realm.NativeDepth;
        BuiltInMark before = realm.Meter.BeginScript();
        AnswerMark answers = realm.EnterAnswers();
        while (true)
        {
            Frame? handler = null;
            try
            {
                JsValue result = Loop(realm, frame);
                realm.NativeDepth = depth - 1;
                realm.Meter.EndScript(before);
                realm.LeaveAnswers(answers);
                realm.KeepAnswer(result);
                return result;
            }
            catch (JsThrow thrown) when ((handler = FindHandler(realm, thrown, before, answers)) is not null)
            {
                realm.NativeDepth = depth;
                realm.Meter.ResumeScript(before);
                realm.LeaveAnswers(answers);
                answers = realm.EnterAnswers();
                frame = handler;
            }
        }
    }

    private static Frame? FindHandler(Realm realm, JsThrow thrown, BuiltInMark before, AnswerMark answers)
    {
        Frame? handler = thrown.IsUnwound || realm.Meter.IsReached ? null : Unwind(realm, thrown.Value);
        thrown.IsUnwound = false;
        if (handler is null)
        {
            realm.LeaveNative();
            realm.Meter.EndScript(before);
            realm.LeaveAnswers(answers);
        }

        return handler;
    }

    /// <summary>Finds the handler of an exception in the frames of the innermost run, popping frames without one.</summary>
    private static Frame? Unwind(Realm realm, JsValue exception)
    {
        realm.Meter.ThrowIfReached();
        while (true)
        {
            Frame frame = realm.CurrentFrame!;
            foreach (ExceptionRegion region in frame.Code.Regions)
            {
                if (frame.Pc >= region.Start && frame.Pc < region.End)
                {
                    frame.Registers[frame.Base + region.Register] = exception;
                    frame.Pc = region.Target;
                    return frame;
                }
            }

            bool isEntry = (frame.Exit & FrameExit.Entry) != 0;
            Pop(realm, frame);
            if (isEntry)
            {
                return null;
            }
        }
    }

    private static void Pop(Realm realm, Frame frame)
    {
        realm.CurrentFrame = frame.Caller;
        if (frame.Coroutine is null)
        {
            realm.Stack.Pop(frame);
        }
        else
        {
            frame.Coroutine.IsRunning = false;
            realm.Stack.Depth--;
        }
    }
}
