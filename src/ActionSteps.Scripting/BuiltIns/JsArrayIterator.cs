namespace ActionSteps.Scripting.BuiltIns;

/// <summary>An iterator over an array-like object.</summary>
internal sealed class JsArrayIterator(JsObject prototype, JsObject target, ArrayIterationKind kind) : JsBuiltInIterator(prototype)
{
    private JsObject? _target = target;
    private double _index;

    internal override string ClassName => "Array Iterator";

    internal override NativeBody NextBody => ArrayIteratorPrototype.NextBody;

    internal override bool TryNext(Realm realm, out JsValue value)
    {
        value = JsValue.Undefined;
        if (_target is null)
        {
            return false;
        }

        double length = _target is JsTypedArray array ? TypedArrayCreation.RequireValid(realm, array).Length : _target.GetLength(realm);
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

        value = _target.Get(realm, PropertyKey.OfLength(index));
        if (kind == ArrayIterationKind.Entries)
        {
            value = realm.NewArray([index, value]);
        }

        return true;
    }

    internal override void Trace(MemoryCensus census)
    {
        base.Trace(census);
        census.Visit(_target);
    }
}
