namespace ActionSteps.Scripting.Lodash;

/// <summary>Goes through the items of a list, or through the own properties of anything else. It costs what it visits.</summary>
internal struct Entries
{
    private readonly Realm _realm;
    private readonly ListView _list;
    private readonly List<PropertyKey>? _keys;
    private readonly JsObject? _object;
    private readonly long _count;
    private readonly bool _fromEnd;
    private long _visited;
    private PropertyKey _key;

    private Entries(Realm realm, JsValue source, bool fromEnd, bool asObject, bool inherited)
    {
        _realm = realm;
        _fromEnd = fromEnd;
        Source = source;
        if (!asObject && ListView.TryRead(realm, source, out _list))
        {
            _count = _list.Length;
        }
        else if (!source.IsNullish)
        {
            _object = Operations.ToObject(realm, source);
            _keys = inherited ? ObjectKeys.Inherited(realm, _object) : ObjectKeys.Own(realm, _object);
            _count = _keys.Count;
        }
    }

    internal JsValue Source { get; }

    internal readonly bool IsList => _keys is null;

    internal readonly long Count => _count;

    internal JsValue Value { get; private set; }

    internal readonly JsValue Key => _keys is null ? Index : _key.ToValue();

    internal readonly PropertyKey PropertyKey => _keys is null ? PropertyKey.OfLength(Index) : _key;

    private readonly double Index => _fromEnd ? _count - _visited : _visited - 1;

    internal static Entries Of(Realm realm, JsValue source, bool fromEnd = false) => new(realm, source, fromEnd, asObject: false, inherited: false);

    /// <summary>The properties, also of a list.</summary>
    internal static Entries OfObject(Realm realm, JsValue source, bool fromEnd = false, bool inherited = false) => new(realm, source, fromEnd, asObject: true, inherited);

    internal bool Next()
    {
        if (_visited >= _count)
        {
            return false;
        }

        _realm.Meter.Charge(1);
        _visited++;
        if (_keys is null)
        {
            Value = _list[(long)Index];
        }
        else
        {
            _key = _keys[(int)Index];
            Value = _object!.Get(_realm, _key);
        }

        return true;
    }
}
