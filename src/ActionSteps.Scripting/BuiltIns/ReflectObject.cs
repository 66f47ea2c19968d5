using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary><c>Reflect</c>: the internal methods of objects as functions.</summary>
internal static class ReflectObject
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of(
        Method("apply", 3, Apply),
        Method("construct", 2, Construct),
        Method("defineProperty", 3, DefineProperty),
        Method("deleteProperty", 2, static (in NativeCall call) => Target(call, "deleteProperty").Delete(call.Realm, Key(call))),
        Method("get", 2, static (in NativeCall call) => Target(call, "get").Get(call.Realm, Key(call), call.Count > 2 ? call[2] : call[0])),
        Method("getOwnPropertyDescriptor", 2, GetOwnPropertyDescriptor),
        Method("getPrototypeOf", 1, static (in NativeCall call) => Target(call, "getPrototypeOf").GetPrototypeOf(call.Realm) is { } found ? found : JsValue.Null),
        Method("has", 2, static (in NativeCall call) => Target(call, "has").HasProperty(call.Realm, Key(call))),
        Method("isExtensible", 1, static (in NativeCall call) => Target(call, "isExtensible").IsExtensible(call.Realm)),
        Method("ownKeys", 1, OwnKeys),
        Method("preventExtensions", 1, static (in NativeCall call) => Target(call, "preventExtensions").PreventExtensions(call.Realm)),
        Method("set", 3, static (in NativeCall call) => Target(call, "set").Set(call.Realm, Key(call), call[2], call.Count > 3 ? call[3] : call[0])),
        Method("setPrototypeOf", 2, SetPrototypeOf),
        Tag("Reflect"));

    internal static JsObject Create(Realm realm) => s_table.NewObject(realm, realm.ObjectPrototype);

    private static JsObject Target(in NativeCall call, string method) => call[0].TryGetObject(out JsObject? target)
        ? target
        : throw call.Realm.TypeError($"Reflect.{method} called on non-object");

    private static PropertyKey Key(in NativeCall call) => Operations.ToPropertyKey(call.Realm, call[1]);

    private static JsValue Apply(in NativeCall call) => call[0].IsCallable
        ? call[0].AsObject.Call(call.Realm, call[1], Operations.ListFromArrayLike(call.Realm, call[2]))
        : throw call.Realm.TypeError($"{Operations.Describe(call[0])} is not a function");

    private static JsValue Construct(in NativeCall call)
    {
        JsValue newTarget = call.Count > 2 ? call[2] : call[0];
        if (call[0].Cell is not JsObject { IsConstructor: true } target || newTarget.Cell is not JsObject { IsConstructor: true } made)
        {
            throw call.Realm.TypeError($"{Operations.Describe(call[0].Cell is JsObject { IsConstructor: true } ? newTarget : call[0])} is not a constructor");
        }

        return target.Construct(call.Realm, Operations.ListFromArrayLike(call.Realm, call[1]), made);
    }

    private static JsValue DefineProperty(in NativeCall call)
    {
        JsObject target = Target(call, "defineProperty");
        PropertyKey key = Key(call);
        return target.DefineOwnProperty(call.Realm, key, Descriptors.From(call.Realm, call[2]));
    }

    private static JsValue GetOwnPropertyDescriptor(in NativeCall call) =>
        Target(call, "getOwnPropertyDescriptor").GetOwnProperty(call.Realm, Key(call), out PropertyDescriptor property)
            ? Descriptors.ToObject(call.Realm, property)
            : JsValue.Undefined;

    private static JsValue OwnKeys(in NativeCall call)
    {
        List<PropertyKey> keys = Target(call, "ownKeys").OwnKeys(call.Realm);
        call.Realm.Meter.Charge(keys.Count);
        var items = new JsValue[keys.Count];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = keys[i].ToValue();
        }

        return call.Realm.NewArray(items);
    }

    private static JsValue SetPrototypeOf(in NativeCall call)
    {
        JsObject target = Target(call, "setPrototypeOf");
        return call[1].IsObject || call[1].IsNull
            ? target.SetPrototypeOf(call.Realm, call[1].Cell as JsObject)
            : throw call.Realm.TypeError($"Object prototype may only be an Object or null: {Operations.Describe(call[1])}");
    }
}
