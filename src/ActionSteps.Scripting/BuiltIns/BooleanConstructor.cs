using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary><c>Boolean</c> and its prototype.</summary>
internal static class BooleanConstructor
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of(Constructor("Boolean", 1, Intrinsic.BooleanPrototype));

    private static readonly IntrinsicTable s_prototype = IntrinsicTable.Of(
        Link("constructor", Intrinsic.Boolean),
        Method("toString", 0, static (in NativeCall call) => Self(call).IsTrue ? Names.True : Names.False),
        Method("valueOf", 0, static (in NativeCall call) => Self(call)));

    internal static JsObject Create(Realm realm) =>
        s_table.Apply(realm, new JsNativeFunction(realm.FunctionPrototype, "Boolean".AsJs(), 1, Construct, isConstructor: true));

    internal static JsObject CreatePrototype(Realm realm) => s_prototype.Apply(realm, new JsWrapper(realm.ObjectPrototype, false));

    private static JsValue Construct(in NativeCall call)
    {
        JsValue flag = Operations.ToBoolean(call[0]);
        return call.NewTarget is null
            ? flag
            : JsWrapper.Create(call.Realm, flag, Operations.PrototypeFor(call.Realm, call.NewTarget, Intrinsic.BooleanPrototype));
    }

    private static JsValue Self(in NativeCall call) => call.This.IsBoolean ? call.This
        : call.This.Cell is JsWrapper { Value: { IsBoolean: true } value } ? value
        : throw call.Realm.TypeError("Boolean.prototype method requires that 'this' be a Boolean");
}
