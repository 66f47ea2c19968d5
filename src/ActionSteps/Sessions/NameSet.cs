namespace ActionSteps.Sessions;

/// <summary>
/// The names of an object in order, with the way to find one. Immutable. Objects with the same names share one set as far as it is kept:
/// sessions of one bot differ in values, not in names.
/// </summary>
internal sealed class NameSet
{
    // Bounded, as names may come from anywhere: a set that arrives at a taken place replaces the older one.
    private const int KeptSets = 512;
    private const int LargestKept = 8 * 1024;

    private static readonly NameSet?[] Kept = new NameSet?[KeptSets];

    private readonly string[] _names;
    private readonly int[]? _index;
    private readonly int _hash;

    private NameSet(string[] names, int[]? index, int hash)
    {
        _names = names;
        _index = index;
        _hash = hash;
        foreach (string name in names)
        {
            JsonBound += ValueNode.BoundOf(name) + 1;
            HasReservedNames |= PathSegment.IsReservedName(name);
            HasLoneSurrogates |= LoneSurrogates.IsIn(name);
        }
    }

    /// <summary>No names.</summary>
    public static NameSet Empty { get; } = new([], null, 0);

    public string[] Names => _names;

    /// <summary>At least the UTF-8 bytes of the names with quotes and colons.</summary>
    public long JsonBound { get; }

    /// <summary>Whether one of the names is never data in a session.</summary>
    public bool HasReservedNames { get; }

    /// <summary>Whether one of the names has no UTF-8 form.</summary>
    public bool HasLoneSurrogates { get; }

    /// <summary>The set of these names.</summary>
    /// <param name="names">The names; copied.</param>
    /// <param name="hashes">Their hash codes, or nothing to have them made.</param>
    /// <returns>The set, or <c>null</c> when the names are not distinct.</returns>
    public static NameSet? TryGet(ReadOnlySpan<string> names, ReadOnlySpan<int> hashes = default)
    {
        int hash = 0;
        for (int i = 0; i < names.Length; i++)
        {
            hash = Combine(hash, hashes.IsEmpty ? NameIndex.HashOf(names[i]) : hashes[i]);
        }

        return Find(names, hash) ?? (NameIndex.TryBuild(names, hashes, out int[]? index) ? Keep(new(names.ToArray(), index, hash)) : null);
    }

    /// <summary>The position of a name; -1 when it is not there.</summary>
    public int IndexOf(string name) => IndexOf(name, _index is null ? 0 : NameIndex.HashOf(name));

    /// <summary>The position of a name with that hash code; -1 when it is not there.</summary>
    public int IndexOf(string name, int hash)
    {
        string[] names = _names;
        if (_index is { } index)
        {
            return NameIndex.Find(index, names, name, hash);
        }

        // Names come from one cache most of the time, so that equal names are the same object.
        for (int i = 0; i < names.Length; i++)
        {
            if (ReferenceEquals(names[i], name))
            {
                return i;
            }
        }

        for (int i = 0; i < names.Length; i++)
        {
            if (names[i] == name)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The set with one more name, which is new.</summary>
    public NameSet With(string name)
    {
        int hash = Combine(_hash, NameIndex.HashOf(name));
        if (FindKept(_names.Length + 1, hash) is { } kept && kept._names[^1] == name && AreEqual(kept._names.AsSpan(0, _names.Length), _names))
        {
            return kept;
        }

        string[] names = [.. _names, name];
        return Keep(new NameSet(names, NameIndex.WithLast(_index, names), hash));
    }

    /// <summary>The set without the name at a position.</summary>
    public NameSet WithoutAt(int position) =>
        TryGet([.. _names.AsSpan(0, position), .. _names.AsSpan(position + 1)]) ?? Empty;

    private static int Combine(int hash, int next) => unchecked((hash * 31) + next);

    private static NameSet? Find(ReadOnlySpan<string> names, int hash)
    {
        NameSet? kept = FindKept(names.Length, hash);
        return kept is not null && AreEqual(kept._names, names) ? kept : null;
    }

    private static NameSet? FindKept(int count, int hash)
    {
        NameSet? kept = Kept[(hash ^ (hash >> 15)) & (KeptSets - 1)];
        return kept is not null && kept._hash == hash && kept._names.Length == count ? kept : null;
    }

    private static bool AreEqual(ReadOnlySpan<string> names, ReadOnlySpan<string> others)
    {
        for (int i = 0; i < names.Length; i++)
        {
            if (!ReferenceEquals(names[i], others[i]) && names[i] != others[i])
            {
                return false;
            }
        }

        return true;
    }

    private static NameSet Keep(NameSet set)
    {
        if (set.JsonBound <= LargestKept)
        {
            Kept[(set._hash ^ (set._hash >> 15)) & (KeptSets - 1)] = set;
        }

        return set;
    }
}
