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

    public override NativeBody NextBody => IsOfMap ? MapIteratorPrototype.NextBody : SetIteratorPrototype.NextBody;

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

    public override bool TryStep(Realm realm, out JsValue value)
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

    internal override void Trace(MemoryCensus census)
    {
        base.Trace(census);
        census.Count(48);
        census.Visit(_table);
    }
}
