namespace ActionSteps.Scripting.Values;

/// <content>Traps about the definition of properties and about their keys.</content>
internal sealed partial class JsProxy
{
    internal override bool GetOwnProperty(Realm realm, PropertyKey key, out PropertyDescriptor descriptor)
    {
        using var scope = new NativeScope(realm);
        JsObject? trap = Trap(realm, "getOwnPropertyDescriptor", out JsObject target);
        if (trap is null)
        {
            return target.GetOwnProperty(realm, key, out descriptor);
        }

        JsValue answer = trap.Call(realm, Handler!, [target, key.ToValue()]);
        if (!answer.IsObject && !answer.IsUndefined)
        {
            throw Broken(realm, "getOwnPropertyDescriptor", key, "returned neither object nor undefined");
        }

        bool exists = target.GetOwnProperty(realm, key, out PropertyDescriptor own);
        if (answer.IsUndefined)
        {
            descriptor = default;
            return exists && (!own.Configurable || !target.IsExtensible(realm))
                ? throw Broken(realm, "getOwnPropertyDescriptor", key, "returned undefined for a property that the target cannot lose")
                : false;
        }

        bool isExtensible = target.IsExtensible(realm);
        descriptor = Complete(Descriptors.From(realm, answer));
        if (!IsCompatible(isExtensible, descriptor, exists, own))
        {
            throw Broken(realm, "getOwnPropertyDescriptor", key, "returned a descriptor that contradicts the target");
        }

        if (!descriptor.Configurable && (!exists || own.Configurable || (descriptor.IsData && !descriptor.Writable && own.Writable)))
        {
            throw Broken(realm, "getOwnPropertyDescriptor", key, "reported as fixed what is not fixed in the target");
        }

        return true;
    }

    internal override bool DefineOwnProperty(Realm realm, PropertyKey key, in PropertyDescriptor descriptor)
    {
        using var scope = new NativeScope(realm);
        JsObject? trap = Trap(realm, "defineProperty", out JsObject target);
        if (trap is null)
        {
            return target.DefineOwnProperty(realm, key, descriptor);
        }

        if (!Operations.ToBoolean(trap.Call(realm, Handler!, [target, key.ToValue(), Descriptors.ToObject(realm, descriptor)])))
        {
            return false;
        }

        bool exists = target.GetOwnProperty(realm, key, out PropertyDescriptor own);
        bool isExtensible = target.IsExtensible(realm);
        bool fixes = (descriptor.Present & DescriptorFields.Configurable) != 0 && !descriptor.Configurable;
        bool makesReadOnly = (descriptor.Present & DescriptorFields.Writable) != 0 && !descriptor.Writable;
        if (!IsCompatible(isExtensible, descriptor, exists, own)
            || (fixes && (!exists || own.Configurable))
            || (makesReadOnly && own is { IsData: true, Configurable: false, Writable: true }))
        {
            throw Broken(realm, "defineProperty", key, "returned truish for a definition that contradicts the target");
        }

        return true;
    }

    internal override void OwnKeys(Realm realm, List<PropertyKey> keys)
    {
        using var scope = new NativeScope(realm);
        JsObject? trap = Trap(realm, "ownKeys", out JsObject target);
        if (trap is null)
        {
            target.OwnKeys(realm, keys);
            return;
        }

        HashSet<PropertyKey> given = ReadKeys(realm, trap.Call(realm, Handler!, [target]), keys);
        bool isExtensible = target.IsExtensible(realm);
        List<PropertyKey> own = target.OwnKeys(realm);
        int found = 0;
        foreach (PropertyKey key in own)
        {
            realm.Meter.Charge(2);
            bool isFixed = target.GetOwnProperty(realm, key, out PropertyDescriptor property) && !property.Configurable;
            if (given.Contains(key))
            {
                found++;
            }
            else if (isFixed || !isExtensible)
            {
                throw Broken(realm, "ownKeys", key, "left out a property that the target cannot lose");
            }
        }

        if (!isExtensible && found != given.Count)
        {
            throw realm.TypeError("'ownKeys' on proxy: trap returned extra keys but the target is not extensible");
        }
    }

    private static HashSet<PropertyKey> ReadKeys(Realm realm, JsValue answer, List<PropertyKey> keys)
    {
        if (!answer.TryGetObject(out JsObject? list))
        {
            throw realm.TypeError("'ownKeys' on proxy: trap result is not an object");
        }

        var given = new HashSet<PropertyKey>();
        double length = list.GetLength(realm);
        for (double i = 0; i < length; i++)
        {
            realm.Meter.Charge(2);
            JsValue key = list.Get(realm, PropertyKey.OfLength(i));
            if (!key.IsString && !key.IsSymbol)
            {
                throw realm.TypeError($"'ownKeys' on proxy: {Operations.Describe(key)} is not a valid property name");
            }

            realm.Meter.Allocate(56);
            PropertyKey name = Operations.ToPropertyKey(realm, key);
            if (!given.Add(name))
            {
                throw realm.TypeError($"'ownKeys' on proxy: trap returned the duplicate entry '{name}'");
            }

            keys.Add(name);
        }

        return given;
    }

    /// <summary>CompletePropertyDescriptor.</summary>
    private static PropertyDescriptor Complete(PropertyDescriptor descriptor)
    {
        if (descriptor.IsAccessor)
        {
            descriptor.Present = DescriptorFields.Accessor;
            descriptor.Flags |= PropertyFlags.Accessor;
        }
        else
        {
            descriptor.Present = DescriptorFields.Data;
        }

        return descriptor;
    }
}
