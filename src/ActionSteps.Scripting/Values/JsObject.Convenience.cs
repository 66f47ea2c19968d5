namespace ActionSteps.Scripting.Values;

/// <content>The operations on objects that built-ins use all the time (7.3).</content>
internal partial class JsObject
{
    /// <summary>CreateDataProperty.</summary>
    internal bool CreateDataProperty(Realm realm, PropertyKey key, JsValue value) =>
        DefineOwnProperty(realm, key, PropertyDescriptor.Data(value));

    internal void CreateDataPropertyOrThrow(Realm realm, PropertyKey key, JsValue value)
    {
        if (!CreateDataProperty(realm, key, value))
        {
            throw realm.TypeError($"Cannot define property {key}, object is not extensible");
        }
    }

    internal void DefineOrThrow(Realm realm, PropertyKey key, in PropertyDescriptor descriptor)
    {
        if (!DefineOwnProperty(realm, key, descriptor))
        {
            throw realm.TypeError(HasOrdinaryPrototype && !Extensible && !TryGetOwn(realm, key, out _, out _)
                ? $"Cannot define property {key}, object is not extensible"
                : $"Cannot redefine property: {key}");
        }
    }

    /// <summary>Set with the last argument true: a refusal is a TypeError.</summary>
    internal void SetOrThrow(Realm realm, PropertyKey key, JsValue value)
    {
        if (!Set(realm, key, value, this))
        {
            throw Refusals.Assignment(realm, this, key);
        }
    }

    internal void DeleteOrThrow(Realm realm, PropertyKey key)
    {
        if (!Delete(realm, key))
        {
            throw Refusals.Deletion(realm, this, key);
        }
    }

    /// <summary>
    /// Whether all own properties are in the slots of a shape that never changes, so that its keys are the keys at this moment
    /// whatever scripts do to the object meanwhile.
    /// </summary>
    internal bool IsSimple => GetType() == typeof(JsObject) && Shape is { IsUnique: false, IsDeferred: false, Lazy: null, Elements: null };

    /// <summary>Takes over all properties of another object when nothing can tell that from defining one by one; false when it cannot.</summary>
    internal bool TryBecomeCopy(Realm realm, JsObject source)
    {
        if (Shape.Count != 0 || !IsSimple || !Extensible || !source.IsSimple)
        {
            return false;
        }

        Shape shape = source.Shape;
        for (int i = 0; i < shape.Count; i++)
        {
            if (shape.FlagsAt(i) != PropertyFlags.Default || shape.Table.KeyAt(i) is JsSymbol)
            {
                return false;
            }
        }

        realm.Meter.Charge(shape.Count);
        if (Slots.Length < shape.Count)
        {
            realm.Meter.Allocate(24 + (16L * shape.Count));
            Slots = new JsValue[shape.Count];
        }

        source.Slots.AsSpan(0, shape.Count).CopyTo(Slots);
        Shape = shape;
        return true;
    }

    internal bool HasOwnProperty(Realm realm, PropertyKey key) => GetOwnProperty(realm, key, out _);

    /// <summary>GetMethod: null when undefined or null; a TypeError when not callable.</summary>
    internal JsObject? GetMethod(Realm realm, PropertyKey key) => Operations.GetMethod(realm, this, key);

    internal JsValue Invoke(Realm realm, PropertyKey key, ReadOnlySpan<JsValue> arguments) => Operations.Invoke(realm, this, key, arguments);

    internal List<PropertyKey> OwnKeys(Realm realm)
    {
        var keys = new List<PropertyKey>();
        OwnKeys(realm, keys);
        realm.Meter.Allocate(32 + (16L * keys.Count));
        return keys;
    }

    /// <summary>LengthOfArrayLike.</summary>
    internal double GetLength(Realm realm) =>
        this is JsArray array ? array.Length : Operations.ToLength(realm, Get(realm, Names.Length));
}
