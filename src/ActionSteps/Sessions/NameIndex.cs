using System.Numerics;

namespace ActionSteps.Sessions;

/// <summary>Finds the position of a name among many: a hash table of positions, each one more than it says, 0 for a free place.</summary>
internal static class NameIndex
{
    /// <summary>Up to this many names a scan is faster and smaller than an index.</summary>
    public const int ScanLimit = 8;

    /// <summary>The hash code of a name; seeded per process, so that names cannot be chosen to collide.</summary>
    public static int HashOf(string name) => name.GetHashCode(StringComparison.Ordinal);

    /// <summary>Builds the index of more than a few names.</summary>
    /// <param name="names">The names.</param>
    /// <param name="hashes">Their hash codes, or nothing to have them made.</param>
    /// <param name="index">The index; <c>null</c> for few names, and when the result is false.</param>
    /// <returns>Whether the names are distinct.</returns>
    public static bool TryBuild(ReadOnlySpan<string> names, ReadOnlySpan<int> hashes, out int[]? index)
    {
        index = null;
        if (names.Length <= ScanLimit)
        {
            return AreDistinct(names);
        }

        int[] table = new int[(int)BitOperations.RoundUpToPowerOf2((uint)((names.Length * 4L / 3) + 1))];
        for (int i = 0; i < names.Length; i++)
        {
            if (!TryInsert(table, names, i, hashes.IsEmpty ? HashOf(names[i]) : hashes[i]))
            {
                return false;
            }
        }

        index = table;
        return true;
    }

    /// <summary>The index with one more name, which is the last of the names and new; rebuilt when it gets too full.</summary>
    public static int[]? WithLast(int[]? index, ReadOnlySpan<string> names)
    {
        if (index is null || names.Length > index.Length * 3 / 4)
        {
            TryBuild(names, [], out index);
            return index;
        }

        int[] table = (int[])index.Clone();
        TryInsert(table, names, names.Length - 1, HashOf(names[^1]));
        return table;
    }

    /// <summary>The position of a name; -1 when it is not there.</summary>
    public static int Find(int[] index, string[] names, string name, int hash)
    {
        int mask = index.Length - 1;
        for (int slot = hash & mask; ; slot = (slot + 1) & mask)
        {
            int position = index[slot] - 1;
            if (position < 0)
            {
                return -1;
            }

            if (ReferenceEquals(names[position], name) || names[position] == name)
            {
                return position;
            }
        }
    }

    private static bool TryInsert(int[] table, ReadOnlySpan<string> names, int position, int hash)
    {
        string name = names[position];
        int mask = table.Length - 1;
        int slot = hash & mask;
        for (; table[slot] != 0; slot = (slot + 1) & mask)
        {
            if (names[table[slot] - 1] == name)
            {
                return false;
            }
        }

        table[slot] = position + 1;
        return true;
    }

    private static bool AreDistinct(ReadOnlySpan<string> names)
    {
        for (int i = 1; i < names.Length; i++)
        {
            string name = names[i];
            for (int j = 0; j < i; j++)
            {
                if (names[j] == name)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
