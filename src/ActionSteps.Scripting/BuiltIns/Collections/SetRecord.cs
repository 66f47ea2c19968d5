namespace ActionSteps.Scripting.BuiltIns.Collections;

/// <summary>The other operand of the set methods: anything with <c>size</c>, <c>has</c> and <c>keys</c> (24.2.1.2).</summary>
internal readonly ref struct SetRecord
{
    private readonly JsObject _object;
    private readonly JsObject _has;
    private readonly JsObject _keys;
    private readonly OrderedTable? _direct;

    private SetRecord(JsObject source, double size, JsObject has, JsObject keys)
    {
        (_object, Size, _has, _keys) = (source, size, has, keys);
        _direct = source is JsSet set && SetPrototype.IsHas(has) ? set.Table : source is JsMap map && MapPrototype.IsHas(has) ? map.Table : null;
    }

    internal double Size { get; }

    internal static SetRecord Of(Realm realm, JsValue value)
    {
        if (!value.TryGetObject(out JsObject? source))
        {
            throw realm.TypeError($"{Operations.Describe(value)} is not a set-like object");
        }

        double size = Operations.ToNumber(realm, source.Get(realm, "size"));
        if (double.IsNaN(size))
        {
            throw realm.TypeError("The 'size' property must be a number");
        }

        size = Math.Truncate(size);
        if (size < 0)
        {
            throw realm.RangeError($"'{NumberText.Format(size)}' is an invalid size");
        }

        JsValue has = source.Get(realm, Names.Has);
        if (!has.IsCallable)
        {
            throw realm.TypeError("The 'has' property must be a function");
        }

        JsValue keys = source.Get(realm, "keys");
        return keys.IsCallable ? new SetRecord(source, size, has.AsObject, keys.AsObject) : throw realm.TypeError("The 'keys' property must be a function");
    }

    internal bool Has(Realm realm, JsValue value) =>
        _direct is not null ? _direct.Has(realm, value) : Operations.ToBoolean(_has.Call(realm, _object, [value]));

    internal IteratorRecord Keys(Realm realm) => _keys.Call(realm, _object, []).TryGetObject(out JsObject? iterator)
        ? IteratorRecord.Of(realm, iterator)
        : throw realm.TypeError("The result of 'keys' is not an object");
}
