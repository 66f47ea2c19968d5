namespace ActionSteps.Scripting.Lodash;

/// <summary>One step of a chain: a function that gets the value so far and these arguments.</summary>
internal sealed class WrapperAction(WrapperAction? previous, JsObject function, JsValue thisValue, JsValue[] arguments) : HeapCell(CellKind.Internal)
{
    internal WrapperAction? Previous { get; } = previous;

    internal JsObject Function { get; } = function;

    internal JsValue This { get; } = thisValue;

    internal JsValue[] Arguments { get; } = arguments;

    internal override void Trace(MemoryCensus census)
    {
        census.Count(80 + (16L * Arguments.Length));
        census.Visit(Previous);
        census.Visit(Function);
        census.Visit(This);
        census.Visit(Arguments);
    }
}
