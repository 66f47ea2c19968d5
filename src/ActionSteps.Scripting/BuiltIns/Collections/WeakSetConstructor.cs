using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns.Collections;

/// <summary><c>WeakSet</c> and its prototype.</summary>
internal static class WeakSetConstructor
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of(Constructor("WeakSet", 0, Intrinsic.WeakSetPrototype));

    private static readonly IntrinsicTable s_prototype = IntrinsicTable.Of(
        Link("constructor", Intrinsic.WeakSet),
        Method("add", 1, Add),
        Method("delete", 1, static (in NativeCall call) => Self(call, "delete").Remove(call.Realm, call[0])),
        Method("has", 1, static (in NativeCall call) => Self(call, "has").Has(call.Realm, call[0])),
        Tag("WeakSet"));

    internal static JsObject Create(Realm realm) =>
        s_table.Apply(realm, new JsNativeFunction(realm.FunctionPrototype, "WeakSet".AsJs(), 0, Construct, isConstructor: true));

    internal static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.ObjectPrototype);

    private static JsValue Construct(in NativeCall call)
    {
        Realm realm = call.Realm;
        if (call.NewTarget is null)
        {
            throw realm.TypeError("Constructor WeakSet requires 'new'");
        }

        var set = new JsWeakCollection(realm, Operations.PrototypeFor(realm, call.NewTarget, Intrinsic.WeakSetPrototype), isMap: false);
        if (!call[0].IsNullish)
        {
            JsValue adder = set.Get(realm, (PropertyKey)Names.Add);
            if (!adder.IsCallable)
            {
                throw realm.TypeError("'add' of the new WeakSet is not a function");
            }

            SetConstructor.AddValues(realm, call[0], set, adder, direct: null);
        }

        return set;
    }

    private static JsValue Add(in NativeCall call)
    {
        JsWeakCollection self = Self(call, "add");
        if (!JsWeakCollection.CanHold(call[0]))
        {
            throw call.Realm.TypeError($"Invalid value used in weak set: {Operations.Describe(call[0])}");
        }

        self.Set(call.Realm, call[0], true);
        return call.This;
    }

    private static JsWeakCollection Self(in NativeCall call, string method) => call.This.Cell is JsWeakCollection { IsMap: false } self
        ? self
        : throw call.Realm.TypeError($"Method WeakSet.prototype.{method} called on incompatible receiver {Operations.Describe(call.This)}");
}
