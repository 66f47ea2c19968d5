using System.Text;

namespace ActionSteps.Sessions;

/// <summary>
/// Keeps the names that JSON members and paths use, so that equal names are one object. Bounded: a name that arrives at a taken place
/// replaces the older one, so hostile names cost time but never memory. Safe between threads: entries are immutable.
/// </summary>
internal static class NameCache
{
    private const int Size = 4096;
    private const int LongestName = 48;

    private static readonly Entry?[] Entries = new Entry?[Size];
    private static readonly uint Seed = (uint)Random.Shared.Next();

    /// <summary>The name in these UTF-8 bytes.</summary>
    /// <exception cref="System.Text.Json.JsonException">They are not UTF-8.</exception>
    public static string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > LongestName)
        {
            return JsonText.Decode(utf8);
        }

        ref Entry? place = ref Entries[Hash(utf8) & (Size - 1)];
        Entry? entry = place;
        if (entry is not null && utf8.SequenceEqual(entry.Utf8))
        {
            return entry.Name;
        }

        entry = new Entry(JsonText.Decode(utf8), utf8.ToArray());
        place = entry;
        return entry.Name;
    }

    /// <summary>The one object for this name, as far as it is kept.</summary>
    public static string Get(string name)
    {
        if (name.Length > LongestName / 3)
        {
            return name;
        }

        Span<byte> utf8 = stackalloc byte[LongestName];
        // A lone surrogate has no UTF-8 form of its own and must not turn into another name.
        return Encoding.UTF8.TryGetBytes(name, utf8, out int length) && Get(utf8[..length]) is { } kept
            && string.Equals(kept, name, StringComparison.Ordinal) ? kept : name;
    }

    private static uint Hash(ReadOnlySpan<byte> utf8)
    {
        uint hash = Seed;
        foreach (byte unit in utf8)
        {
            hash = (hash ^ unit) * 0x01000193;
        }

        return hash ^ (hash >> 15);
    }

    private sealed record Entry(string Name, byte[] Utf8);
}
