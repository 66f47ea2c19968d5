namespace ActionSteps.Scripting.Execution;

/// <summary>Lists that a built-in has paid for and has in hand while scripts run; the census has to reach what is in them.</summary>
internal sealed class HeldItems(JsValue[] items, JsValue[]? others = null) : HeapCell(CellKind.Internal)
{
    internal override void Trace(MemoryCensus census)
    {
        census.Visit(items);
        census.Visit(others ?? []);
    }
}
