namespace ActionSteps.Scripting.Execution;

/// <summary>The keys that <c>for (a in b)</c> visits: enumerable texts of the object and its prototypes, each once.</summary>
internal sealed class KeyCursor : HeapCell
{
    private JsObject? _object;
    private JsObject? _next;
    private HashSet<PropertyKey>? _visited;

    /// <summary>The layout of a plain object, whose keys are taken from there.</summary>
    private Shape? _shape;
    private List<PropertyKey>? _keys;
    private int _index;

    internal KeyCursor(Realm realm, JsValue value)
        : base(CellKind.Internal)
    {
        realm.Meter.Allocate(96);
        _object = value.IsNullish ? null : Operations.ToObject(realm, value);
        Start(realm);
    }

    internal bool TryNext(Realm realm, out JsValue key)
    {
        while (_object is not null)
        {
            realm.Meter.Charge(1);
            if (_shape is null ? TryListed(realm, out key) : TryShaped(out key))
            {
                return true;
            }

            _object = _next;
            Start(realm);
        }

        key = JsValue.Undefined;
        return false;
    }

    internal override void Trace(MemoryCensus census)
    {
        census.Count(96 + (64L * (_visited?.Count ?? 0)) + (16L * (_keys?.Capacity ?? 0)));
        census.Visit(_object);
        census.Visit(_next);
    }

    // Prototypes are looked for at once: those of literals and arrays have nothing to enumerate, and then no key need be remembered.
    private void Start(Realm realm)
    {
        (_shape, _keys, _index, _next) = (null, null, 0, null);
        if (_object is null)
        {
            return;
        }

        if (!_object.IsExotic)
        {
            JsObject? next = _object.Prototype;
            while (next is not null && next.HasNothingEnumerable)
            {
                realm.Meter.Charge(1);
                next = next.Prototype;
            }

            _next = next;
        }

        if (_next is null && _visited is null && _object.GetType() == typeof(JsObject) && _object.Shape.IsRecord)
        {
            _shape = _object.Shape;
        }
    }

    private bool TryShaped(out JsValue key)
    {
        while (_index < _shape!.Count)
        {
            var name = (JsString)_shape.Table.KeyAt(_index++)!;
            if (ReferenceEquals(_object!.Shape, _shape) || IsStillThere(PropertyKey.OfName(name)))
            {
                key = name;
                return true;
            }
        }

        key = JsValue.Undefined;
        return false;
    }

    private bool IsStillThere(PropertyKey key)
    {
        int slot = _object!.Shape.Find(key);
        return slot >= 0 && (_object.Shape.FlagsAt(slot) & PropertyFlags.Enumerable) != 0;
    }

    private bool TryListed(Realm realm, out JsValue key)
    {
        _keys ??= _object!.OwnKeys(realm);
        while (_index < _keys.Count)
        {
            PropertyKey candidate = _keys[_index++];
            realm.Meter.Charge(1);
            if (candidate.IsSymbol || (_visited is not null && _visited.Contains(candidate)) || !_object!.GetOwnProperty(realm, candidate, out PropertyDescriptor property))
            {
                continue;
            }

            if (_next is not null || _object.IsExotic)
            {
                (_visited ??= []).Add(candidate);
                realm.Meter.Allocate(64);
            }

            if (property.Enumerable)
            {
                key = candidate.ToValue();
                return true;
            }
        }

        // Only a proxy knows its prototype itself, and only now may it be asked.
        if (_object!.IsExotic)
        {
            _next = _object.GetPrototypeOf(realm);
        }

        key = JsValue.Undefined;
        return false;
    }
}
