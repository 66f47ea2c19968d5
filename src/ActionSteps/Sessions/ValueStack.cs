namespace ActionSteps.Sessions;

/// <summary>
/// Collects the members and items of lists and objects that are being read, of all nesting levels one after the other, so that only
/// arrays of the final size are allocated. One per thread is kept.
/// </summary>
internal sealed class ValueStack
{
    // A stack that one huge text has grown is given back.
    private const int KeptSize = 4096;

    [ThreadStatic]
    private static ValueStack? _kept;

    private string[] _names = new string[64];
    private int[] _hashes = new int[64];
    private Value[] _values = new Value[64];
    private int _highest;

    /// <summary>Number of members and items on the stack.</summary>
    public int Count { get; private set; }

    public static ValueStack Rent()
    {
        ValueStack stack = _kept ?? new ValueStack();
        _kept = null;
        return stack;
    }

    /// <summary>Gives the stack back, also when it is not empty because reading has failed.</summary>
    public void Return()
    {
        if (_values.Length <= KeptSize)
        {
            int used = Math.Max(_highest, Count);
            Array.Clear(_names, 0, used);
            Array.Clear(_values, 0, used);
            (Count, _highest) = (0, 0);
            _kept = this;
        }
    }

    public void Push(in Value item)
    {
        int top = Count;
        if (top == _values.Length)
        {
            Grow();
        }

        _values[top] = item;
        Count = top + 1;
    }

    public void Push(string name, int hash, in Value value)
    {
        int top = Count;
        Push(value);
        _names[top] = name;
        _hashes[top] = hash;
    }

    /// <summary>Everything from a position on as a list.</summary>
    /// <exception cref="LimitExceededException">The list nests deeper than <see cref="Value.MaxDepth"/>.</exception>
    public Value PopList(int start)
    {
        int count = Pop(start);
        return count == 0 ? Value.EmptyList : Value.List(ValueList.Own(_values.AsSpan(start, count).ToArray()));
    }

    /// <summary>Everything from a position on as an object.</summary>
    /// <exception cref="LimitExceededException">The object nests deeper than <see cref="Value.MaxDepth"/>.</exception>
    public Value PopObject(int start)
    {
        int count = Pop(start);
        if (count == 0)
        {
            return Value.EmptyObject;
        }

        Span<Value> values = _values.AsSpan(start, count);
        ReadOnlySpan<string> names = _names.AsSpan(start, count);
        return Value.Object(ValueObject.TryOwn(names, _hashes.AsSpan(start, count), values.ToArray()) ?? MergeEqual(names, values));
    }

    /// <summary>Of equal names the last value wins at the place of the first.</summary>
    private static ValueObject MergeEqual(ReadOnlySpan<string> names, ReadOnlySpan<Value> values)
    {
        ValueObject.Builder builder = new(names.Length);
        for (int i = 0; i < names.Length; i++)
        {
            builder.Set(names[i], values[i]);
        }

        return builder.ToObject();
    }

    private int Pop(int start)
    {
        int count = Count - start;
        _highest = Math.Max(_highest, Count);
        Count = start;
        return count;
    }

    private void Grow()
    {
        int size = _values.Length * 2;
        Array.Resize(ref _names, size);
        Array.Resize(ref _hashes, size);
        Array.Resize(ref _values, size);
    }
}
