namespace ActionSteps.Scripting.Lodash;

/// <summary>Whether an object has the properties of another one, compared deeply and partly.</summary>
internal sealed class SourceMatch
{
    private readonly JsObject _source;
    private readonly (PropertyKey Key, JsValue Value)[] _members;

    internal SourceMatch(Realm realm, JsObject source)
    {
        _source = source;
        List<PropertyKey> keys = ObjectKeys.Own(realm, source);
        realm.Meter.Allocate(48 + (32L * keys.Count));
        _members = new (PropertyKey Key, JsValue Value)[keys.Count];
        for (int i = 0; i < _members.Length; i++)
        {
            _members[i] = (keys[i], source.Get(realm, keys[i]));
        }
    }

    internal bool IsMatch(Realm realm, JsValue value, JsObject? customizer = null)
    {
        if (value.IsNullish)
        {
            return _members.Length == 0;
        }

        if (customizer is null && ReferenceEquals(value.Cell, _source))
        {
            return true;
        }

        JsObject target = Operations.ToObject(realm, value);
        foreach ((PropertyKey key, JsValue expected) in _members)
        {
            realm.Meter.Charge(1);
            if (customizer is null && IsStrict(expected) ? !Operations.StrictEquals(expected, target.Get(realm, key)) : !target.HasProperty(realm, key))
            {
                return false;
            }
        }

        foreach ((PropertyKey key, JsValue expected) in _members)
        {
            realm.Meter.Charge(1);
            if (customizer is null && IsStrict(expected))
            {
                if (expected.IsUndefined && !target.HasProperty(realm, key))
                {
                    return false;
                }

                continue;
            }

            JsValue found = target.Get(realm, key);
            JsValue answer = customizer is null ? JsValue.Undefined : customizer.Call(realm, JsValue.Undefined, [found, expected, key.ToValue(), target, _source]);
            if (answer.IsUndefined ? !DeepEquality.IsPartlyEqual(realm, expected, found, customizer) : !Operations.ToBoolean(answer))
            {
                return false;
            }
        }

        return true;
    }

    // Values that === decides.
    private static bool IsStrict(JsValue value) => !value.IsObject && !(value.IsNumber && double.IsNaN(value.Number));
}
