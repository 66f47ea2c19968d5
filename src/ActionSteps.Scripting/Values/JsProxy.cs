namespace ActionSteps.Scripting.Values;

/// <summary>
/// A proxy (10.5): each internal method asks a trap of the handler and checks that the answer does not contradict what the target has
/// promised. Both parts are null once it is revoked. Every method is a level of native recursion, so that chains of proxies end in a
/// RangeError. The checks of each trap are in the other parts.
/// </summary>
internal sealed partial class JsProxy : JsObject
{
    internal JsProxy(JsObject target, JsObject handler)
        : base(null)
    {
        (Target, Handler) = (target, handler);
        IsCallable = target.IsCallable;
        IsConstructor = target.IsConstructor;
    }

    internal JsObject? Target { get; private set; }

    internal JsObject? Handler { get; private set; }

    internal override bool IsExotic => true;

    internal override bool HasOrdinaryPrototype => false;

    internal override bool IsCallable { get; }

    internal override bool IsConstructor { get; }

    internal void Revoke() => (Target, Handler) = (null, null);

    internal override JsValue Call(Realm realm, JsValue thisValue, ReadOnlySpan<JsValue> arguments)
    {
        if (!IsCallable)
        {
            return base.Call(realm, thisValue, arguments);
        }

        using var scope = new NativeScope(realm);
        JsObject? trap = Trap(realm, "apply", out JsObject target);
        return trap is null
            ? target.Call(realm, thisValue, arguments)
            : trap.Call(realm, Handler!, [target, thisValue, realm.NewArray(arguments.ToArray())]);
    }

    internal override JsValue Construct(Realm realm, ReadOnlySpan<JsValue> arguments, JsObject newTarget)
    {
        using var scope = new NativeScope(realm);
        JsObject? trap = Trap(realm, "construct", out JsObject target);
        if (trap is null)
        {
            return target.Construct(realm, arguments, newTarget);
        }

        JsValue made = trap.Call(realm, Handler!, [target, realm.NewArray(arguments.ToArray()), newTarget]);
        return made.IsObject ? made : throw realm.TypeError("proxy [[Construct]] must return an object");
    }

    internal override JsValue Get(Realm realm, PropertyKey key, JsValue receiver)
    {
        using var scope = new NativeScope(realm);
        JsObject? trap = Trap(realm, "get", out JsObject target);
        if (trap is null)
        {
            return target.Get(realm, key, receiver);
        }

        JsValue value = trap.Call(realm, Handler!, [target, key.ToValue(), receiver]);
        if (target.GetOwnProperty(realm, key, out PropertyDescriptor own) && !own.Configurable)
        {
            if (own.IsAccessor ? own.Getter is null && !value.IsUndefined : !own.Writable && !Operations.SameValue(value, own.Value))
            {
                throw Broken(realm, "get", key, "contradicts a property of the target that is not configurable");
            }
        }

        return value;
    }

    internal override bool Set(Realm realm, PropertyKey key, JsValue value, JsValue receiver)
    {
        using var scope = new NativeScope(realm);
        JsObject? trap = Trap(realm, "set", out JsObject target);
        if (trap is null)
        {
            return target.Set(realm, key, value, receiver);
        }

        if (!Operations.ToBoolean(trap.Call(realm, Handler!, [target, key.ToValue(), value, receiver])))
        {
            return false;
        }

        if (target.GetOwnProperty(realm, key, out PropertyDescriptor own) && !own.Configurable)
        {
            if (own.IsAccessor ? own.Setter is null : !own.Writable && !Operations.SameValue(value, own.Value))
            {
                throw Broken(realm, "set", key, "returned truish for a property of the target that cannot be changed");
            }
        }

        return true;
    }

    internal override bool HasProperty(Realm realm, PropertyKey key)
    {
        using var scope = new NativeScope(realm);
        JsObject? trap = Trap(realm, "has", out JsObject target);
        if (trap is null)
        {
            return target.HasProperty(realm, key);
        }

        if (Operations.ToBoolean(trap.Call(realm, Handler!, [target, key.ToValue()])))
        {
            return true;
        }

        if (target.GetOwnProperty(realm, key, out PropertyDescriptor own) && (!own.Configurable || !target.IsExtensible(realm)))
        {
            throw Broken(realm, "has", key, "returned falsish for a property that the target cannot lose");
        }

        return false;
    }

    internal override bool Delete(Realm realm, PropertyKey key)
    {
        using var scope = new NativeScope(realm);
        JsObject? trap = Trap(realm, "deleteProperty", out JsObject target);
        if (trap is null)
        {
            return target.Delete(realm, key);
        }

        if (!Operations.ToBoolean(trap.Call(realm, Handler!, [target, key.ToValue()])))
        {
            return false;
        }

        if (target.GetOwnProperty(realm, key, out PropertyDescriptor own) && (!own.Configurable || !target.IsExtensible(realm)))
        {
            throw Broken(realm, "deleteProperty", key, "returned truish for a property that the target cannot lose");
        }

        return true;
    }

    internal override void Trace(MemoryCensus census)
    {
        base.Trace(census);
        census.Count(24);
        census.Visit(Target);
        census.Visit(Handler);
    }

    /// <summary>The trap, null when the handler has none; a TypeError when the proxy is revoked.</summary>
    private JsObject? Trap(Realm realm, string name, out JsObject target)
    {
        if (Target is null || Handler is null)
        {
            throw realm.TypeError($"Cannot perform '{name}' on a proxy that has been revoked");
        }

        realm.Meter.Charge(1);
        target = Target;
        return Handler.GetMethod(realm, Names.Intern(name));
    }

    private static JsThrow Broken(Realm realm, string trap, PropertyKey key, string why) => realm.TypeError($"'{trap}' on proxy: trap for '{key}' {why}");
}
