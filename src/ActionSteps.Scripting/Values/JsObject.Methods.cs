namespace ActionSteps.Scripting.Values;

/// <content>The essential internal methods of the language (10.1); a proxy overrides all of them.</content>
internal partial class JsObject
{
    /// <summary>A walk along prototypes is free up to here, then paid for.</summary>
    private const int LongChain = 32;

    internal virtual JsObject? GetPrototypeOf(Realm realm) => Prototype;

    internal virtual bool SetPrototypeOf(Realm realm, JsObject? prototype)
    {
        if (ReferenceEquals(prototype, Prototype))
        {
            return true;
        }

        if (!Extensible)
        {
            return false;
        }

        for (JsObject? at = prototype; at is { HasOrdinaryPrototype: true }; at = at.Prototype)
        {
            realm.Meter.Charge(1);
            if (ReferenceEquals(at, this))
            {
                return false;
            }
        }

        if (IsOnChain)
        {
            realm.RaiseEpoch();
        }

        Prototype = prototype;
        return true;
    }

    internal virtual bool IsExtensible(Realm realm) => Extensible;

    internal virtual bool PreventExtensions(Realm realm)
    {
        Extensible = false;
        return true;
    }

    internal virtual bool GetOwnProperty(Realm realm, PropertyKey key, out PropertyDescriptor descriptor)
    {
        if (TryGetOwn(realm, key, out JsValue slot, out PropertyFlags flags))
        {
            descriptor = PropertyDescriptor.OfSlot(slot, flags);
            return true;
        }

        descriptor = default;
        return false;
    }

    internal virtual bool DefineOwnProperty(Realm realm, PropertyKey key, in PropertyDescriptor descriptor)
    {
        bool exists = TryGetOwn(realm, key, out JsValue slot, out PropertyFlags flags);
        return ApplyDescriptor(realm, key, descriptor, exists, slot, flags);
    }

    internal virtual bool HasProperty(Realm realm, PropertyKey key)
    {
        int hops = 0;
        for (JsObject? at = this; at is not null; at = at.Prototype)
        {
            PayForHops(realm, ref hops);
            if (at.IsExotic && !ReferenceEquals(at, this))
            {
                return at.HasProperty(realm, key);
            }

            if (at.TryGetOwn(realm, key, out _, out _))
            {
                return true;
            }
        }

        return false;
    }

    internal virtual JsValue Get(Realm realm, PropertyKey key, JsValue receiver)
    {
        JsObject at = this;
        int hops = 0;
        while (true)
        {
            PayForHops(realm, ref hops);
            if (at.TryGetOwn(realm, key, out JsValue slot, out PropertyFlags flags))
            {
                return (flags & PropertyFlags.Accessor) == 0 ? slot : CallGetter(realm, slot, receiver);
            }

            if (at.Prototype is null)
            {
                return JsValue.Undefined;
            }

            at = at.Prototype;
            if (at.IsExotic)
            {
                return at.Get(realm, key, receiver);
            }
        }
    }

    internal JsValue Get(Realm realm, PropertyKey key) => Get(realm, key, this);

    internal virtual bool Set(Realm realm, PropertyKey key, JsValue value, JsValue receiver)
    {
        JsObject at = this;
        int hops = 0;
        while (true)
        {
            PayForHops(realm, ref hops);
            if (at.TryGetOwn(realm, key, out JsValue slot, out PropertyFlags flags))
            {
                return at.SetFound(realm, key, value, receiver, slot, flags);
            }

            if (at.Prototype is null)
            {
                return SetOnReceiver(realm, key, value, receiver, isKnownAbsent: ReferenceEquals(receiver.Cell, this) && !IsExotic);
            }

            at = at.Prototype;
            if (at.IsExotic)
            {
                return at.Set(realm, key, value, receiver);
            }
        }
    }

    internal virtual bool Delete(Realm realm, PropertyKey key)
    {
        if (!TryGetOwn(realm, key, out _, out PropertyFlags flags))
        {
            return true;
        }

        if ((flags & PropertyFlags.Configurable) == 0)
        {
            return false;
        }

        RemoveOwn(realm, key);
        return true;
    }

    /// <summary>Appends own keys: indices ascending, then texts, then symbols, each in order of creation.</summary>
    internal virtual void OwnKeys(Realm realm, List<PropertyKey> keys)
    {
        AddIndexKeys(realm, keys);
        AddNamedKeys(realm, keys);
    }

    /// <summary>Own names and symbols other than array indices, for a list that shows its elements itself.</summary>
    internal List<PropertyKey> OwnNames(Realm realm)
    {
        var keys = new List<PropertyKey>();
        AddNamedKeys(realm, keys);
        realm.Meter.Allocate(32 + (16L * keys.Count));
        return keys;
    }

    private protected virtual void AddIndexKeys(Realm realm, List<PropertyKey> keys)
    {
        if (Shape.IsDeferred)
        {
            Materialize(realm);
        }

        if (Shape.Elements is not null)
        {
            realm.Meter.Charge(8L * Shape.Elements.Count);
            realm.Meter.Allocate(20L * Shape.Elements.Count);
            keys.EnsureCapacity(keys.Count + Shape.Elements.Count);
            foreach (uint index in Shape.Elements.SortedIndices())
            {
                keys.Add(new PropertyKey(index));
            }
        }
    }

    private protected void AddNamedKeys(Realm realm, List<PropertyKey> keys)
    {
        if (Shape.IsDeferred)
        {
            Materialize(realm);
        }

        bool hasSymbols = false;
        realm.Meter.Charge(Shape.Count);
        if (Shape.Count > 64)
        {
            realm.Meter.Allocate(16L * Shape.Count);
            keys.EnsureCapacity(keys.Count + Shape.Count);
        }

        for (int i = 0; i < Shape.Count; i++)
        {
            HeapCell? key = Shape.Table.KeyAt(i);
            if (key is JsString name)
            {
                keys.Add(PropertyKey.OfName(name));
            }
            else if (key is JsSymbol { IsPrivate: false })
            {
                hasSymbols = true;
            }
        }

        for (int i = 0; hasSymbols && i < Shape.Count; i++)
        {
            if (Shape.Table.KeyAt(i) is JsSymbol { IsPrivate: false } symbol)
            {
                keys.Add(symbol);
            }
        }
    }

    /// <summary>ValidateAndApplyPropertyDescriptor (10.1.6.3) against a slot as stored.</summary>
    private protected bool ApplyDescriptor(
        Realm realm, PropertyKey key, in PropertyDescriptor change, bool exists, JsValue slot, PropertyFlags flags)
    {
        if (!exists)
        {
            if (!Extensible)
            {
                return false;
            }

            PropertyFlags fresh = change.Flags & PropertyFlags.Default;
            PutOwn(
                realm,
                key,
                change.IsAccessor ? new Accessor(change.Getter, change.Setter) : (change.Present & DescriptorFields.Value) != 0 ? change.Value : JsValue.Undefined,
                change.IsAccessor ? (fresh & ~PropertyFlags.Writable) | PropertyFlags.Accessor : fresh);
            return true;
        }

        if ((flags & PropertyFlags.Configurable) == 0 && !IsAllowedForFixed(change, slot, flags))
        {
            return false;
        }

        PropertyFlags result = Merge(change, flags);
        JsValue stored = slot;
        if (change.IsAccessor)
        {
            Accessor? old = slot.Cell as Accessor;
            stored = new Accessor(
                (change.Present & DescriptorFields.Get) != 0 ? change.Getter : old?.Getter,
                (change.Present & DescriptorFields.Set) != 0 ? change.Setter : old?.Setter);
            result = (result & ~PropertyFlags.Writable) | PropertyFlags.Accessor;
        }
        else if (change.IsData)
        {
            stored = (change.Present & DescriptorFields.Value) != 0 ? change.Value : (flags & PropertyFlags.Accessor) != 0 ? JsValue.Undefined : slot;
            result &= ~PropertyFlags.Accessor;
        }

        PutOwn(realm, key, stored, result);
        return true;
    }

    /// <summary>IsCompatiblePropertyDescriptor: whether a change would be allowed on an object with this property.</summary>
    private protected static bool IsCompatible(bool isExtensible, in PropertyDescriptor change, bool exists, in PropertyDescriptor current)
    {
        if (!exists)
        {
            return isExtensible;
        }

        JsValue slot = current.IsAccessor ? new Accessor(current.Getter, current.Setter) : current.Value;
        PropertyFlags flags = current.IsAccessor ? current.Flags | PropertyFlags.Accessor : current.Flags;
        return current.Configurable || IsAllowedForFixed(change, slot, flags);
    }

    private static PropertyFlags Merge(in PropertyDescriptor change, PropertyFlags flags)
    {
        PropertyFlags given = PropertyFlags.None;
        given |= (change.Present & DescriptorFields.Writable) != 0 ? PropertyFlags.Writable : PropertyFlags.None;
        given |= (change.Present & DescriptorFields.Enumerable) != 0 ? PropertyFlags.Enumerable : PropertyFlags.None;
        given |= (change.Present & DescriptorFields.Configurable) != 0 ? PropertyFlags.Configurable : PropertyFlags.None;
        return (flags & ~given) | (change.Flags & given);
    }

    private static bool IsAllowedForFixed(in PropertyDescriptor change, JsValue slot, PropertyFlags flags)
    {
        bool isAccessor = (flags & PropertyFlags.Accessor) != 0;
        if (((change.Present & DescriptorFields.Configurable) != 0 && change.Configurable)
            || ((change.Present & DescriptorFields.Enumerable) != 0 && change.Enumerable != ((flags & PropertyFlags.Enumerable) != 0))
            || (change.IsAccessor && !isAccessor)
            || (change.IsData && isAccessor))
        {
            return false;
        }

        if (slot.Cell is Accessor pair)
        {
            return ((change.Present & DescriptorFields.Get) == 0 || ReferenceEquals(change.Getter, pair.Getter))
                && ((change.Present & DescriptorFields.Set) == 0 || ReferenceEquals(change.Setter, pair.Setter));
        }

        if ((flags & PropertyFlags.Writable) != 0)
        {
            return true;
        }

        return ((change.Present & DescriptorFields.Writable) == 0 || !change.Writable)
            && ((change.Present & DescriptorFields.Value) == 0 || Operations.SameValue(change.Value, slot));
    }

    private bool SetFound(Realm realm, PropertyKey key, JsValue value, JsValue receiver, JsValue slot, PropertyFlags flags)
    {
        if (slot.Cell is Accessor pair && (flags & PropertyFlags.Accessor) != 0)
        {
            if (pair.Setter is null)
            {
                return false;
            }

            pair.Setter.Call(realm, receiver, [value]);
            return true;
        }

        if ((flags & PropertyFlags.Writable) == 0)
        {
            return false;
        }

        if (ReferenceEquals(receiver.Cell, this) && !IsExotic)
        {
            return WriteOwn(realm, key, value, flags);
        }

        return SetOnReceiver(realm, key, value, receiver, isKnownAbsent: false);
    }

    /// <summary>Changes the value of an own writable data property; an array checks its length here.</summary>
    private protected virtual bool WriteOwn(Realm realm, PropertyKey key, JsValue value, PropertyFlags flags)
    {
        PutOwn(realm, key, value, flags);
        return true;
    }

    private static bool SetOnReceiver(Realm realm, PropertyKey key, JsValue value, JsValue receiver, bool isKnownAbsent)
    {
        if (!receiver.TryGetObject(out JsObject? target))
        {
            return false;
        }

        if (isKnownAbsent)
        {
            return target.CreateAbsent(realm, key, value);
        }

        if (!target.GetOwnProperty(realm, key, out PropertyDescriptor existing))
        {
            return target.DefineOwnProperty(realm, key, PropertyDescriptor.Data(value));
        }

        return !existing.IsAccessor && existing.Writable && target.DefineOwnProperty(realm, key, PropertyDescriptor.ValueOnly(value));
    }

    private protected virtual bool CreateAbsent(Realm realm, PropertyKey key, JsValue value)
    {
        if (!Extensible)
        {
            return false;
        }

        PutOwn(realm, key, value, PropertyFlags.Default);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PayForHops(Realm realm, ref int hops)
    {
        if (++hops > LongChain)
        {
            realm.Meter.Charge(1);
        }
    }

    private static JsValue CallGetter(Realm realm, JsValue slot, JsValue receiver) =>
        slot.Cell is Accessor { Getter: { } getter } ? getter.Call(realm, receiver, []) : JsValue.Undefined;
}
