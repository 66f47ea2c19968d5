namespace ActionSteps.Scripting.BuiltIns;

/// <summary>An <c>AbortController</c>.</summary>
internal sealed class JsAbortController(JsObject prototype, JsAbortSignal signal) : JsObject(prototype)
{
    internal JsAbortSignal Signal { get; } = signal;

    internal override void Trace(MemoryCensus census)
    {
        base.Trace(census);
        census.Visit(Signal);
    }
}
