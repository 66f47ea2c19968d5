using static ActionSteps.Scripting.Lodash.LodashFunction;

namespace ActionSteps.Scripting.Lodash;

/// <summary>Reading, writing and calling by path.</summary>
internal static class PathFunctions
{
    internal static readonly LodashFunction[] All =
    [
        Chain("at", 1, At),
        Ends("get", 3, Get),
        Ends("has", 2, static (in NativeCall call) => PropertyPath.Of(call.Realm, call[1]).Exists(call.Realm, call[0], inherited: false)),
        Ends("hasIn", 2, static (in NativeCall call) => PropertyPath.Of(call.Realm, call[1]).Exists(call.Realm, call[0], inherited: true)),
        Ends("invoke", 2, static (in NativeCall call) => Invoke(call.Realm, call[0], PropertyPath.Of(call.Realm, call[1]), call.Count > 2 ? call.Arguments[2..] : [])),
        Ends("result", 3, Result),
        Chain("set", 3, Set),
        Chain("setWith", 4, Set),
        Chain("toPath", 1, ToPath),
        Ends("unset", 2, static (in NativeCall call) => call[0].IsNullish || Unset(call.Realm, call[0], PropertyPath.Of(call.Realm, call[1]))),
        Chain("update", 3, Update),
        Chain("updateWith", 4, Update),
    ];

    internal static JsValue Invoke(Realm realm, JsValue target, PropertyPath path, ReadOnlySpan<JsValue> arguments)
    {
        PropertyKey[] keys = path.For(realm, target);
        JsValue owner = PropertyPath.Parent(realm, target, keys);
        JsValue function = owner.IsNullish || keys.Length == 0 ? JsValue.Undefined : Operations.GetV(realm, owner, keys[^1]);
        return function.IsNullish ? JsValue.Undefined : realm.Call(function, owner, arguments);
    }

    internal static bool Unset(Realm realm, JsValue target, PropertyPath path) => Unset(realm, target, path.For(realm, target));

    internal static bool Unset(Realm realm, JsValue target, PropertyKey[] keys)
    {
        JsValue owner = PropertyPath.Parent(realm, target, keys);
        return !owner.TryGetObject(out JsObject? holder) || keys.Length == 0 || holder.Delete(realm, keys[^1]);
    }

    /// <summary>A deep copy in which everything that is not a plain object or a list stays the same.</summary>
    internal static JsValue CopyForOmit(Realm realm, JsObject source) => DeepCopy.Of(realm, source, isDeep: true, new JsNativeFunction(realm, "", 1, static (in NativeCall call) =>
        call[0].TryGetObject(out JsObject? value) && call.Count > 1 && Tags.Of(value) == Tag.Object && !LangFunctions.IsPlain(call.Realm, value) ? call[0] : JsValue.Undefined));

    private static JsValue At(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsArray paths = ObjectFunctions.Rest(call, 1);
        for (uint i = 0; i < paths.Length; i++)
        {
            realm.Meter.Charge(1);
            paths.Items[i] = call[0].IsNullish ? JsValue.Undefined : PropertyPath.Of(realm, paths.Items[i]).Get(realm, call[0]);
        }

        return paths;
    }

    private static JsValue Get(in NativeCall call)
    {
        JsValue value = call[0].IsNullish ? JsValue.Undefined : PropertyPath.Of(call.Realm, call[1]).Get(call.Realm, call[0]);
        return value.IsUndefined ? call[2] : value;
    }

    private static JsValue Result(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsValue owner = call[0];
        PropertyKey[] keys = PropertyPath.Of(realm, call[1]).For(realm, owner);
        for (int i = 0; i < Math.Max(keys.Length, 1); i++)
        {
            realm.Meter.Charge(1);
            JsValue value = owner.IsNullish || keys.Length == 0 ? JsValue.Undefined : Operations.GetV(realm, owner, keys[i]);
            if (value.IsUndefined)
            {
                value = call[2];
                i = keys.Length;
            }

            owner = value.IsCallable ? realm.Call(value, owner) : value;
        }

        return owner;
    }

    private static JsValue Set(in NativeCall call)
    {
        if (!call[0].IsNullish)
        {
            PropertyPath.Of(call.Realm, call[1]).Set(call.Realm, call[0], call[2], call[3].IsCallable ? call[3].AsObject : null);
        }

        return call[0];
    }

    private static JsValue Update(in NativeCall call)
    {
        Realm realm = call.Realm;
        if (call[0].IsNullish)
        {
            return call[0];
        }

        PropertyPath path = PropertyPath.Of(realm, call[1]);
        JsValue current = path.Get(realm, call[0]);
        JsValue updated = call[2].IsCallable ? realm.Call(call[2], JsValue.Undefined, current) : current;
        path.Set(realm, call[0], updated, call[3].IsCallable ? call[3].AsObject : null);
        return call[0];
    }

    private static JsValue ToPath(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsArray made = ListView.NewList(realm);
        PropertyKey[] keys = call[0].IsObject && Operations.IsArray(realm, call[0])
            ? PropertyPath.Of(realm, call[0]).Parts
            : call[0].IsSymbol ? [PropertyPath.KeyOf(realm, call[0])] : PathText.Split(realm, PropertyPath.TextOf(realm, call[0]).Text);
        foreach (PropertyKey key in keys)
        {
            realm.Meter.Charge(1);
            made.Push(realm, key.ToValue());
        }

        return made;
    }
}
