namespace ActionSteps.Scripting.Execution;

/// <summary>The keys that <c>for (a in b)</c> visits: enumerable texts of the object and its prototypes, each once.</summary>
internal sealed class KeyCursor : HeapCell
{
    private readonly HashSet<PropertyKey> _visited = [];
    private JsObject? _object;
    private List<PropertyKey>? _keys;
    private int _index;

    internal KeyCursor(Realm realm, JsValue value)
        : base(CellKind.Internal)
    {
        realm.Meter.Allocate(96);
        _object = value.IsNullish ? null : Operations.ToObject(realm, value);
    }

    internal bool TryNext(Realm realm, out JsValue key)
    {
        while (_object is not null)
        {
            _keys ??= _object.OwnKeys(realm);
            while (_index < _keys.Count)
            {
                PropertyKey candidate = _keys[_index++];
                realm.Meter.Charge(1);
                if (candidate.IsSymbol || _visited.Contains(candidate) || !_object.GetOwnProperty(realm, candidate, out PropertyDescriptor property))
                {
                    continue;
                }

                _visited.Add(candidate);
                realm.Meter.Allocate(24);
                if (property.Enumerable)
                {
                    key = candidate.ToValue();
                    return true;
                }
            }

            _object = _object.GetPrototypeOf(realm);
            _keys = null;
            _index = 0;
        }

        key = JsValue.Undefined;
        return false;
    }

    internal override void Trace(MemoryCensus census)
    {
        census.Count(96 + (40L * _visited.Count));
        census.Visit(_object);
    }
}
