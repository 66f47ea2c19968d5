namespace ActionSteps.Scripting.BuiltIns.Collections;

/// <summary>An iterator over a map or a set; it sees every change of its collection until it has ended.</summary>
internal sealed class JsCollectionIterator : JsBuiltInIterator
{
    private readonly ArrayIterationKind _kind;
    private OrderedTable? _table;
    private TableCursor _cursor;

    private JsCollectionIterator(JsObject prototype, OrderedTable table, ArrayIterationKind kind, bool isOfMap)
        : base(prototype) => (_table, _kind, IsOfMap) = (table, kind, isOfMap);

    internal bool IsOfMap { get; }

    internal override string ClassName => IsOfMap ? "Map Iterator" : "Set Iterator";

    internal override NativeBody NextBody => IsOfMap ? MapIteratorPrototype.NextBody : SetIteratorPrototype.NextBody;

    internal static JsCollectionIterator Of(Realm realm, JsMap map, ArrayIterationKind kind)
    {
        realm.Meter.Allocate(120);
        return new JsCollectionIterator(realm.Get(Intrinsic.MapIteratorPrototype), map.Table, kind, isOfMap: true);
    }

    internal static JsCollectionIterator Of(Realm realm, JsSet set, ArrayIterationKind kind)
    {
        realm.Meter.Allocate(120);
        return new JsCollectionIterator(realm.Get(Intrinsic.SetIteratorPrototype), set.Table, kind, isOfMap: false);
    }

    internal override bool TryNext(Realm realm, out JsValue value)
    {
        if (_table is null || !_table.TryNext(realm, ref _cursor, out int at))
        {
            _table = null;
            value = JsValue.Undefined;
            return false;
        }

        value = _kind switch
        {
            ArrayIterationKind.Keys => _table.KeyAt(at),
            ArrayIterationKind.Values => IsOfMap ? _table.ValueAt(at) : _table.KeyAt(at),
            _ => realm.NewArray([_table.KeyAt(at), IsOfMap ? _table.ValueAt(at) : _table.KeyAt(at)]),
        };
        return true;
    }

    internal bool IsOfEntries => _kind == ArrayIterationKind.Entries;

    /// <summary>Looks at what is still to come, without moving.</summary>
    internal bool TryPeek(Realm realm, ref TableCursor? cursor, out JsValue key, out JsValue value)
    {
        TableCursor place = cursor ?? _cursor;
        bool found = false;
        int at = 0;
        if (_table is not null)
        {
            found = _table.TryNext(realm, ref place, out at);
        }

        cursor = place;
        key = found ? _table!.KeyAt(at) : JsValue.Undefined;
        value = found && IsOfMap ? _table!.ValueAt(at) : key;
        if (_kind == ArrayIterationKind.Values)
        {
            key = value;
        }

        return found;
    }

    internal override void Trace(MemoryCensus census)
    {
        base.Trace(census);
        census.Count(48);
        census.Visit(_table);
    }
}
