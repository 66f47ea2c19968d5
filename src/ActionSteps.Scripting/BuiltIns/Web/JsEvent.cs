namespace ActionSteps.Scripting.BuiltIns;

/// <summary>An <c>Event</c>.</summary>
internal sealed class JsEvent(JsObject prototype, string type, bool isCancelable) : JsObject(prototype)
{
    internal string Type { get; } = type;

    internal bool IsCancelable { get; } = isCancelable;

    internal JsEventTarget? Target { get; set; }

    /// <summary>Whether listeners are being called at this moment.</summary>
    internal bool IsDispatched { get; set; }

    /// <summary>Whether further listeners are left out.</summary>
    internal bool IsStopped { get; set; }

    internal bool IsDefaultPrevented { get; set; }

    internal override void Trace(MemoryCensus census)
    {
        base.Trace(census);
        census.Count(32 + (2L * Type.Length));
        census.Visit(Target);
    }
}
