namespace ActionSteps.Scripting.Lodash;

/// <summary>What a function made by lodash closes over.</summary>
internal sealed class Captured(params JsValue[] values) : HeapCell(CellKind.Internal)
{
    internal JsValue[] Values { get; } = values;

    /// <summary>A new function over these values.</summary>
    internal static JsNativeFunction Function(Realm realm, NativeBody body, params JsValue[] values)
    {
        realm.Meter.Allocate(64 + (16L * values.Length));
        return new JsNativeFunction(realm, "", 0, body, new Captured(values));
    }

    internal static JsValue[] Of(in NativeCall call) => ((Captured)call.Callee.State!).Values;

    /// <summary>The function that an argument must be.</summary>
    internal static JsObject Require(in NativeCall call, int index) =>
        call[index].IsCallable ? call[index].AsObject : throw call.Realm.TypeError("Expected a function");

    internal override void Trace(MemoryCensus census)
    {
        census.Count(40 + (16L * Values.Length));
        census.Visit(Values);
    }
}
