namespace ActionSteps.Scripting.RegularExpressions;

/// <summary>A set of code points as sorted ranges. Immutable.</summary>
internal sealed class CharacterSet
{
    /// <summary>One more than the last code point.</summary>
    internal const int Limit = 0x110000;

    internal static readonly CharacterSet Empty = new([]);
    internal static readonly CharacterSet All = new([0, Limit]);
    internal static readonly CharacterSet Digits = new(['0', '9' + 1]);
    internal static readonly CharacterSet Words = new(['0', '9' + 1, 'A', 'Z' + 1, '_', '_' + 1, 'a', 'z' + 1]);
    internal static readonly CharacterSet LineBreaks = new(['\n', '\n' + 1, '\r', '\r' + 1, 0x2028, 0x202A]);
    internal static readonly CharacterSet NotLineBreaks = LineBreaks.Complement();

    internal static readonly CharacterSet Spaces = new(
    [
        9, 14, 32, 33, 0xA0, 0xA1, 0x1680, 0x1681, 0x2000, 0x200B, 0x2028, 0x202A, 0x202F, 0x2030, 0x205F, 0x2060, 0x3000, 0x3001, 0xFEFF, 0xFF00,
    ]);

    /// <summary>What a set of code points cannot decide by one UTF-16 unit: surrogates and everything beyond the basic plane.</summary>
    internal static readonly CharacterSet Wide = new([0xD800, 0xE000, 0x10000, Limit]);

    private static readonly CharacterSet?[] s_ascii = new CharacterSet?[128];

    private readonly int[] _ranges;

    private CharacterSet(int[] ranges) => _ranges = ranges;

    /// <summary>Pairs of first code point and the one after the last, ascending, not touching each other.</summary>
    internal ReadOnlySpan<int> Ranges => _ranges;

    internal bool IsEmpty => _ranges.Length == 0;

    internal static CharacterSet OfOne(int codePoint) => codePoint < s_ascii.Length
        ? s_ascii[codePoint] ??= new([codePoint, codePoint + 1])
        : new([codePoint, codePoint + 1]);

    /// <summary>The union of ranges in any order; pairs of first code point and the one after the last.</summary>
    internal static CharacterSet Of(List<int> pairs)
    {
        int count = pairs.Count / 2;
        if (count == 0)
        {
            return Empty;
        }

        if (count == 1)
        {
            return new CharacterSet([pairs[0], pairs[1]]);
        }

        var starts = new int[count];
        var ends = new int[count];
        for (int i = 0; i < count; i++)
        {
            starts[i] = pairs[2 * i];
            ends[i] = pairs[(2 * i) + 1];
        }

        Array.Sort(starts, ends);
        var merged = new List<int>(pairs.Count);
        for (int i = 0; i < count; i++)
        {
            Append(merged, starts[i], ends[i]);
        }

        return new CharacterSet([.. merged]);
    }

    internal bool Contains(int codePoint)
    {
        int[] ranges = _ranges;
        int low = 0;
        int high = ranges.Length;
        while (low < high)
        {
            int middle = (low + high) >> 1;
            if (ranges[middle] <= codePoint)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return (low & 1) != 0;
    }

    internal CharacterSet Union(CharacterSet other)
    {
        if (IsEmpty || ReferenceEquals(this, other))
        {
            return other;
        }

        return other.IsEmpty ? this : Combine(other, static (left, right) => left || right);
    }

    internal CharacterSet Intersect(CharacterSet other) => Combine(other, static (left, right) => left && right);

    internal CharacterSet Subtract(CharacterSet other) => other.IsEmpty ? this : Combine(other, static (left, right) => left && !right);

    internal CharacterSet Complement() => All.Combine(this, static (left, right) => left && !right);

    internal bool IsDisjoint(CharacterSet other) => IsEmpty || other.IsEmpty || Intersect(other).IsEmpty;

    /// <summary>The only member, or -1.</summary>
    internal int Single => _ranges.Length == 2 && _ranges[1] == _ranges[0] + 1 ? _ranges[0] : -1;

    private static void Append(List<int> ranges, int start, int end)
    {
        if (ranges.Count > 0 && ranges[^1] >= start)
        {
            ranges[^1] = Math.Max(ranges[^1], end);
        }
        else if (end > start)
        {
            ranges.Add(start);
            ranges.Add(end);
        }
    }

    // Walks the bounds of both sets in order; between two bounds membership does not change.
    private CharacterSet Combine(CharacterSet other, Func<bool, bool, bool> keeps)
    {
        int[] left = _ranges;
        int[] right = other._ranges;
        var result = new List<int>(left.Length + right.Length);
        int i = 0;
        int j = 0;
        bool isInside = false;
        while (i < left.Length || j < right.Length)
        {
            int at = Math.Min(i < left.Length ? left[i] : int.MaxValue, j < right.Length ? right[j] : int.MaxValue);
            i += i < left.Length && left[i] == at ? 1 : 0;
            j += j < right.Length && right[j] == at ? 1 : 0;
            if (keeps((i & 1) != 0, (j & 1) != 0) != isInside)
            {
                isInside = !isInside;
                result.Add(at);
            }
        }

        return result.Count == 0 ? Empty : new CharacterSet([.. result]);
    }
}
