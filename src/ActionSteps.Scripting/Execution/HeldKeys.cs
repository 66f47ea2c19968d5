namespace ActionSteps.Scripting.Execution;

/// <summary>Keys that a built-in has read and walks through while scripts run; those of a proxy are nowhere else.</summary>
internal sealed class HeldKeys(List<PropertyKey> keys) : HeapCell(CellKind.Internal)
{
    internal override void Trace(MemoryCensus census)
    {
        census.Count(16L * keys.Capacity);
        foreach (PropertyKey key in keys)
        {
            census.Visit(key.Cell);
        }
    }
}
