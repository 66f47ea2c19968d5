namespace ActionSteps.Scripting.Execution;

/// <content>Operations on objects (7.3).</content>
internal static partial class Operations
{
    internal static JsValue GetV(Realm realm, JsValue value, PropertyKey key)
    {
        if (value.IsObject)
        {
            return value.AsObject.Get(realm, key, value);
        }

        if (value.IsNullish)
        {
            throw realm.TypeError($"Cannot read properties of {Describe(value)} (reading '{key}')");
        }

        if (value.Cell is JsString text)
        {
            if (key.IsIndex && key.Index < text.Length)
            {
                return JsString.OfUnit(text[(int)key.Index]);
            }

            if (key.IsLength)
            {
                return text.Length;
            }
        }

        return PrototypeOfPrimitive(realm, value).Get(realm, key, value);
    }

    internal static JsObject? GetMethod(Realm realm, JsValue value, PropertyKey key)
    {
        JsValue method = GetV(realm, value, key);
        if (method.IsNullish)
        {
            return null;
        }

        return method.IsCallable ? method.AsObject : throw realm.TypeError($"{key} is not a function");
    }

    internal static JsValue Invoke(Realm realm, JsValue value, PropertyKey key, ReadOnlySpan<JsValue> arguments) =>
        realm.Call(GetV(realm, value, key), value, arguments);

    internal static JsValue GetElement(Realm realm, JsValue target, JsValue key)
    {
        if (target.IsNullish)
        {
            throw realm.TypeError($"Cannot read properties of {Describe(target)} (reading '{DescribePlain(key)}')");
        }

        return GetV(realm, target, ToPropertyKey(realm, key));
    }

    internal static void SetElement(Realm realm, JsValue target, JsValue key, JsValue value, bool isStrict)
    {
        if (target.IsNullish)
        {
            throw realm.TypeError($"Cannot set properties of {Describe(target)} (setting '{DescribePlain(key)}')");
        }

        PropertyKey name = ToPropertyKey(realm, key);
        if (target.Cell is JsArray { IsFast: true } array && name.IsIndex && name.Index == array.Length
            && ReferenceEquals(array.Prototype, realm.Peek(Intrinsic.ArrayPrototype)) && array.Prototype is JsArray { Length: 0 } && realm.ObjectPrototype.Shape.Elements is null)
        {
            array.Push(realm, value);
            return;
        }

        JsObject owner = target.IsObject ? target.AsObject : PrototypeOfPrimitive(realm, target);
        if (!owner.Set(realm, name, value, target) && isStrict)
        {
            throw Refusals.Assignment(realm, target, name);
        }
    }

    internal static JsValue Construct(Realm realm, JsValue constructor, ReadOnlySpan<JsValue> arguments, JsObject? newTarget = null) =>
        constructor.Cell is JsObject { IsConstructor: true } callable
            ? callable.Construct(realm, arguments, newTarget ?? callable)
            : throw realm.TypeError($"{Describe(constructor)} is not a constructor");

    /// <summary>GetPrototypeFromConstructor.</summary>
    internal static JsObject PrototypeFor(Realm realm, JsObject? newTarget, Intrinsic fallback)
    {
        if (newTarget is not null && newTarget.Get(realm, Names.Prototype).TryGetObject(out JsObject? prototype))
        {
            return prototype;
        }

        RefuseRevoked(realm, newTarget);
        return realm.Get(fallback);
    }

    // GetFunctionRealm: there is one realm, but a proxy that reading "prototype" has revoked belongs to none.
    private static void RefuseRevoked(Realm realm, JsObject? function)
    {
        while (function is JsProxy or JsBoundFunction)
        {
            realm.Meter.Charge(1);
            function = function is JsBoundFunction bound ? bound.Target : ((JsProxy)function).Target
                ?? throw realm.TypeError("Cannot create an object with a proxy that has been revoked");
        }
    }

    internal static JsObject SpeciesConstructor(Realm realm, JsObject target, Intrinsic fallback)
    {
        JsValue constructor = target.Get(realm, Names.Constructor);
        if (constructor.IsUndefined)
        {
            return realm.Get(fallback);
        }

        if (!constructor.TryGetObject(out JsObject? made))
        {
            throw realm.TypeError("The .constructor property is not an object");
        }

        JsValue species = made.Get(realm, JsSymbol.Species);
        if (species.IsNullish)
        {
            return realm.Get(fallback);
        }

        return species.Cell is JsObject { IsConstructor: true } result ? result : throw realm.TypeError("object.constructor[Symbol.species] is not a constructor");
    }

    internal static void CopyDataProperties(Realm realm, JsObject target, JsValue source, ReadOnlySpan<JsValue> excluded)
    {
        if (source.IsNullish)
        {
            return;
        }

        JsObject from = ToObject(realm, source);
        if (from.GetType() == typeof(JsObject) && from.Shape.IsRecord && target.GetType() == typeof(JsObject) && target is { Extensible: true, IsOnChain: false })
        {
            CopyRecord(realm, target, from, excluded);
            return;
        }

        List<PropertyKey> keys = from.OwnKeys(realm);
        using HeldCell held = realm.Hold(target);
        using HeldCell heldKeys = realm.Hold(new HeldKeys(keys));
        foreach (PropertyKey key in keys)
        {
            realm.Meter.Charge(2);
            bool isExcluded = false;
            foreach (JsValue other in excluded)
            {
                isExcluded |= ToPropertyKey(realm, other).Equals(key);
            }

            if (!isExcluded && from.GetOwnProperty(realm, key, out PropertyDescriptor property) && property.Enumerable)
            {
                target.CreateDataPropertyOrThrow(realm, key, from.Get(realm, key));
            }
        }
    }

    // Values under texts only: nothing that runs here can change the source.
    private static void CopyRecord(Realm realm, JsObject target, JsObject from, ReadOnlySpan<JsValue> excluded)
    {
        Shape shape = from.Shape;
        realm.Meter.Charge(2L * shape.Count * (1 + excluded.Length));
        if (excluded.Length == 0 && ReferenceEquals(target.Shape, Shape.None))
        {
            realm.Meter.Allocate(24 + (16 * shape.Count));
            target.Shape = shape;
            target.Slots = from.Slots.AsSpan(0, shape.Count).ToArray();
            return;
        }

        for (int i = 0; i < shape.Count; i++)
        {
            PropertyKey key = PropertyKey.OfName((JsString)shape.Table.KeyAt(i)!);
            if (IsAmong(realm, key, excluded))
            {
                continue;
            }

            int slot = target.Shape.Find(key);
            if (slot < 0)
            {
                target.Append(realm, key, from.Slots[i], PropertyFlags.Default);
            }
            else
            {
                target.CreateDataPropertyOrThrow(realm, key, from.Slots[i]);
            }
        }
    }

    private static bool IsAmong(Realm realm, PropertyKey key, ReadOnlySpan<JsValue> names)
    {
        foreach (JsValue name in names)
        {
            if (ReferenceEquals(name.Cell, key.Cell) || ToPropertyKey(realm, name).Equals(key))
            {
                return true;
            }
        }

        return false;
    }

    internal static bool IsArray(Realm realm, JsValue value)
    {
        while (value.Cell is JsProxy proxy)
        {
            realm.Meter.Charge(1);
            value = proxy.Target ?? throw realm.TypeError("Cannot perform 'IsArray' on a proxy that has been revoked");
        }

        return value.Cell is JsArray;
    }

    internal static void Freeze(Realm realm, JsObject target)
    {
        target.PreventExtensions(realm);
        foreach (PropertyKey key in target.OwnKeys(realm))
        {
            if (target.GetOwnProperty(realm, key, out PropertyDescriptor property))
            {
                property.Present = DescriptorFields.Configurable | (property.IsAccessor ? DescriptorFields.None : DescriptorFields.Writable);
                property.Flags &= ~(PropertyFlags.Configurable | PropertyFlags.Writable);
                target.DefineOrThrow(realm, key, property);
            }
        }
    }

    /// <summary>CreateListFromArrayLike.</summary>
    internal static JsValue[] ListFromArrayLike(Realm realm, JsValue value)
    {
        if (!value.TryGetObject(out JsObject? source))
        {
            throw realm.TypeError("CreateListFromArrayLike called on non-object");
        }

        double length = source.GetLength(realm);
        if (length > 1_000_000)
        {
            throw realm.RangeError("Too many arguments in function call");
        }

        realm.Meter.Allocate(16 * (long)length);
        realm.Meter.Charge((long)length);
        var list = new JsValue[(int)length];
        using HeldCell held = realm.HoldBeside(new HeldItems(list));
        for (int i = 0; i < list.Length; i++)
        {
            list[i] = source.Get(realm, new PropertyKey((uint)i));
            realm.Meter.Charge(1);
        }

        return list;
    }
}
