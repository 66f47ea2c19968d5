using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns.Collections;

/// <summary><c>Map.prototype</c>.</summary>
internal static class MapPrototype
{
    private static readonly NativeBody s_set = Set;
    private static readonly NativeBody s_has = static (in NativeCall call) => call.ThisAs<JsMap>("Map.prototype.has").Table.Has(call.Realm, call[0]);

    private static readonly IntrinsicTable s_table = IntrinsicTable.Of(
        Link("constructor", Intrinsic.Map),
        Method("clear", 0, Clear),
        Method("delete", 1, static (in NativeCall call) => call.ThisAs<JsMap>("Map.prototype.delete").Table.Remove(call.Realm, call[0])),
        Method("entries", 0, static (in NativeCall call) => Iterate(call, "Map.prototype.entries", ArrayIterationKind.Entries)),
        Method("forEach", 1, ForEach),
        Method("get", 1, Get),
        Method("has", 1, s_has),
        Method("keys", 0, static (in NativeCall call) => Iterate(call, "Map.prototype.keys", ArrayIterationKind.Keys)),
        Method("set", 2, s_set),
        Getter("size", "size", static (in NativeCall call) => call.ThisAs<JsMap>("get Map.prototype.size").Table.Count),
        Method("values", 0, static (in NativeCall call) => Iterate(call, "Map.prototype.values", ArrayIterationKind.Values)),
        Alias(JsSymbol.Iterator, Intrinsic.MapPrototype, "entries"),
        Tag("Map"));

    internal static JsObject Create(Realm realm) => s_table.NewObject(realm, realm.ObjectPrototype);

    /// <summary>Whether a function is the <c>set</c> of this prototype, so that it need not be called.</summary>
    internal static bool IsSetter(JsValue function) => function.Cell is JsNativeFunction { Body: { } body } && ReferenceEquals(body, s_set);

    internal static bool IsHas(JsObject function) => function is JsNativeFunction { Body: { } body } && ReferenceEquals(body, s_has);

    private static JsValue Get(in NativeCall call)
    {
        call.ThisAs<JsMap>("Map.prototype.get").Table.TryGet(call.Realm, call[0], out JsValue value);
        return value;
    }

    private static JsValue Set(in NativeCall call)
    {
        call.ThisAs<JsMap>("Map.prototype.set").Table.Set(call.Realm, call[0], call[1]);
        return call.This;
    }

    private static JsValue Clear(in NativeCall call)
    {
        call.ThisAs<JsMap>("Map.prototype.clear").Table.Clear();
        return JsValue.Undefined;
    }

    private static JsValue ForEach(in NativeCall call)
    {
        OrderedTable table = call.ThisAs<JsMap>("Map.prototype.forEach").Table;
        if (!call[0].TryGetObject(out JsObject? callback) || !callback.IsCallable)
        {
            throw call.Realm.TypeError($"{Operations.Describe(call[0])} is not a function");
        }

        var cursor = default(TableCursor);
        while (table.TryNext(call.Realm, ref cursor, out int at))
        {
            call.Realm.Meter.Charge(1);
            callback.Call(call.Realm, call[1], [table.ValueAt(at), table.KeyAt(at), call.This]);
        }

        return JsValue.Undefined;
    }

    private static JsValue Iterate(in NativeCall call, string method, ArrayIterationKind kind) =>
        JsCollectionIterator.Of(call.Realm, call.ThisAs<JsMap>(method), kind);
}
