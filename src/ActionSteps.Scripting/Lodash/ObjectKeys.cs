namespace ActionSteps.Scripting.Lodash;

/// <summary>The keys that lodash sees: enumerable texts; all places of a list, also its holes.</summary>
internal static class ObjectKeys
{
    internal static List<PropertyKey> Own(Realm realm, JsObject source)
    {
        List<PropertyKey> keys = Places(realm, source, out long count);
        if (source.GetType() == typeof(JsObject) && source.Shape.IsRecord)
        {
            Shape shape = source.Shape;
            realm.Meter.Charge(shape.Count);
            realm.Meter.Allocate(32 + (16L * shape.Count));
            for (int i = 0; i < shape.Count; i++)
            {
                keys.Add(PropertyKey.OfName((JsString)shape.Table.KeyAt(i)!));
            }

            return keys;
        }

        bool isPrototype = IsPrototype(realm, source) && count < 0;
        foreach (PropertyKey key in source.OwnKeys(realm))
        {
            realm.Meter.Charge(2);
            if (!key.IsSymbol && !(key.IsIndex && key.Index < count) && !(isPrototype && IsConstructor(key))
                && source.GetOwnProperty(realm, key, out PropertyDescriptor property) && property.Enumerable)
            {
                keys.Add(key);
            }
        }

        return keys;
    }

    internal static List<PropertyKey> Inherited(Realm realm, JsObject source)
    {
        List<PropertyKey> keys = Places(realm, source, out long count);
        bool isPrototype = IsPrototype(realm, source) && count < 0;
        var cursor = new KeyCursor(realm, source);
        while (cursor.TryNext(realm, out JsValue value))
        {
            PropertyKey key = Operations.ToPropertyKey(realm, value);
            if (!(key.IsIndex && key.Index < count) && !(isPrototype && IsConstructor(key) && source.HasOwnProperty(realm, key)))
            {
                realm.Meter.Allocate(24);
                keys.Add(key);
            }
        }

        return keys;
    }

    /// <summary>Own keys, then enumerable symbols of the object and, if wanted, of its prototypes.</summary>
    internal static List<PropertyKey> All(Realm realm, JsObject source, bool inherited)
    {
        List<PropertyKey> keys = inherited ? Inherited(realm, source) : Own(realm, source);
        if (source.GetType() == typeof(JsObject) && source.Shape.IsRecord && !inherited)
        {
            return keys;
        }

        for (JsObject? owner = source; owner is not null; owner = inherited ? owner.GetPrototypeOf(realm) : null)
        {
            foreach (PropertyKey key in owner.OwnKeys(realm))
            {
                realm.Meter.Charge(1);
                if (key.IsSymbol && owner.GetOwnProperty(realm, key, out PropertyDescriptor property) && property.Enumerable)
                {
                    realm.Meter.Allocate(24);
                    keys.Add(key);
                }
            }
        }

        return keys;
    }

    /// <summary>An object that a constructor has as its prototype: its <c>constructor</c> is not among its keys.</summary>
    internal static bool IsPrototype(Realm realm, JsObject source)
    {
        if (!source.TryGetOwn(realm, Names.Constructor, out _, out _) && !source.IsExotic)
        {
            // An inherited constructor has this as its prototype only if it is Object.prototype's own.
            return false;
        }

        return source.Get(realm, Names.Constructor).Cell is JsObject { IsCallable: true } constructor
            && ReferenceEquals(constructor.Get(realm, Names.Prototype).Cell, source);
    }

    private static bool IsConstructor(PropertyKey key) => key.Equals(Names.Constructor);

    private static List<PropertyKey> Places(Realm realm, JsObject source, out long count)
    {
        var keys = new List<PropertyKey>();
        count = source switch
        {
            JsArray array => array.Length,
            JsTypedArray typed => typed.Length,
            JsArguments arguments => (long)arguments.GetLength(realm),
            _ => -1,
        };
        if (count > 0)
        {
            realm.Meter.Charge(count);
            realm.Meter.Allocate(16 * count);
            for (long i = 0; i < count; i++)
            {
                keys.Add(new PropertyKey((uint)i));
            }
        }

        return keys;
    }
}
