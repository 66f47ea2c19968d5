namespace ActionSteps.Scripting.Values;

/// <summary>A variable that a closure uses: the register of its function holds this cell instead of the value.</summary>
internal sealed class VariableCell(JsValue value) : HeapCell(CellKind.Internal)
{
    internal JsValue Value = value;

    internal override void Trace(MemoryCensus census)
    {
        census.Count(40);
        census.Visit(Value);
    }
}
