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
            throw realm.TypeError($"Cannot read properties of {Describe(target)} (reading '{(key.IsObject ? "object" : Describe(key).Trim('"'))}')");
        }

        return GetV(realm, target, ToPropertyKey(realm, key));
    }

    internal static void SetElement(Realm realm, JsValue target, JsValue key, JsValue value, bool isStrict)
    {
        if (target.IsNullish)
        {
            throw realm.TypeError($"Cannot set properties of {Describe(target)}");
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
            throw realm.TypeError($"Cannot assign to read only property '{name}' of object");
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

        return realm.Get(fallback);
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
        if (excluded.Length == 0 && target.TryBecomeCopy(realm, from))
        {
            return;
        }

        foreach (PropertyKey key in from.OwnKeys(realm))
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

    internal static bool IsArray(Realm realm, JsValue value)
    {
        while (value.Cell is JsProxy proxy)
        {
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
        for (int i = 0; i < list.Length; i++)
        {
            list[i] = source.Get(realm, new PropertyKey((uint)i));
        }

        return list;
    }
}
