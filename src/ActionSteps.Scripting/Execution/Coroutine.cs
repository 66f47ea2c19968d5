namespace ActionSteps.Scripting.Execution;

/// <summary>
/// A call that can be suspended: generator, async function, or both. This is how <c>await</c> and <c>yield</c> work: the frame has
/// registers of its own on the heap; the instruction leaves the interpreter with a signal, and the frame simply stays as it is.
/// <see cref="Resume"/> puts a value, an exception or a return into it and enters the interpreter again. No thread waits.
/// </summary>
internal sealed class Coroutine : HeapCell
{
    internal readonly Frame Frame;
    internal CoroutineSignal Signal;
    internal bool IsRunning;

    /// <summary>Who hears of awaited values: the async function or generator.</summary>
    internal HeapCell? Owner;

    private Coroutine(Frame frame)
        : base(CellKind.Internal) => Frame = frame;

    internal bool IsDone => Signal == CoroutineSignal.Done;

    internal static Coroutine Create(Realm realm, JsFunction function, JsValue thisValue, ReadOnlySpan<JsValue> arguments)
    {
        FunctionCode code = function.Code;
        int size = Math.Max(code.RegisterCount, arguments.Length);
        realm.Meter.Allocate(320 + (16 * size));
        var registers = new JsValue[size];
        arguments.CopyTo(registers);
        int given = Math.Min(arguments.Length, code.ParameterCount);
        registers.AsSpan(given).Fill(JsValue.Undefined);
        var frame = new Frame
        {
            Function = function,
            Code = code,
            Registers = registers,
            This = thisValue,
            Exit = FrameExit.Coroutine,
            Arguments = code.KeepsArguments ? arguments.ToArray() : [],
        };
        var coroutine = new Coroutine(frame);
        frame.Coroutine = coroutine;
        return coroutine;
    }

    /// <summary>Runs from the beginning to the first suspension or the end.</summary>
    internal JsValue Start(Realm realm)
    {
        Enter(realm);
        return Guard(realm, isThrowing: false, default);
    }

    /// <summary>Goes on behind the instruction at which the frame is suspended.</summary>
    internal JsValue Resume(Realm realm, ResumeMode mode, JsValue value)
    {
        Enter(realm);
        if (mode == ResumeMode.Throw && Signal != CoroutineSignal.YieldDelegate)
        {
            return Guard(realm, isThrowing: true, value);
        }

        int[] code = Frame.Code.Code;
        Span<JsValue> r = Frame.Registers;
        int pc = Frame.Pc;
        switch (Signal)
        {
            case CoroutineSignal.Start:
                Frame.Pc = pc + 1;
                break;
            case CoroutineSignal.Await:
                r[code[pc + 1]] = value;
                Frame.Pc = pc + 3;
                break;
            case CoroutineSignal.Yield:
                r[code[pc + 1]] = value;
                Frame.Pc = mode == ResumeMode.Return ? pc + 4 : pc + code[pc + 3];
                break;
            default:
                r[code[pc + 1]] = value;
                r[code[pc + 2]] = (int)mode;
                Frame.Pc = pc + 4;
                break;
        }

        return Guard(realm, isThrowing: false, default);
    }

    internal override void Trace(MemoryCensus census)
    {
        census.Count(320 + (16L * (Frame.Registers.Length + Frame.Arguments.Length)));
        census.Visit(Frame.Function);
        census.Visit(Frame.This);
        census.Visit(Frame.NewTarget);
        census.Visit(Frame.Registers);
        census.Visit(Frame.Arguments);
        census.Visit(Owner);
    }

    private void Enter(Realm realm)
    {
        if (realm.Stack.Depth >= realm.Meter.MaxCallDepth)
        {
            throw realm.RangeError("Maximum call stack size exceeded");
        }

        realm.Meter.Charge(2);
        realm.Stack.Depth++;
        IsRunning = true;
        Frame.Caller = realm.CurrentFrame;
        realm.CurrentFrame = Frame;
    }

    private JsValue Guard(Realm realm, bool isThrowing, JsValue exception)
    {
        try
        {
            JsValue result = isThrowing ? Interpreter.RunThrowing(realm, Frame, exception) : Interpreter.Run(realm, Frame);
            IsRunning = false;
            return result;
        }
        catch (JsThrow) when (Fail())
        {
            throw;
        }
    }

    // A filter, not a catch block: the exception goes on without anything being kept on the stack.
    private bool Fail()
    {
        IsRunning = false;
        Signal = CoroutineSignal.Done;
        return false;
    }
}
