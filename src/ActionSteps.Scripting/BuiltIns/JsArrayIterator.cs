namespace ActionSteps.Scripting.BuiltIns;

/// <summary>An iterator over an array-like object.</summary>
internal sealed class JsArrayIterator(JsObject prototype, JsObject target, ArrayIterationKind kind) : JsObject(prototype)
{
    private JsObject? _target = target;
    private double _index;

    internal override string ClassName => "Array Iterator";

    internal JsValue Next(Realm realm)
    {
        if (_target is null)
        {
            return realm.NewIterResult(JsValue.Undefined, isDone: true);
        }

        double length = _target is JsTypedArray array ? TypedArrayCreation.RequireValid(realm, array).Length : _target.GetLength(realm);
        if (_index >= length)
        {
            _target = null;
            return realm.NewIterResult(JsValue.Undefined, isDone: true);
        }

        double index = _index++;
        if (kind == ArrayIterationKind.Keys)
        {
            return realm.NewIterResult(index, isDone: false);
        }

        JsValue value = _target.Get(realm, PropertyKey.OfLength(index));
        return realm.NewIterResult(kind == ArrayIterationKind.Values ? value : realm.NewArray([index, value]), isDone: false);
    }

    internal override void Trace(MemoryCensus census)
    {
        base.Trace(census);
        census.Visit(_target);
    }
}
