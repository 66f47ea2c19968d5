namespace ActionSteps.Scripting.Values;

/// <summary>The single instances that stand for values without content.</summary>
internal sealed class JsTag : HeapCell
{
    internal static readonly JsTag Undefined = new(CellKind.Undefined);
    internal static readonly JsTag Null = new(CellKind.Null);
    internal static readonly JsTag True = new(CellKind.Boolean);
    internal static readonly JsTag False = new(CellKind.Boolean);

    /// <summary>A hole of an array, a variable in its dead zone, or "no value" inside the engine.</summary>
    internal static readonly JsTag Empty = new(CellKind.Internal);

    /// <summary>A slot of an intrinsic object that nobody has touched yet in this realm.</summary>
    internal static readonly JsTag Lazy = new(CellKind.Internal);

    private JsTag(CellKind kind)
        : base(kind)
    {
    }

    internal override void Trace(MemoryCensus census)
    {
    }
}
