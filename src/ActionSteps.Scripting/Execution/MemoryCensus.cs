namespace ActionSteps.Scripting.Execution;

/// <summary>Adds up what a run can still reach. Cells report themselves by <see cref="HeapCell.Trace"/>; no recursion.</summary>
internal sealed class MemoryCensus
{
    private readonly HashSet<HeapCell> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly Stack<HeapCell> _pending = new();
    private long _bytes;

    internal long Measure(Realm realm)
    {
        realm.Trace(this);
        while (_pending.TryPop(out HeapCell? cell))
        {
            cell.Trace(this);
        }

        return _bytes;
    }

    internal void Count(long bytes) => _bytes += bytes;

    internal void Visit(HeapCell? cell)
    {
        if (cell is not null and not JsTag && _seen.Add(cell))
        {
            _pending.Push(cell);
        }
    }

    internal void Visit(JsValue value) => Visit(value.Cell);

    internal void Visit(ReadOnlySpan<JsValue> values)
    {
        foreach (JsValue value in values)
        {
            Visit(value.Cell);
        }
    }
}
