namespace ActionSteps.Scripting.Compilation;

/// <summary>Collects the instructions of one function, with labels that are placed later.</summary>
internal sealed class CodeBuilder
{
    private readonly List<int> _code = new(64);
    private readonly List<int> _labels = [];
    private readonly List<(int At, int Start, int Label)> _patches = [];
    private readonly List<int> _positions = [];
    private readonly List<JsValue> _constants = [];
    private readonly List<PropertyKey> _names = [];
    private readonly Dictionary<HeapCell, int> _nameIndex = new(ReferenceEqualityComparer.Instance);
    private readonly List<ExceptionRegion> _regions = [];
    private int _instructions;
    private int _lastPosition = -1;
    private int _start;

    internal int Offset => _code.Count;

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
            _lastPosition = position;
            _positions.Add(_code.Count);
            _positions.Add(position);
        }
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
        if (key.Cell is not null && _nameIndex.TryGetValue(key.Cell, out int index))
        {
            return index;
        }

        _names.Add(key);
        if (key.Cell is not null)
        {
            _nameIndex[key.Cell] = _names.Count - 1;
        }

        return _names.Count - 1;
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

    internal int[] Positions => [.. _positions];

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
