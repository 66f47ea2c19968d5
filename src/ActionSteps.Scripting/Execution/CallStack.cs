namespace ActionSteps.Scripting.Execution;

/// <summary>
/// Frames and registers of a run. Registers of plain calls lie in large segments, the arguments of a call being the first registers
/// of the called function. When no call is active the storage goes back to the thread, so that a waiting run keeps none.
/// </summary>
internal sealed class CallStack
{
    private const int SegmentSize = 1024;

    [ThreadStatic]
    private static CallStack? t_spare;

    private readonly JsValue[] _first = new JsValue[SegmentSize];
    private readonly List<Frame> _frames = [];
    private int _highest;
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
        for (int i = 0; i < _frames.Count && i <= 64; i++)
        {
            if (_frames[i].Registers.Length == 0)
            {
                break;
            }

            _frames[i] = new Frame();
        }

        if (_frames.Count > 64)
        {
            _frames.RemoveRange(64, _frames.Count - 64);
        }

        Segment = _first;
        (Top, Depth, _highest, _used) = (0, 0, 0, 0);
        t_spare = this;
    }

    /// <summary>Makes the frame of a call whose arguments lie at <paramref name="start"/> of <paramref name="registers"/>.</summary>
    internal Frame Push(Realm realm, JsFunction function, JsValue[] registers, int start, int count)
    {
        FunctionCode code = function.Code;
        int needed = code.RegisterCount;
        Frame frame = NextFrame(realm);
        frame.PreviousStack = Segment;
        frame.PreviousTop = Top;
        int at = start;
        if (!ReferenceEquals(registers, Segment) || start + needed + count > Segment.Length)
        {
            at = Reserve(realm, needed + count);
            registers.AsSpan(start, count).CopyTo(Segment.AsSpan(at));
        }

        Fill(frame, function, at, count);
        return frame;
    }

    internal Frame Push(Realm realm, JsFunction function, ReadOnlySpan<JsValue> arguments)
    {
        Frame frame = NextFrame(realm);
        frame.PreviousStack = Segment;
        frame.PreviousTop = Top;
        int at = Reserve(realm, function.Code.RegisterCount + arguments.Length);
        arguments.CopyTo(Segment.AsSpan(at));
        Fill(frame, function, at, arguments.Length);
        return frame;
    }

    internal void Pop(Frame frame)
    {
        Depth--;
        _used--;
        Segment = frame.PreviousStack;
        Top = frame.PreviousTop;
    }

    private void Fill(Frame frame, JsFunction function, int at, int count)
    {
        FunctionCode code = function.Code;
        frame.Function = function;
        frame.Code = code;
        frame.Registers = Segment;
        frame.Base = at;
        frame.Pc = 0;
        frame.IsEntry = false;
        frame.IsConstruct = false;
        frame.NewTarget = null;
        frame.Coroutine = null;
        if (code.KeepsArguments)
        {
            frame.Arguments = Segment.AsSpan(at, count).ToArray();
        }

        int given = Math.Min(count, code.ParameterCount);
        if (given < code.ClearedCount)
        {
            Segment.AsSpan(at + given, code.ClearedCount - given).Fill(JsValue.Undefined);
        }

        Top = at + code.RegisterCount;
        _highest = Math.Max(_highest, ReferenceEquals(Segment, _first) ? Top : SegmentSize);
    }

    private Frame NextFrame(Realm realm)
    {
        if (Depth >= realm.Meter.MaxCallDepth)
        {
            throw realm.RangeError("Maximum call stack size exceeded");
        }

        if (_used == _frames.Count)
        {
            _frames.Add(new Frame());
        }

        Depth++;
        return _frames[_used++];
    }

    private int Reserve(Realm realm, int count)
    {
        if (Top + count <= Segment.Length)
        {
            return Top;
        }

        int size = Math.Max(count + SegmentSize, Segment.Length * 2);
        realm.Meter.Allocate(16L * size);
        Segment = new JsValue[size];
        Top = 0;
        return 0;
    }
}
