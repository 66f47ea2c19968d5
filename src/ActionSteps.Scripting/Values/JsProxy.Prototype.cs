namespace ActionSteps.Scripting.Values;

/// <content>Traps about prototype and extensibility.</content>
internal sealed partial class JsProxy
{
    internal override JsObject? GetPrototypeOf(Realm realm)
    {
        using var scope = new NativeScope(realm);
        JsObject? trap = Trap(realm, "getPrototypeOf", out JsObject target);
        if (trap is null)
        {
            return target.GetPrototypeOf(realm);
        }

        JsValue answer = trap.Call(realm, Handler!, [target]);
        if (!answer.IsObject && !answer.IsNull)
        {
            throw realm.TypeError("'getPrototypeOf' on proxy: trap returned neither object nor null");
        }

        return target.IsExtensible(realm) || ReferenceEquals(target.GetPrototypeOf(realm), answer.Cell as JsObject)
            ? answer.Cell as JsObject
            : throw realm.TypeError("'getPrototypeOf' on proxy: the target is not extensible and has another prototype");
    }

    internal override bool SetPrototypeOf(Realm realm, JsObject? prototype)
    {
        using var scope = new NativeScope(realm);
        JsObject? trap = Trap(realm, "setPrototypeOf", out JsObject target);
        if (trap is null)
        {
            return target.SetPrototypeOf(realm, prototype);
        }

        if (!Operations.ToBoolean(trap.Call(realm, Handler!, [target, prototype is null ? JsValue.Null : prototype])))
        {
            return false;
        }

        return target.IsExtensible(realm) || ReferenceEquals(target.GetPrototypeOf(realm), prototype)
            ? true
            : throw realm.TypeError("'setPrototypeOf' on proxy: trap returned truish but the target is not extensible");
    }

    internal override bool IsExtensible(Realm realm)
    {
        using var scope = new NativeScope(realm);
        JsObject? trap = Trap(realm, "isExtensible", out JsObject target);
        if (trap is null)
        {
            return target.IsExtensible(realm);
        }

        bool answer = Operations.ToBoolean(trap.Call(realm, Handler!, [target]));
        return answer == target.IsExtensible(realm) ? answer : throw realm.TypeError("'isExtensible' on proxy: trap result contradicts the target");
    }

    internal override bool PreventExtensions(Realm realm)
    {
        using var scope = new NativeScope(realm);
        JsObject? trap = Trap(realm, "preventExtensions", out JsObject target);
        if (trap is null)
        {
            return target.PreventExtensions(realm);
        }

        bool answer = Operations.ToBoolean(trap.Call(realm, Handler!, [target]));
        return answer && target.IsExtensible(realm)
            ? throw realm.TypeError("'preventExtensions' on proxy: trap returned truish but the target is extensible")
            : answer;
    }
}
