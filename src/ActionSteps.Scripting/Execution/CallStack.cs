namespace ActionSteps.Scripting.Execution;

/// <summary>
/// Frames and registers of a run. Registers of plain calls lie in large segments, the arguments of a call being the first registers
/// of the called function. When no call is active the storage goes back to the thread, so that a waiting run keeps none.
/// </summary>
internal sealed class CallStack
{
    private const int SegmentSize = 1024;
    private const int KeptFrames = 64;

    [ThreadStatic]
    private static CallStack? t_spare;

    private readonly JsValue[] _first = new JsValue[SegmentSize];
    private Frame[] _frames = [];
    private int _highest;
    private int _deepest;
    private int _used;

    internal JsValue[] Segment;
    internal int Top;
    internal int Depth;

    private CallStack() => Segment = _first;

    internal static CallStack Rent()
    {
        CallStack stack = t_spare ?? new CallStack();
        t_spare = null;
        return stack;
    }

    internal void Return()
    {
        _first.AsSpan(0, Math.Min(_highest + 64, SegmentSize)).Clear();
        if (_frames.Length > KeptFrames)
        {
            Array.Resize(ref _frames, KeptFrames);
        }

        for (int i = 0; i < _frames.Length && i < _deepest; i++)
        {
            _frames[i].Forget();
        }

        Segment = _first;
        (Top, Depth, _highest, _deepest, _used) = (0, 0, 0, 0, 0);
        t_spare = this;
    }

    /// <summary>Makes the frame of a call whose arguments are registers of the caller.</summary>
    internal Frame Push(Realm realm, Frame caller, JsFunction function, int start, int count, int returnRegister)
    {
        JsValue[] segment = Segment;
        int top = Top;
        Frame frame = NextFrame(realm);
        int at = start;
        if (!ReferenceEquals(caller.Registers, segment) || start + function.Code.RegisterCount + count > segment.Length)
        {
            at = Reserve(realm, function.Code.RegisterCount + count);
            caller.Registers.AsSpan(start, count).CopyTo(Segment.AsSpan(at));
        }

        // A store of what is there already would cost a write barrier, and usually it is: frames are reused by depth.
        if (!ReferenceEquals(frame.Caller, caller))
        {
            frame.Caller = caller;
        }

        frame.ReturnRegister = returnRegister;
        Fill(frame, function, at, count, segment, top);
        realm.CurrentFrame = frame;
        return frame;
    }

    /// <summary>Makes the frame of a call from native code.</summary>
    internal Frame Push(Realm realm, JsFunction function, JsValue thisValue, ReadOnlySpan<JsValue> arguments)
    {
        JsValue[] segment = Segment;
        int top = Top;
        Frame frame = NextFrame(realm);
        int at = Reserve(realm, function.Code.RegisterCount + arguments.Length);
        arguments.CopyTo(Segment.AsSpan(at));
        frame.Caller = realm.CurrentFrame;
        frame.This = thisValue;
        Fill(frame, function, at, arguments.Length, segment, top);
        realm.CurrentFrame = frame;
        return frame;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Pop(Frame frame)
    {
        Depth--;
        _used--;
        Top = frame.PreviousTop;
        if (!ReferenceEquals(Segment, frame.PreviousStack))
        {
            Segment = frame.PreviousStack;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Fill(Frame frame, JsFunction function, int at, int count, JsValue[] previousStack, int previousTop)
    {
        FunctionCode code = function.Code;
        JsValue[] segment = Segment;
        if (!ReferenceEquals(frame.Function, function))
        {
            frame.Function = function;
            frame.Code = code;
        }

        if (!ReferenceEquals(frame.Registers, segment))
        {
            frame.Registers = segment;
        }

        if (!ReferenceEquals(frame.PreviousStack, previousStack))
        {
            frame.PreviousStack = previousStack;
        }

        frame.PreviousTop = previousTop;
        frame.Base = at;
        frame.Pc = 0;
        frame.Exit = FrameExit.Plain;
        frame.NewTarget = null;
        if (code.KeepsArguments)
        {
            frame.Arguments = segment.AsSpan(at, count).ToArray();
        }

        int given = Math.Min(count, code.ParameterCount);
        if (given < code.ClearedCount)
        {
            segment.AsSpan(at + given, code.ClearedCount - given).Fill(JsValue.Undefined);
        }

        Top = at + code.RegisterCount;
        if (Top > _highest)
        {
            _highest = Top;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Frame NextFrame(Realm realm)
    {
        int used = _used;
        if ((uint)used >= (uint)_frames.Length || Depth >= realm.Meter.MaxCallDepth)
        {
            GrowFrames(realm);
        }

        Depth++;
        _used = used + 1;
        if (used >= _deepest)
        {
            _deepest = used + 1;
        }

        return _frames[used];
    }

    private void GrowFrames(Realm realm)
    {
        if (Depth >= realm.Meter.MaxCallDepth)
        {
            throw realm.RangeError("Maximum call stack size exceeded");
        }

        int old = _frames.Length;
        realm.Meter.Allocate(160L * Math.Max(8, old));
        Array.Resize(ref _frames, Math.Max(8, old * 2));
        for (int i = old; i < _frames.Length; i++)
        {
            _frames[i] = new Frame();
        }
    }

    private int Reserve(Realm realm, int count)
    {
        if (Top + count <= Segment.Length)
        {
            return Top;
        }

        int size = Math.Max(count + SegmentSize, Segment.Length * 2);
        realm.Meter.Allocate(24 + (16L * size));
        realm.Meter.Charge(size / 16);
        Segment = new JsValue[size];
        _highest = SegmentSize;
        Top = 0;
        return 0;
    }
}
