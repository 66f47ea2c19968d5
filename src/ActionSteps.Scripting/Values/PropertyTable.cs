namespace ActionSteps.Scripting.Values;

/// <summary>
/// Names and attributes of properties in the order of their slots. A table only grows at its end, so that all shapes of one
/// line of growth share it, each looking at its first entries. A table that a realm does not own is never changed.
/// </summary>
internal sealed class PropertyTable
{
    private const int LinearLimit = 8;

    private HeapCell?[] _keys;
    private PropertyFlags[] _flags;
    private int[]? _buckets;
    private ulong _filter;

    internal PropertyTable(int capacity)
    {
        _keys = new HeapCell?[capacity];
        _flags = new PropertyFlags[capacity];
    }

    internal int Count { get; private set; }

    /// <summary>Bytes of a table with room for so many properties.</summary>
    internal static long SizeOf(int capacity) => 120 + (26L * capacity);

    /// <summary>Pays for what <see cref="Append"/> will take.</summary>
    internal void PayForGrowth(Realm realm)
    {
        if (Count == _keys.Length)
        {
            realm.Meter.Allocate(SizeOf(Count * 2));
            realm.Meter.Charge(Count);
        }
    }

    internal void Trace(MemoryCensus census)
    {
        census.Count(SizeOf(_keys.Length));
        for (int i = 0; i < Count; i++)
        {
            census.Visit(_keys[i]);
        }
    }

    internal HeapCell? KeyAt(int slot) => _keys[slot];

    internal PropertyFlags FlagsAt(int slot) => _flags[slot];

    internal void SetFlags(int slot, PropertyFlags flags) => _flags[slot] = flags;

    /// <summary>The slot of a text or symbol, or -1.</summary>
    internal int Find(PropertyKey key)
    {
        uint hash = key.Bits;
        if (((_filter >> (int)(hash & 63)) & 1) == 0)
        {
            return -1;
        }

        return _buckets is null ? FindLinear(key) : FindHashed(key);
    }

    internal void Append(PropertyKey key, PropertyFlags flags)
    {
        if (Count == _keys.Length)
        {
            Array.Resize(ref _keys, Math.Max(4, Count * 2));
            Array.Resize(ref _flags, _keys.Length);
        }

        _keys[Count] = key.Cell;
        _flags[Count] = flags;
        _filter |= 1UL << (int)(key.Bits & 63);
        Count++;
        if (_buckets is not null && Count * 2 <= _buckets.Length)
        {
            Link(Count - 1, key.Bits);
        }
        else if (Count > LinearLimit)
        {
            Rehash();
        }
    }

    /// <summary>Leaves a gap that <see cref="Find"/> no longer sees; only for a table with one owner.</summary>
    internal void Remove(int slot) => _keys[slot] = null;

    /// <summary>A copy of the first entries; gaps are left out when <paramref name="slots"/> is given, which is compacted likewise.</summary>
    internal PropertyTable Clone(int count, JsValue[]? slots = null)
    {
        var copy = new PropertyTable(Math.Max(4, count + 2));
        for (int i = 0; i < count; i++)
        {
            HeapCell? key = _keys[i];
            if (key is null && slots is not null)
            {
                continue;
            }

            if (slots is not null)
            {
                slots[copy.Count] = slots[i];
            }

            copy._keys[copy.Count] = key;
            copy._flags[copy.Count] = _flags[i];
            copy._filter |= 1UL << (int)(HashOf(key) & 63);
            copy.Count++;
        }

        if (copy.Count > LinearLimit)
        {
            copy.Rehash();
        }

        return copy;
    }

    private static uint HashOf(HeapCell? key) => key switch
    {
        JsString text => (uint)text.Hash,
        JsSymbol symbol => (uint)symbol.Hash,
        _ => 0,
    };

    private int FindLinear(PropertyKey key)
    {
        HeapCell?[] keys = _keys;
        int count = Count;
        for (int i = 0; i < count; i++)
        {
            if (ReferenceEquals(keys[i], key.Cell))
            {
                return i;
            }
        }

        if (key.Cell is JsString text)
        {
            for (int i = 0; i < count; i++)
            {
                if (keys[i] is JsString other && other.Hash == (int)key.Bits && other.ContentEquals(text))
                {
                    return i;
                }
            }
        }

        return -1;
    }

    private int FindHashed(PropertyKey key)
    {
        int[] buckets = _buckets!;
        uint mask = (uint)buckets.Length - 1;
        for (uint at = key.Bits & mask; ; at = (at + 1) & mask)
        {
            int slot = buckets[at] - 1;
            if (slot < 0)
            {
                return -1;
            }

            HeapCell? candidate = _keys[slot];
            if (ReferenceEquals(candidate, key.Cell)
                || (candidate is JsString other && other.Hash == (int)key.Bits && key.Cell is JsString text && other.ContentEquals(text)))
            {
                return slot;
            }
        }
    }

    private void Rehash()
    {
        int size = 16;
        while (size < _keys.Length * 2)
        {
            size *= 2;
        }

        _buckets = new int[size];
        for (int i = 0; i < Count; i++)
        {
            if (_keys[i] is not null)
            {
                Link(i, HashOf(_keys[i]));
            }
        }
    }

    private void Link(int slot, uint hash)
    {
        uint mask = (uint)_buckets!.Length - 1;
        uint at = hash & mask;
        while (_buckets[at] != 0)
        {
            at = (at + 1) & mask;
        }

        _buckets[at] = slot + 1;
    }
}
