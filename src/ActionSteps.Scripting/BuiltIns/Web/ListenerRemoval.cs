namespace ActionSteps.Scripting.BuiltIns;

/// <summary>Which listener goes when a signal is aborted.</summary>
internal sealed class ListenerRemoval(JsEventTarget target, string type, JsObject callback) : HeapCell(CellKind.Internal)
{
    internal JsEventTarget Target { get; } = target;

    internal string Type { get; } = type;

    internal JsObject Callback { get; } = callback;

    internal override void Trace(MemoryCensus census)
    {
        census.Count(48 + (2L * Type.Length));
        census.Visit(Target);
        census.Visit(Callback);
    }
}
