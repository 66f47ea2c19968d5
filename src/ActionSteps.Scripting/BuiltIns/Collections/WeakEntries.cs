namespace ActionSteps.Scripting.BuiltIns.Collections;

/// <summary>
/// What weak collections hold about one key. It hangs on the key itself, as a private member, so that key and value end together whatever
/// the value refers to, without any weak handle per entry: thousands of handles that depend on one another would stop the collector, and
/// with it the host, for minutes.
/// </summary>
/// <remarks>
/// The ephemeron rule is kept for keys exactly. For collections it is approximated: when a collection ends before a key, the entry
/// stays, and counts, until the garbage collector has noticed and either the key gets many further entries or a census passes.
/// </remarks>
internal sealed class WeakEntries : HeapCell
{
    private static readonly JsSymbol s_name = new(JsString.Of("#weak entries"), isPrivate: true);

    private readonly OrderedTable _table = new(hasValues: true);
    private int _purgeAt = 32;

    private WeakEntries()
        : base(CellKind.Internal)
    {
    }

    internal static WeakEntries? Find(Realm realm, HeapCell key) => key switch
    {
        JsObject owner => PrivateNames.TryFind(realm, owner, s_name, out JsValue slot, out _) ? (WeakEntries)slot.Cell! : null,
        JsSymbol symbol => symbol.WeakEntries,
        _ => null,
    };

    internal static WeakEntries GetOrCreate(Realm realm, HeapCell key)
    {
        WeakEntries? entries = Find(realm, key);
        if (entries is null)
        {
            realm.Meter.Allocate(160);
            entries = new WeakEntries();
            if (key is JsSymbol symbol)
            {
                symbol.WeakEntries = entries;
            }
            else
            {
                PrivateNames.Define(realm, (JsObject)key, s_name, entries);
            }
        }

        return entries;
    }

    internal bool Has(Realm realm, WeakToken token) => _table.Has(realm, token);

    internal bool TryGet(Realm realm, WeakToken token, out JsValue value) => _table.TryGet(realm, token, out value);

    internal bool Remove(Realm realm, WeakToken token) => _table.Remove(realm, token);

    internal void Set(Realm realm, WeakToken token, JsValue value)
    {
        if (_table.Count >= _purgeAt)
        {
            realm.Meter.Charge(_table.Count);
            Purge();
            _purgeAt = Math.Max(32, _table.Count * 2);
        }

        _table.Set(realm, token, value);
    }

    internal override void Trace(MemoryCensus census)
    {
        Purge();
        census.Count(40);
        census.Visit(_table);
    }

    private void Purge() => _table.RemoveWhere(static token => ((WeakToken)token.Cell!).IsGone);
}
