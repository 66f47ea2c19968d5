using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary><c>Proxy</c>.</summary>
internal static class ProxyConstructor
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of(
        Constant(Names.Length, 2, PropertyFlags.Configurable),
        Constant(Names.Name, "Proxy".AsJs(), PropertyFlags.Configurable),
        Method("revocable", 2, Revocable));

    internal static JsObject Create(Realm realm) =>
        s_table.Apply(realm, new JsNativeFunction(realm.FunctionPrototype, "Proxy".AsJs(), 2, Construct, isConstructor: true));

    private static JsValue Construct(in NativeCall call) => call.NewTarget is null
        ? throw call.Realm.TypeError("Constructor Proxy requires 'new'")
        : Make(call);

    private static JsProxy Make(in NativeCall call)
    {
        if (!call[0].TryGetObject(out JsObject? target) || !call[1].TryGetObject(out JsObject? handler))
        {
            throw call.Realm.TypeError("Cannot create proxy with a non-object as target or handler");
        }

        call.Realm.Meter.Allocate(96);
        return new JsProxy(target, handler);
    }

    private static JsValue Revocable(in NativeCall call)
    {
        JsProxy proxy = Make(call);
        JsObject result = call.Realm.NewObject();
        result.CreateDataPropertyOrThrow(call.Realm, "proxy", proxy);
        result.CreateDataPropertyOrThrow(call.Realm, "revoke", new JsNativeFunction(call.Realm, "", 0, Revoke, proxy));
        return result;
    }

    private static JsValue Revoke(in NativeCall call)
    {
        ((JsProxy)call.Callee.State!).Revoke();
        return JsValue.Undefined;
    }
}
