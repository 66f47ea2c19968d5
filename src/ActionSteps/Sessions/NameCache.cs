using System.Numerics;
using System.Runtime.InteropServices;
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

    /// <summary>The name in these UTF-8 bytes, with its hash code.</summary>
    /// <exception cref="System.Text.Json.JsonException">They are not UTF-8.</exception>
    public static Entry Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > LongestName)
        {
            return new Entry(JsonText.Decode(utf8), []);
        }

        ref Entry? place = ref Entries[PlaceOf(utf8)];
        Entry? entry = place;
        return entry is not null && utf8.SequenceEqual(entry.Utf8)
            ? entry
            : place = new Entry(JsonText.Decode(utf8), utf8.ToArray());
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
        return Encoding.UTF8.TryGetBytes(name, utf8, out int length) && Get(utf8[..length]).Name is { } kept
            && string.Equals(kept, name, StringComparison.Ordinal) ? kept : name;
    }

    /// <summary>Where a name is kept. Eight bytes at a time, as this runs for every member of every JSON text.</summary>
    private static int PlaceOf(ReadOnlySpan<byte> utf8)
    {
        ulong hash = Seed ^ ((ulong)utf8.Length << 32);
        if (utf8.Length < sizeof(ulong))
        {
            return Fold(hash ^ ReadShort(utf8));
        }

        // The last eight bytes may overlap the ones before.
        ulong last = MemoryMarshal.Read<ulong>(utf8[^sizeof(ulong)..]);
        for (; utf8.Length > sizeof(ulong); utf8 = utf8[sizeof(ulong)..])
        {
            hash = Mix(hash ^ MemoryMarshal.Read<ulong>(utf8));
        }

        return Fold(hash ^ last);
    }

    private static ulong ReadShort(ReadOnlySpan<byte> utf8) => utf8.Length switch
    {
        0 => 0,
        < sizeof(uint) => utf8[0] | ((ulong)utf8[utf8.Length / 2] << 8) | ((ulong)utf8[^1] << 16),
        _ => MemoryMarshal.Read<uint>(utf8) | ((ulong)MemoryMarshal.Read<uint>(utf8[^sizeof(uint)..]) << 32),
    };

    private static int Fold(ulong hash) => (int)(Mix(hash) >> 52);

    private static ulong Mix(ulong value) => BitOperations.RotateLeft(value * 0x9E3779B97F4A7C15, 29);

    /// <summary>A name with what else is asked for again and again.</summary>
    internal sealed class Entry(string name, byte[] utf8)
    {
        public string Name { get; } = name;

        public int Hash { get; } = NameIndex.HashOf(name);

        public byte[] Utf8 { get; } = utf8;
    }
}
