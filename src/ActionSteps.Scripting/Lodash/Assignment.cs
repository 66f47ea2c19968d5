namespace ActionSteps.Scripting.Lodash;

/// <summary>How lodash writes properties: not when the same value is there already, and <c>__proto__</c> as a plain property.</summary>
internal static class Assignment
{
    internal static void Assign(Realm realm, JsObject target, PropertyKey key, JsValue value)
    {
        bool isOwn = target.HasOwnProperty(realm, key);
        if (isOwn && Operations.SameValueZero(target.Get(realm, key), value))
        {
            return;
        }

        Put(realm, target, key, value);
    }

    internal static void Put(Realm realm, JsObject target, PropertyKey key, JsValue value)
    {
        if (key.Cell is JsString { Length: 9 } name && name.Text == "__proto__")
        {
            target.CreateDataPropertyOrThrow(realm, key, value);
            return;
        }

        // A refusal is silent, as in any code that is not strict.
        target.Set(realm, key, value, target);
    }

    /// <summary>What merging writes: undefined only where nothing is.</summary>
    internal static void Merge(Realm realm, JsObject target, PropertyKey key, JsValue value)
    {
        if (value.IsUndefined ? !target.HasProperty(realm, key) : !Operations.SameValueZero(target.Get(realm, key), value))
        {
            Put(realm, target, key, value);
        }
    }
}
