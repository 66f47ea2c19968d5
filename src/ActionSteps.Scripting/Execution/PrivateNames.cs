namespace ActionSteps.Scripting.Execution;

/// <summary>Private members of classes: kept like properties, under names that no script can get at.</summary>
internal static class PrivateNames
{
    internal static JsValue Get(Realm realm, JsValue target, JsSymbol name)
    {
        JsValue slot = Find(realm, target, name, "read", out PropertyFlags flags);
        if ((flags & PropertyFlags.Accessor) == 0)
        {
            return slot;
        }

        return slot.Cell is Accessor { Getter: { } getter }
            ? getter.Call(realm, target, [])
            : throw realm.TypeError($"'{name.Description}' was defined without a getter");
    }

    internal static void Set(Realm realm, JsValue target, JsSymbol name, JsValue value)
    {
        JsValue slot = Find(realm, target, name, "write", out PropertyFlags flags);
        if ((flags & PropertyFlags.Accessor) != 0)
        {
            if (slot.Cell is not Accessor { Setter: { } setter })
            {
                throw realm.TypeError($"'{name.Description}' was defined without a setter");
            }

            setter.Call(realm, target, [value]);
            return;
        }

        if ((flags & PropertyFlags.Writable) == 0)
        {
            throw realm.TypeError($"Private method '{name.Description}' is not writable");
        }

        PutPrivate(realm, target.AsObject, name, value, flags);
    }

    internal static bool Has(Realm realm, JsValue target, JsSymbol name) => target.TryGetObject(out JsObject? owner)
        ? TryFind(realm, owner, name, out _, out _)
        : throw realm.TypeError($"Cannot use 'in' operator to search for '{name.Description}' in {Operations.DescribePlain(target)}");

    internal static void Define(Realm realm, JsObject target, JsSymbol name, JsValue value)
    {
        RequireAbsent(realm, target, name);
        PutPrivate(realm, target, name, value, PropertyFlags.Writable);
    }

    internal static void DefineMethod(Realm realm, JsObject target, JsSymbol name, JsObject function, int kind)
    {
        if (kind == 0)
        {
            RequireAbsent(realm, target, name);
            PutPrivate(realm, target, name, function, PropertyFlags.None);
            return;
        }

        Accessor? other = null;
        if (TryFind(realm, target, name, out JsValue existing, out _))
        {
            other = existing.Cell as Accessor;
            if (other is null || (kind == 1 ? other.Getter : other.Setter) is not null)
            {
                throw realm.TypeError($"Cannot initialize {name.Description} twice on the same object");
            }
        }

        var pair = kind == 1 ? new Accessor(function, other?.Setter) : new Accessor(other?.Getter, function);
        PutPrivate(realm, target, name, pair, PropertyFlags.Accessor);
    }

    private static void RequireAbsent(Realm realm, JsObject target, JsSymbol name)
    {
        if (TryFind(realm, target, name, out _, out _))
        {
            throw realm.TypeError($"Cannot initialize {name.Description} twice on the same object");
        }
    }

    private static JsValue Find(Realm realm, JsValue target, JsSymbol name, string verb, out PropertyFlags flags)
    {
        flags = PropertyFlags.None;
        return target.TryGetObject(out JsObject? owner) && TryFind(realm, owner, name, out JsValue slot, out flags)
            ? slot
            : throw realm.TypeError($"Cannot {verb} private member {name.Description} {(verb == "read" ? "from" : "to")} an object whose class did not declare it");
    }

    // Past every override: a proxy or typed array has private members like any object.
    internal static bool TryFind(Realm realm, JsObject owner, JsSymbol name, out JsValue slot, out PropertyFlags flags)
    {
        if (owner.Shape.IsDeferred)
        {
            owner.Materialize(realm);
        }

        int at = owner.Shape.Find(name);
        (slot, flags) = at < 0 ? (JsValue.Undefined, PropertyFlags.None) : (owner.Slots[at], owner.Shape.FlagsAt(at));
        return at >= 0;
    }

    private static void PutPrivate(Realm realm, JsObject owner, JsSymbol name, JsValue value, PropertyFlags flags)
    {
        int at = owner.Shape.Find(name);
        if (at < 0)
        {
            owner.Append(realm, name, value, flags);
        }
        else
        {
            owner.Slots[at] = value;
        }
    }
}
