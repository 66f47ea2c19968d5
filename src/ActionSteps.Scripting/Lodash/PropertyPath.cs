namespace ActionSteps.Scripting.Lodash;

/// <summary>Where a value is inside another: one key, or several. Texts such as <c>a[0].b</c> are split unless the object has the whole text as a key.</summary>
internal readonly struct PropertyPath
{
    private readonly JsValue _whole;
    private readonly bool _mayBeWhole;

    private PropertyPath(PropertyKey[] parts, JsValue whole, bool mayBeWhole) => (Parts, _whole, _mayBeWhole) = (parts, whole, mayBeWhole);

    internal PropertyKey[] Parts { get; }

    internal static PropertyPath Of(Realm realm, JsValue path)
    {
        if (path.IsNumber || path.IsSymbol || path.IsBoolean || path.IsNullish)
        {
            return new PropertyPath([KeyOf(realm, path)], default, false);
        }

        if (Operations.IsArray(realm, path))
        {
            return new PropertyPath(OfItems(realm, ListView.Of(realm, path)), default, false);
        }

        JsString text = TextOf(realm, path);
        if (!path.IsString && path.Cell is JsWrapper { Value.IsSymbol: true })
        {
            return new PropertyPath([KeyOf(realm, path)], default, false);
        }

        if (!PathText.IsDeep(text.Text))
        {
            return new PropertyPath([PropertyKey.Of(text)], default, false);
        }

        return new PropertyPath(PathText.Split(realm, text.Text), text, true);
    }

    internal static PropertyPath OfKeys(PropertyKey[] keys) => new(keys, default, false);

    /// <summary>The keys for an object, which may have the whole text as a key.</summary>
    internal PropertyKey[] For(Realm realm, JsValue target)
    {
        if (!_mayBeWhole || target.IsNullish)
        {
            return Parts;
        }

        PropertyKey whole = PropertyKey.Of(_whole.AsString);
        return Operations.ToObject(realm, target).HasProperty(realm, whole) ? [whole] : Parts;
    }

    internal JsValue Get(Realm realm, JsValue target)
    {
        PropertyKey[] keys = For(realm, target);
        foreach (PropertyKey key in keys)
        {
            if (target.IsNullish)
            {
                return JsValue.Undefined;
            }

            realm.Meter.Charge(1);
            target = Operations.GetV(realm, target, key);
        }

        return keys.Length == 0 ? JsValue.Undefined : target;
    }

    /// <summary>What holds the last key.</summary>
    internal static JsValue Parent(Realm realm, JsValue target, PropertyKey[] keys)
    {
        for (int i = 0; i < keys.Length - 1 && !target.IsNullish; i++)
        {
            realm.Meter.Charge(1);
            target = Operations.GetV(realm, target, keys[i]);
        }

        return target;
    }

    internal bool Exists(Realm realm, JsValue target, bool inherited)
    {
        if (target.IsNullish)
        {
            return false;
        }

        PropertyKey[] keys = For(realm, target);
        int at = 0;
        bool found = false;
        JsValue start = target;
        for (; at < keys.Length; at++)
        {
            realm.Meter.Charge(1);
            JsObject? owner = target.IsNullish ? null : Operations.ToObject(realm, target);
            found = owner is not null && (inherited ? owner.HasProperty(realm, keys[at]) : owner.HasOwnProperty(realm, keys[at]));
            if (!found)
            {
                break;
            }

            target = Operations.GetV(realm, target, keys[at]);
        }

        if (found || at + 1 < keys.Length || target.IsNullish || keys.Length == 0)
        {
            return found && keys.Length > 0;
        }

        // The last key may be a hole of a list.
        PropertyKey last = keys[^1];
        JsValue length = Operations.GetV(realm, target, Names.Length);
        return ListView.IsLength(length) && last.IsIndex && last.Index < length.Number && (target.Cell is JsArray or JsArguments);
    }

    /// <summary>Stores a value, making what is missing on the way. Keys that lead to prototypes end it silently.</summary>
    internal void Set(Realm realm, JsValue target, JsValue value, JsObject? customizer = null)
    {
        if (!target.TryGetObject(out JsObject? owner))
        {
            return;
        }

        PropertyKey[] keys = For(realm, target);
        for (int i = 0; i < keys.Length; i++)
        {
            realm.Meter.Charge(1);
            PropertyKey key = keys[i];
            if (IsUnsafe(key))
            {
                return;
            }

            if (i == keys.Length - 1)
            {
                Assignment.Assign(realm, owner, key, value);
                return;
            }

            JsValue found = owner.Get(realm, key);
            JsValue next = customizer is null ? JsValue.Undefined : customizer.Call(realm, JsValue.Undefined, [found, key.ToValue(), owner]);
            if (next.IsUndefined)
            {
                next = found.IsObject ? found : keys[i + 1].IsIndex ? realm.NewArray([]) : realm.NewObject();
            }

            Assignment.Assign(realm, owner, key, next);
            if (!owner.Get(realm, key).TryGetObject(out owner))
            {
                return;
            }
        }
    }

    /// <summary>The text or symbol that names a property.</summary>
    internal static PropertyKey KeyOf(Realm realm, JsValue value) =>
        value.IsNumber && value.Number == 0 && double.IsNegative(value.Number) ? "-0" : Operations.ToPropertyKey(realm, value.Cell is JsWrapper { Value.IsSymbol: true } wrapper ? wrapper.Value : value);

    internal static bool IsUnsafe(PropertyKey key) => key.Cell is JsString { Length: 9 or 11 } text && text.Text is "__proto__" or "constructor" or "prototype";

    internal static bool IsIndex(Realm realm, JsValue value, double length)
    {
        if (value.IsNumber)
        {
            return value.Number > -1 && Math.Truncate(value.Number) == value.Number && value.Number < length;
        }

        return value.Cell is JsString && Operations.ToPropertyKey(realm, value) is { IsIndex: true } key && key.Index < length;
    }

    internal static JsString TextOf(Realm realm, JsValue value) => value.IsNullish ? JsString.EmptyText : Texts.ToText(realm, value);

    private static PropertyKey[] OfItems(Realm realm, ListView items)
    {
        realm.Meter.Allocate(24 + (16 * items.Length));
        var parts = new PropertyKey[items.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            realm.Meter.Charge(1);
            parts[i] = KeyOf(realm, items[i]);
        }

        return parts;
    }
}
