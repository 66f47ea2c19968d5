namespace ActionSteps.Scripting.Compilation;

/// <summary>
/// Collects the instructions of one function, with labels that are placed later. The builders of a thread are used again and again,
/// empty in between.
/// </summary>
internal sealed class CodeBuilder
{
    private const int MaxKept = 4;
    private const int MaxKeptCode = 4096;
    private const int LinearNames = 24;

    [ThreadStatic]
    private static CodeBuilder? t_spare;

    [ThreadStatic]
    private static int t_spares;

    private CodeBuilder? _nextSpare;
    private readonly List<int> _code = new(64);
    private readonly List<int> _labels = [];
    private readonly List<(int At, int Start, int Label)> _patches = [];
    private readonly List<byte> _positions = [];
    private int _lastPositionAt;
    private readonly List<JsValue> _constants = [];
    private readonly List<PropertyKey> _names = [];
    private Dictionary<HeapCell, int>? _nameIndex;
    private readonly List<ExceptionRegion> _regions = [];
    private int _instructions;
    private int _lastPosition = -1;
    private int _start;

    private CodeBuilder()
    {
    }

    internal int Offset => _code.Count;

    internal static CodeBuilder Rent()
    {
        if (t_spare is not { } builder)
        {
            return new CodeBuilder();
        }

        t_spare = builder._nextSpare;
        t_spares--;
        builder._nextSpare = null;
        return builder;
    }

    /// <summary>Empties it for the next function of this thread.</summary>
    internal void Return()
    {
        if (t_spares >= MaxKept || _code.Capacity > MaxKeptCode || _constants.Capacity > MaxKeptCode || _names.Capacity > MaxKeptCode)
        {
            return;
        }

        _code.Clear();
        _labels.Clear();
        _patches.Clear();
        _positions.Clear();
        _constants.Clear();
        _names.Clear();
        _nameIndex = null;
        _regions.Clear();
        (_instructions, _lastPosition, _lastPositionAt, _start) = (0, -1, 0, 0);
        _nextSpare = t_spare;
        t_spare = this;
        t_spares++;
    }

    /// <summary>How many instructions were emitted, as a measure of the work of a loop.</summary>
    internal int Instructions => _instructions;

    internal void Emit(OpCode op)
    {
        _instructions++;
        _start = _code.Count;
        _code.Add((int)op);
    }

    internal void Emit(OpCode op, int a)
    {
        Emit(op);
        _code.Add(a);
    }

    internal void Emit(OpCode op, int a, int b)
    {
        Emit(op, a);
        _code.Add(b);
    }

    internal void Emit(OpCode op, int a, int b, int c)
    {
        Emit(op, a, b);
        _code.Add(c);
    }

    internal void Emit(OpCode op, int a, int b, int c, int d)
    {
        Emit(op, a, b, c);
        _code.Add(d);
    }

    internal int NewLabel()
    {
        _labels.Add(-1);
        return _labels.Count - 1;
    }

    internal void Place(int label) => _labels[label] = _code.Count;

    /// <summary>Appends a label as the last operand of the instruction just emitted.</summary>
    internal void Target(int label)
    {
        _patches.Add((_code.Count, _start, label));
        _code.Add(-1);
    }

    /// <summary>Appends a plain operand to the instruction just emitted.</summary>
    internal void Operand(int value) => _code.Add(value);

    internal void Jump(int label)
    {
        Emit(OpCode.Jump);
        Target(label);
    }

    internal void JumpIf(OpCode op, int register, int label)
    {
        Emit(op, register);
        Target(label);
    }

    /// <summary>Notes where in the source the next instruction comes from.</summary>
    internal void At(int position)
    {
        if (position != _lastPosition)
        {
            Write((uint)(_code.Count - _lastPositionAt));

            // Mostly a little forward, sometimes back: the sign is the lowest bit.
            int step = position - Math.Max(_lastPosition, 0);
            Write((uint)((step << 1) ^ (step >> 31)));
            _lastPositionAt = _code.Count;
            _lastPosition = position;
        }
    }

    private void Write(uint value)
    {
        while (value >= 0x80)
        {
            _positions.Add((byte)(value | 0x80));
            value >>= 7;
        }

        _positions.Add((byte)value);
    }

    internal int Constant(JsValue value)
    {
        for (int i = _constants.Count - 1; i >= 0 && i > _constants.Count - 32; i--)
        {
            JsValue known = _constants[i];
            if (ReferenceEquals(known.Cell, value.Cell) && BitConverter.DoubleToInt64Bits(known.Number) == BitConverter.DoubleToInt64Bits(value.Number))
            {
                return i;
            }
        }

        _constants.Add(value);
        return _constants.Count - 1;
    }

    internal int Name(PropertyKey key)
    {
        if (_nameIndex is not null)
        {
            if (key.Cell is not null && _nameIndex.TryGetValue(key.Cell, out int index))
            {
                return index;
            }
        }
        else
        {
            for (int i = 0; i < _names.Count; i++)
            {
                if (key.Cell is not null && ReferenceEquals(_names[i].Cell, key.Cell))
                {
                    return i;
                }
            }
        }

        _names.Add(key);
        if (_nameIndex is not null || _names.Count > LinearNames)
        {
            IndexNames();
        }

        return _names.Count - 1;
    }

    private void IndexNames()
    {
        int first = _nameIndex is null ? 0 : _names.Count - 1;
        _nameIndex ??= new(ReferenceEqualityComparer.Instance);
        for (int i = first; i < _names.Count; i++)
        {
            if (_names[i].Cell is { } cell)
            {
                _nameIndex[cell] = i;
            }
        }
    }

    internal void Protect(int start, int end, int target, int register)
    {
        if (end > start)
        {
            _regions.Add(new ExceptionRegion(start, end, target, register));
        }
    }

    internal JsValue[] Constants => [.. _constants];

    internal PropertyKey[] Names => [.. _names];

    internal ExceptionRegion[] Regions => [.. _regions];

    internal byte[] Positions => [.. _positions];

    /// <summary>The instructions with all labels resolved.</summary>
    internal int[] Finish()
    {
        int[] code = [.. _code];
        foreach ((int at, int start, int label) in _patches)
        {
            code[at] = _labels[label] - start;
        }

        return code;
    }
}
