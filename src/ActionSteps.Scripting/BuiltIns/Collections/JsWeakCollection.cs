namespace ActionSteps.Scripting.BuiltIns.Collections;

/// <summary>A weak map or a weak set. The entries hang on their keys (<see cref="WeakEntries"/>); here is only who they belong to.</summary>
internal sealed class JsWeakCollection : JsObject
{
    private WeakToken? _token;

    // The well-known symbols are shared by all runs: nothing of a run may hang on them.
    private OrderedTable? _wellKnown;

    internal JsWeakCollection(Realm realm, JsObject prototype, bool isMap)
        : base(prototype)
    {
        realm.Meter.Allocate(88);
        IsMap = isMap;
    }

    internal bool IsMap { get; }

    /// <summary>CanBeHeldWeakly.</summary>
    internal static bool CanHold(JsValue value) => value.IsObject || value.Cell is JsSymbol { IsRegistered: false };

    internal bool Has(Realm realm, JsValue key) => key.Cell is JsSymbol { IsWellKnown: true }
        ? _wellKnown is not null && _wellKnown.Has(realm, key)
        : _token is not null && key.Cell is { } cell && WeakEntries.Find(realm, cell) is { } entries && entries.Has(realm, _token);

    internal JsValue Get(Realm realm, JsValue key)
    {
        JsValue value = JsValue.Undefined;
        if (key.Cell is JsSymbol { IsWellKnown: true })
        {
            _wellKnown?.TryGet(realm, key, out value);
        }
        else if (_token is not null && key.Cell is { } cell)
        {
            WeakEntries.Find(realm, cell)?.TryGet(realm, _token, out value);
        }

        return value;
    }

    /// <summary>Stores an entry; the key has been checked.</summary>
    internal void Set(Realm realm, JsValue key, JsValue value)
    {
        if (key.Cell is JsSymbol { IsWellKnown: true })
        {
            (_wellKnown ??= new OrderedTable(hasValues: true)).Set(realm, key, value);
            return;
        }

        if (_token is null)
        {
            realm.Meter.Allocate(96);
            _token = new WeakToken(this);
        }

        WeakEntries.GetOrCreate(realm, key.Cell!).Set(realm, _token, value);
    }

    internal bool Remove(Realm realm, JsValue key) => key.Cell is JsSymbol { IsWellKnown: true }
        ? _wellKnown is not null && _wellKnown.Remove(realm, key)
        : _token is not null && key.Cell is { } cell && WeakEntries.Find(realm, cell) is { } entries && entries.Remove(realm, _token);

    internal override void Trace(MemoryCensus census)
    {
        base.Trace(census);
        census.Count(24);
        census.Visit(_token);
        census.Visit(_wellKnown);
    }
}
