namespace ActionSteps.Scripting.Execution;

/// <summary>
/// Adds up what a run can still reach. Cells report themselves by <see cref="HeapCell.Trace"/>; no recursion. A cell that was counted bears
/// the number of the census, which takes no memory; cells that all runs share may bear that of another run, and cost nobody anything.
/// </summary>
internal sealed class MemoryCensus(Meter meter, byte number)
{
    /// <summary>Longer lists wait as a whole, so that the census of a large one needs no room of its own.</summary>
    private const int MaxPushed = 32;

    private readonly Stack<HeapCell> _pending = new();
    private readonly Stack<(JsValue[] Items, int Next, int End)> _lists = new();
    private long _bytes;

    internal long Measure(Realm realm)
    {
        realm.Trace(this);
        while (true)
        {
            int cells = 0;
            while (_pending.TryPop(out HeapCell? cell))
            {
                cell.Trace(this);
                if ((++cells & 1023) == 0)
                {
                    meter.Charge(2048);
                }
            }

            meter.Charge(2 * (cells & 1023));
            if (!_lists.TryPop(out (JsValue[] Items, int Next, int End) list))
            {
                return _bytes;
            }

            int end = Math.Min(list.End, list.Next + 1024);
            if (end < list.End)
            {
                _lists.Push((list.Items, end, list.End));
            }

            meter.Charge(64 + ((end - list.Next) / 4));
            Push(list.Items.AsSpan(list.Next, end - list.Next));
        }
    }

    internal void Count(long bytes) => _bytes += bytes;

    internal void Visit(HeapCell? cell)
    {
        if (cell is null || cell.Mark == number)
        {
            return;
        }

        switch (cell.Kind)
        {
            case CellKind.Undefined or CellKind.Null or CellKind.Boolean:
                break;
            case CellKind.String:
                cell.Mark = number;
                if (!((JsString)cell).TryTraceFlat(this))
                {
                    _pending.Push(cell);
                }

                break;
            case CellKind.Internal when cell is JsTag:
                break;
            default:
                cell.Mark = number;
                _pending.Push(cell);
                break;
        }
    }

    internal void Visit(JsValue value) => Visit(value.Cell);

    /// <summary>Values in storage that the cell owns.</summary>
    internal void Visit(JsValue[] values) => Visit(values, values.Length);

    internal void Visit(JsValue[] values, int count)
    {
        if (count <= MaxPushed)
        {
            Push(values.AsSpan(0, count));
        }
        else
        {
            _lists.Push((values, 0, count));
        }
    }

    internal void Visit(ReadOnlySpan<JsValue> values) => Push(values);

    private void Push(ReadOnlySpan<JsValue> values)
    {
        foreach (JsValue value in values)
        {
            if (value.Cell is { } cell)
            {
                Visit(cell);
            }
        }
    }
}
