using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns.Collections;

/// <summary><c>Set.prototype</c>; the operations with another set are in the other part.</summary>
internal static partial class SetPrototype
{
    private static readonly NativeBody s_add = Add;
    private static readonly NativeBody s_has = static (in NativeCall call) => call.ThisAs<JsSet>("Set.prototype.has").Table.Has(call.Realm, call[0]);

    private static readonly IntrinsicTable s_table = IntrinsicTable.Of(
        Link("constructor", Intrinsic.Set),
        Method("add", 1, s_add),
        Method("clear", 0, Clear),
        Method("delete", 1, static (in NativeCall call) => call.ThisAs<JsSet>("Set.prototype.delete").Table.Remove(call.Realm, call[0])),
        Method("difference", 1, Difference),
        Method("entries", 0, static (in NativeCall call) => Iterate(call, "Set.prototype.entries", ArrayIterationKind.Entries)),
        Method("forEach", 1, ForEach),
        Method("has", 1, s_has),
        Method("intersection", 1, Intersection),
        Method("isDisjointFrom", 1, IsDisjointFrom),
        Method("isSubsetOf", 1, IsSubsetOf),
        Method("isSupersetOf", 1, IsSupersetOf),
        Alias("keys", Intrinsic.SetPrototype, "values"),
        Getter("size", "size", static (in NativeCall call) => call.ThisAs<JsSet>("get Set.prototype.size").Table.Count),
        Method("symmetricDifference", 1, SymmetricDifference),
        Method("union", 1, Union),
        Method("values", 0, static (in NativeCall call) => Iterate(call, "Set.prototype.values", ArrayIterationKind.Values)),
        Alias(JsSymbol.Iterator, Intrinsic.SetPrototype, "values"),
        Tag("Set"));

    internal static JsObject Create(Realm realm) => s_table.NewObject(realm, realm.ObjectPrototype);

    /// <summary>Whether a function is the <c>add</c> of this prototype, so that it need not be called.</summary>
    internal static bool IsAdder(JsValue function) => function.Cell is JsNativeFunction { Body: { } body } && ReferenceEquals(body, s_add);

    internal static bool IsHas(JsObject function) => function is JsNativeFunction { Body: { } body } && ReferenceEquals(body, s_has);

    private static JsValue Add(in NativeCall call)
    {
        call.ThisAs<JsSet>("Set.prototype.add").Table.Add(call.Realm, call[0]);
        return call.This;
    }

    private static JsValue Clear(in NativeCall call)
    {
        call.ThisAs<JsSet>("Set.prototype.clear").Table.Clear();
        return JsValue.Undefined;
    }

    private static JsValue ForEach(in NativeCall call)
    {
        OrderedTable table = call.ThisAs<JsSet>("Set.prototype.forEach").Table;
        if (!call[0].TryGetObject(out JsObject? callback) || !callback.IsCallable)
        {
            throw call.Realm.TypeError($"{Operations.Describe(call[0])} is not a function");
        }

        var cursor = default(TableCursor);
        while (table.TryNext(call.Realm, ref cursor, out int at))
        {
            call.Realm.Meter.Charge(1);
            callback.Call(call.Realm, call[1], [table.KeyAt(at), table.KeyAt(at), call.This]);
        }

        return JsValue.Undefined;
    }

    private static JsValue Iterate(in NativeCall call, string method, ArrayIterationKind kind) =>
        JsCollectionIterator.Of(call.Realm, call.ThisAs<JsSet>(method), kind);
}
