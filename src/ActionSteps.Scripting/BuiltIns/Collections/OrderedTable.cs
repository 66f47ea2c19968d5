namespace ActionSteps.Scripting.BuiltIns.Collections;

/// <summary>
/// The hash table of maps and sets: keys compared by SameValueZero, entries in order of insertion. Removed entries stay as gaps until the
/// table grows or shrinks. Cursors belong to nobody: a table does not know who walks it, so a forgotten iterator keeps nothing.
/// </summary>
internal sealed partial class OrderedTable(bool hasValues) : HeapCell(CellKind.Internal)
{
    private const int FirstCapacity = 8;
    private const int MaxCapacity = 1 << 26;
    private const int EntrySize = 36;
    private const int ValueSize = 16;

    // Two buckets that are never written, so that an empty table needs no check.
    private static readonly int[] s_noBuckets = new int[2];

    private TableEntry[] _entries = [];
    private JsValue[] _values = [];
    private int[] _buckets = s_noBuckets;
    private int _shift = 31;
    private int _used;
    private int _removed;
    private int _first;
    private int _layout;
    private long _lastSequence;

    internal int Count => _used - _removed;

    internal JsValue KeyAt(int at) => _entries[at].Key;

    internal JsValue ValueAt(int at) => _values[at];

    internal bool Has(Realm realm, JsValue key)
    {
        key = Normalize(key);
        return Find(key, HashOf(realm, key)) >= 0;
    }

    internal bool TryGet(Realm realm, JsValue key, out JsValue value)
    {
        key = Normalize(key);
        int at = Find(key, HashOf(realm, key));
        value = at >= 0 ? _values[at] : JsValue.Undefined;
        return at >= 0;
    }

    internal void Set(Realm realm, JsValue key, JsValue value)
    {
        key = Normalize(key);
        uint hash = HashOf(realm, key);
        int at = Find(key, hash);
        if (at < 0)
        {
            at = Append(realm, key, hash);
        }

        _values[at] = value;
    }

    /// <summary>Adds a key to a table without values; false when it is there already.</summary>
    internal bool Add(Realm realm, JsValue key)
    {
        key = Normalize(key);
        uint hash = HashOf(realm, key);
        if (Find(key, hash) >= 0)
        {
            return false;
        }

        Append(realm, key, hash);
        return true;
    }

    internal bool Remove(Realm realm, JsValue key)
    {
        key = Normalize(key);
        uint hash = HashOf(realm, key);
        int at = Find(key, hash);
        if (at < 0)
        {
            return false;
        }

        RemoveAt(at);
        if (_entries.Length > 64 && Count < _entries.Length / 8)
        {
            Rebuild(realm, _entries.Length / 4);
        }

        return true;
    }

    /// <summary>Forgets all entries and gives their storage back.</summary>
    internal void Clear()
    {
        (_entries, _values, _buckets, _shift) = ([], [], s_noBuckets, 31);
        (_used, _removed, _first) = (0, 0, 0);
        _layout++;
    }

    internal void RemoveWhere(Predicate<JsValue> isGone)
    {
        for (int at = 0; at < _used; at++)
        {
            if (!_entries[at].Key.IsEmpty && isGone(_entries[at].Key))
            {
                RemoveAt(at);
            }
        }
    }

    internal OrderedTable Copy(Realm realm)
    {
        var copy = new OrderedTable(hasValues);
        if (Count > 0)
        {
            realm.Meter.Charge(_used / 4);
            realm.Meter.Allocate(SizeOf(_entries.Length));
            copy._entries = (TableEntry[])_entries.Clone();
            copy._values = hasValues ? (JsValue[])_values.Clone() : [];
            copy._buckets = (int[])_buckets.Clone();
            (copy._shift, copy._used, copy._removed, copy._first, copy._lastSequence) = (_shift, _used, _removed, _first, _lastSequence);
        }

        return copy;
    }

    /// <summary>Moves to the next entry that is in the table now.</summary>
    internal bool TryNext(Realm realm, ref TableCursor cursor, out int at)
    {
        at = Math.Max(cursor.Layout == _layout ? cursor.Index : IndexAfter(cursor.Sequence), _first);
        int start = at;
        while (at < _used && _entries[at].Key.IsEmpty)
        {
            at++;
        }

        realm.Meter.Charge(at - start);
        (cursor.Index, cursor.Layout) = (at, _layout);
        if (at >= _used)
        {
            return false;
        }

        cursor.Index++;
        cursor.Sequence = _entries[at].Sequence;
        return true;
    }

    internal override void Trace(MemoryCensus census)
    {
        census.Count(112 + SizeOf(_entries.Length));
        for (int at = 0; at < _used; at++)
        {
            census.Visit(_entries[at].Key);
        }

        census.Visit(_values, Math.Min(_used, _values.Length));
    }

    private long SizeOf(int capacity) => (long)capacity * (EntrySize + (hasValues ? ValueSize : 0));

    private int IndexAfter(long sequence)
    {
        int low = 0;
        int high = _used;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (_entries[middle].Sequence <= sequence)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private int Append(Realm realm, JsValue key, uint hash)
    {
        if (_used == _entries.Length)
        {
            // With a quarter of gaps, closing them is enough.
            Rebuild(realm, _removed > _used / 4 ? _entries.Length : Math.Max(_entries.Length * 2, FirstCapacity));
        }

        int at = _used++;
        ref int bucket = ref _buckets[hash >> _shift];
        _entries[at] = new TableEntry { Key = key, Hash = hash, Next = bucket - 1, Sequence = ++_lastSequence };
        bucket = at + 1;
        return at;
    }

    private void RemoveAt(int at)
    {
        ref TableEntry entry = ref _entries[at];
        ref int bucket = ref _buckets[entry.Hash >> _shift];
        if (bucket == at + 1)
        {
            bucket = entry.Next + 1;
        }
        else
        {
            int before = bucket - 1;
            while (_entries[before].Next != at)
            {
                before = _entries[before].Next;
            }

            _entries[before].Next = entry.Next;
        }

        entry.Key = JsValue.Empty;
        if (hasValues)
        {
            _values[at] = default;
        }

        _removed++;
        if (_removed == _used)
        {
            (_used, _removed, _first) = (0, 0, 0);
            _layout++;
            return;
        }

        // A queue removes at the front: who starts there must not walk over the gaps again and again.
        while (_first < _used && _entries[_first].Key.IsEmpty)
        {
            _first++;
        }
    }

    private void Rebuild(Realm realm, int capacity)
    {
        if (capacity > MaxCapacity)
        {
            throw realm.RangeError("Collection maximum size exceeded");
        }

        realm.Meter.Charge(_used / 4);
        TableEntry[] entries = _entries;
        JsValue[] values = _values;
        if (capacity == entries.Length)
        {
            Array.Clear(_buckets);
        }
        else
        {
            realm.Meter.Allocate(SizeOf(capacity));
            _entries = new TableEntry[capacity];
            _values = hasValues ? new JsValue[capacity] : values;
            _buckets = new int[capacity];
            _shift = 32 - int.Log2(capacity);
        }

        Fill(entries, values);
    }

    private void Fill(TableEntry[] entries, JsValue[] values)
    {
        int count = 0;
        for (int from = _first; from < _used; from++)
        {
            TableEntry entry = entries[from];
            if (entry.Key.IsEmpty)
            {
                continue;
            }

            ref int bucket = ref _buckets[entry.Hash >> _shift];
            entry.Next = bucket - 1;
            _entries[count] = entry;
            if (hasValues)
            {
                _values[count] = values[from];
            }

            bucket = ++count;
        }

        _entries.AsSpan(count).Clear();
        if (hasValues)
        {
            _values.AsSpan(count).Clear();
        }

        (_used, _removed, _first) = (count, 0, 0);
        _layout++;
    }
}
