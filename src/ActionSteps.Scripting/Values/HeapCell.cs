namespace ActionSteps.Scripting.Values;

/// <summary>Base of everything that a <see cref="JsValue"/> refers to.</summary>
internal abstract class HeapCell
{
    internal readonly CellKind Kind;

    /// <summary>Number of the last census that reached this cell; see <see cref="MemoryCensus"/>.</summary>
    internal byte Mark;

    private protected HeapCell(CellKind kind) => Kind = kind;

    /// <summary>Reports the bytes this cell holds and the cells it keeps alive. Every cell with state of its own overrides it.</summary>
    internal virtual void Trace(MemoryCensus census) => census.Count(32);
}
