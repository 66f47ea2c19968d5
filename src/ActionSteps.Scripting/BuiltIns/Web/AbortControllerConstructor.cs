using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary><c>AbortController</c> (WHATWG DOM Standard, section 3.1).</summary>
internal static class AbortControllerConstructor
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of([.. Constructor("AbortController", 0, Intrinsic.AbortControllerPrototype)]);

    private static readonly IntrinsicTable s_prototype = IntrinsicTable.Of(
        Link("constructor", Intrinsic.AbortController),
        Getter("signal", "signal", static (in NativeCall call) => Self(call).Signal),
        Method("abort", 0, Abort),
        Tag("AbortController"));

    internal static JsObject Create(Realm realm) =>
        s_table.Apply(realm, new JsNativeFunction(realm.FunctionPrototype, "AbortController".AsJs(), 0, Construct, isConstructor: true));

    internal static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.ObjectPrototype);

    private static JsAbortController Self(in NativeCall call) => call.ThisAs<JsAbortController>("of AbortController.prototype");

    private static JsValue Construct(in NativeCall call)
    {
        if (call.NewTarget is null)
        {
            throw call.Realm.TypeError("Class constructor AbortController cannot be invoked without 'new'");
        }

        call.Realm.Meter.Allocate(72);
        return new JsAbortController(
            Operations.PrototypeFor(call.Realm, call.NewTarget, Intrinsic.AbortControllerPrototype), JsAbortSignal.Create(call.Realm));
    }

    private static JsValue Abort(in NativeCall call)
    {
        Self(call).Signal.Abort(call.Realm, call[0]);
        return JsValue.Undefined;
    }
}
