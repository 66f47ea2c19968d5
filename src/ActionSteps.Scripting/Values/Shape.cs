namespace ActionSteps.Scripting.Values;

/// <summary>
/// The layout of objects: which property is in which slot. Shapes of intrinsics and of object literals are made once in the
/// process and never change; those that a realm adds belong to it. An object with very many, removed or specially
/// defined properties gets a shape of its own (<see cref="IsUnique"/>), which changes with it.
/// </summary>
internal sealed class Shape
{
    /// <summary>More named properties than this are a dictionary, not a record.</summary>
    private const int MaxShared = 128;

    private const int ShapeSize = 240;

    /// <summary>Stands for "not built yet": the object makes its own properties when it is first looked at.</summary>
    internal static readonly Shape Deferred = new(new PropertyTable(0), 0, isRealmOwned: false, isUnique: false, lazy: null);

    /// <summary>No properties; shared by all realms.</summary>
    internal static readonly Shape None = new(new PropertyTable(0), 0, isRealmOwned: false, isUnique: false, lazy: null);

    internal readonly bool IsUnique;
    private const byte KnownTrait = 1;
    private const byte IsRecordTrait = 2;
    private const byte NothingEnumerableTrait = 4;
    private readonly bool _isRealmOwned;
    private byte _traits;
    private PropertyKey _lastKey;
    private PropertyFlags _lastFlags;
    private Shape? _lastNext;
    private Dictionary<(PropertyKey Key, PropertyFlags Flags), Shape>? _next;

    private Shape(PropertyTable table, int count, bool isRealmOwned, bool isUnique, IntrinsicTable? lazy)
    {
        Table = table;
        Count = count;
        IsUnique = isUnique;
        Lazy = lazy;
        _isRealmOwned = isRealmOwned;
    }

    internal PropertyTable Table { get; private set; }

    /// <summary>How many entries of <see cref="Table"/> belong to this shape.</summary>
    internal int Count { get; private set; }

    /// <summary>Makes the values of slots that hold <see cref="JsTag.Lazy"/>.</summary>
    internal IntrinsicTable? Lazy { get; }

    /// <summary>Array-index properties of an object that is not an array, or of an array with gaps or special elements.</summary>
    internal SparseElements? Elements { get; set; }

    /// <summary>Whether all properties are plain values under texts, as in a record; never for a unique shape.</summary>
    internal bool IsRecord => (Traits & IsRecordTrait) != 0;

    /// <summary>Whether no property is enumerable; never for a unique shape.</summary>
    internal bool HasNothingEnumerable => (Traits & NothingEnumerableTrait) != 0;

    // Computed once and the same on every thread.
    private byte Traits => _traits != 0 ? _traits : _traits = FindTraits();

    internal bool IsDeferred => ReferenceEquals(this, Deferred);

    /// <summary>A layout that is known when code is compiled or the process starts.</summary>
    internal static Shape CreateShared(IEnumerable<(PropertyKey Key, PropertyFlags Flags)> properties, IntrinsicTable? lazy = null)
    {
        var table = new PropertyTable(8);
        foreach ((PropertyKey key, PropertyFlags flags) in properties)
        {
            table.Append(key, flags);
        }

        return new Shape(table, table.Count, isRealmOwned: false, isUnique: false, lazy);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int Find(PropertyKey key)
    {
        int slot = Table.Find(key);
        return slot < Count ? slot : -1;
    }

    internal PropertyFlags FlagsAt(int slot) => Table.FlagsAt(slot);

    /// <summary>The shape after one more property; the new slot is the last one.</summary>
    internal Shape Add(Realm realm, PropertyKey key, PropertyFlags flags)
    {
        if (IsUnique)
        {
            Table.PayForGrowth(realm);
            Table.Append(key, flags);
            Count++;
            return this;
        }

        if (_isRealmOwned)
        {
            if (_lastNext is not null && _lastFlags == flags && ReferenceEquals(_lastKey.Cell, key.Cell))
            {
                return _lastNext;
            }

            if (_next is not null && _next.TryGetValue((key, flags), out Shape? other))
            {
                return other;
            }
        }
        else if (realm.FindTransition(this, key, flags) is { } known)
        {
            return known;
        }

        return Count >= MaxShared || !realm.MayShareShapes ? ToUnique(realm).Add(realm, key, flags) : Extend(realm, key, flags);
    }

    /// <summary>A copy that one object may change as it likes.</summary>
    internal Shape ToUnique(Realm realm)
    {
        realm.Meter.Allocate(ShapeSize + PropertyTable.SizeOf(Count + 2));
        return new Shape(Table.Clone(Count), Count, isRealmOwned: true, isUnique: true, Lazy);
    }

    /// <summary>Forgets a property of a unique shape.</summary>
    internal void Remove(int slot) => Table.Remove(slot);

    /// <summary>Closes the gaps that removals left, in step with the slots; only for unique shapes without lazy slots.</summary>
    internal void Compact(JsValue[] slots)
    {
        Table = Table.Clone(Count, slots);
        Count = Table.Count;
    }

    /// <summary>What belongs to one object alone. Shapes that objects share are counted by the realm, which keeps them all.</summary>
    internal void Trace(MemoryCensus census)
    {
        if (IsUnique)
        {
            census.Count(ShapeSize);
            Table.Trace(census);
        }

        Elements?.Trace(census);
    }

    private byte FindTraits()
    {
        if (IsUnique || IsDeferred)
        {
            return KnownTrait;
        }

        bool isRecord = Lazy is null;
        bool hasNothing = true;
        for (int i = 0; i < Count; i++)
        {
            PropertyFlags flags = Table.FlagsAt(i);
            isRecord &= flags == PropertyFlags.Default && Table.KeyAt(i) is JsString;
            hasNothing &= (flags & PropertyFlags.Enumerable) == 0;
        }

        return (byte)(KnownTrait | (isRecord ? IsRecordTrait : 0) | (hasNothing ? NothingEnumerableTrait : 0));
    }

    private Shape Extend(Realm realm, PropertyKey key, PropertyFlags flags)
    {
        bool isShared = _isRealmOwned && Table.Count == Count;
        realm.AddShape(isShared ? ShapeSize : ShapeSize + PropertyTable.SizeOf(Count + 2), key);
        PropertyTable table = isShared ? Table : Table.Clone(Count);
        table.Append(key, flags);
        var next = new Shape(table, Count + 1, isRealmOwned: true, isUnique: false, Lazy);
        if (!_isRealmOwned)
        {
            realm.AddTransition(this, key, flags, next);
        }
        else if (_lastNext is null)
        {
            (_lastKey, _lastFlags, _lastNext) = (key, flags, next);
        }
        else
        {
            (_next ??= []).Add((key, flags), next);
        }

        return next;
    }
}
