using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns.Collections;

/// <summary><c>WeakRef</c> and its prototype.</summary>
internal static class WeakRefConstructor
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of(Constructor("WeakRef", 1, Intrinsic.WeakRefPrototype));

    private static readonly IntrinsicTable s_prototype = IntrinsicTable.Of(
        Link("constructor", Intrinsic.WeakRef, PropertyFlags.Hidden),
        Method("deref", 0, static (in NativeCall call) => call.ThisAs<JsWeakRef>("WeakRef.prototype.deref").Deref(call.Realm)),
        Tag("WeakRef"));

    internal static JsObject Create(Realm realm) =>
        s_table.Apply(realm, new JsNativeFunction(realm.FunctionPrototype, "WeakRef".AsJs(), 1, Construct, isConstructor: true));

    internal static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.ObjectPrototype);

    private static JsValue Construct(in NativeCall call)
    {
        Realm realm = call.Realm;
        if (call.NewTarget is null)
        {
            throw realm.TypeError("Constructor WeakRef requires 'new'");
        }

        if (!JsWeakCollection.CanHold(call[0]))
        {
            throw realm.TypeError($"WeakRef: target must be an object or a symbol that is not registered, not {Operations.Describe(call[0])}");
        }

        return new JsWeakRef(realm, Operations.PrototypeFor(realm, call.NewTarget, Intrinsic.WeakRefPrototype), call[0].Cell!);
    }
}
