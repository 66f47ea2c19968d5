namespace ActionSteps.Scripting.BuiltIns;

/// <summary>An iterator over an array-like object.</summary>
internal sealed class JsArrayIterator(JsObject prototype, JsObject target, ArrayIterationKind kind) : JsObject(prototype), INativeIterator
{
    private JsObject? _target = target;
    private double _index;

    internal override string ClassName => "Array Iterator";

    NativeBody INativeIterator.NextBody => ArrayIteratorPrototype.NextBody;

    internal JsValue Next(Realm realm)
    {
        bool hasValue = TryStep(realm, out JsValue value);
        return realm.NewIterResult(value, !hasValue);
    }

    public bool TryStep(Realm realm, out JsValue value)
    {
        value = JsValue.Undefined;
        if (_target is null)
        {
            return false;
        }

        double length = _target.GetLength(realm);
        if (_index >= length)
        {
            _target = null;
            return false;
        }

        double index = _index++;
        if (kind == ArrayIterationKind.Keys)
        {
            value = index;
            return true;
        }

        JsValue element = _target.Get(realm, PropertyKey.OfLength(index));
        value = kind == ArrayIterationKind.Values ? element : realm.NewArray([index, element]);
        return true;
    }

    internal override void Trace(MemoryCensus census)
    {
        base.Trace(census);
        census.Visit(_target);
    }
}
