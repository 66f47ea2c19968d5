namespace ActionSteps.Scripting.Values;

/// <summary>Getter and setter of a property, kept in the slot where a value would be; never changed after creation.</summary>
internal sealed class Accessor(JsObject? getter, JsObject? setter) : HeapCell(CellKind.Internal)
{
    internal readonly JsObject? Getter = getter;
    internal readonly JsObject? Setter = setter;

    internal override void Trace(MemoryCensus census)
    {
        census.Count(40);
        census.Visit(Getter);
        census.Visit(Setter);
    }
}
