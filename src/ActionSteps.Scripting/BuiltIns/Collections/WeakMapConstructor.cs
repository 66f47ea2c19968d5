using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns.Collections;

/// <summary><c>WeakMap</c> and its prototype.</summary>
internal static class WeakMapConstructor
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of(Constructor("WeakMap", 0, Intrinsic.WeakMapPrototype));

    private static readonly IntrinsicTable s_prototype = IntrinsicTable.Of(
        Link("constructor", Intrinsic.WeakMap),
        Method("delete", 1, static (in NativeCall call) => Self(call, "delete").Remove(call.Realm, call[0])),
        Method("get", 1, static (in NativeCall call) => Self(call, "get").Get(call.Realm, call[0])),
        Method("has", 1, static (in NativeCall call) => Self(call, "has").Has(call.Realm, call[0])),
        Method("set", 2, Set),
        Tag("WeakMap"));

    internal static JsObject Create(Realm realm) =>
        s_table.Apply(realm, new JsNativeFunction(realm.FunctionPrototype, "WeakMap".AsJs(), 0, Construct, isConstructor: true));

    internal static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.ObjectPrototype);

    private static JsValue Construct(in NativeCall call)
    {
        Realm realm = call.Realm;
        if (call.NewTarget is null)
        {
            throw realm.TypeError("Constructor WeakMap requires 'new'");
        }

        var map = new JsWeakCollection(realm, Operations.PrototypeFor(realm, call.NewTarget, Intrinsic.WeakMapPrototype), isMap: true);
        if (!call[0].IsNullish)
        {
            JsValue adder = map.Get(realm, (PropertyKey)Names.Set);
            if (!adder.IsCallable)
            {
                throw realm.TypeError("'set' of the new WeakMap is not a function");
            }

            MapConstructor.AddEntries(realm, call[0], map, adder, direct: null);
        }

        return map;
    }

    private static JsValue Set(in NativeCall call)
    {
        JsWeakCollection self = Self(call, "set");
        if (!JsWeakCollection.CanHold(call[0]))
        {
            throw call.Realm.TypeError($"Invalid value used as weak map key: {Operations.Describe(call[0])}");
        }

        self.Set(call.Realm, call[0], call[1]);
        return call.This;
    }

    private static JsWeakCollection Self(in NativeCall call, string method) => call.This.Cell is JsWeakCollection { IsMap: true } self
        ? self
        : throw call.Realm.TypeError($"Method WeakMap.prototype.{method} called on incompatible receiver {Operations.Describe(call.This)}");
}
