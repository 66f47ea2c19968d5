namespace ActionSteps.Scripting.Unicode;

/// <summary>An immutable set of code points, kept as sorted ranges. Code points are 0 to 0x10FFFF, surrogates included. Thread-safe.</summary>
internal sealed class CodePointSet
{
    internal const int Limit = 0x110000;

    internal static readonly CodePointSet Empty = new([]);
    internal static readonly CodePointSet All = new([0, Limit]);

    private static readonly CodePointSet?[] s_ascii = new CodePointSet?[128];

    // Where membership changes: members are from an even place up to, not including, the next odd place.
    private readonly int[] _bounds;
    private readonly ulong _low;
    private readonly ulong _high;

    private CodePointSet(int[] bounds)
    {
        _bounds = bounds;
        for (int i = 0; i < bounds.Length && bounds[i] < 128; i += 2)
        {
            for (int codePoint = bounds[i]; codePoint < Math.Min(bounds[i + 1], 128); codePoint++)
            {
                if (codePoint < 64)
                {
                    _low |= 1UL << codePoint;
                }
                else
                {
                    _high |= 1UL << (codePoint - 64);
                }
            }
        }
    }

    internal bool IsEmpty => _bounds.Length == 0;

    internal int RangeCount => _bounds.Length / 2;

    /// <summary>The ranges as pairs of first code point and the one after the last, ascending, not touching each other.</summary>
    internal ReadOnlySpan<int> Ranges => _bounds;

    /// <summary>The only member, or -1.</summary>
    internal int Single => _bounds.Length == 2 && _bounds[1] == _bounds[0] + 1 ? _bounds[0] : -1;

    /// <summary>How many code points are in the set.</summary>
    internal int Count
    {
        get
        {
            int count = 0;
            for (int i = 0; i < _bounds.Length; i += 2)
            {
                count += _bounds[i + 1] - _bounds[i];
            }

            return count;
        }
    }

    /// <summary>First and last code point of a range, both inclusive.</summary>
    internal (int First, int Last) Range(int index) => (_bounds[2 * index], _bounds[(2 * index) + 1] - 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool Contains(int codePoint) => codePoint < 128
        ? ((codePoint < 64 ? _low : _high) & (1UL << codePoint)) != 0
        : ContainsBeyondAscii(codePoint);

    internal static CodePointSet Of(int first, int last) => new([first, last + 1]);

    internal static CodePointSet Of(int codePoint) => codePoint < s_ascii.Length
        ? s_ascii[codePoint] ??= new([codePoint, codePoint + 1])
        : new([codePoint, codePoint + 1]);

    /// <summary>A set of bounds that ascend strictly, an even number of them; the array becomes the set's own.</summary>
    internal static CodePointSet OfBounds(int[] bounds) => bounds.Length == 0 ? Empty : new CodePointSet(bounds);

    internal CodePointSet Complement()
    {
        bool startsAtZero = _bounds.Length > 0 && _bounds[0] == 0;
        bool endsAtLimit = _bounds.Length > 0 && _bounds[^1] == Limit;
        ReadOnlySpan<int> inner = _bounds.AsSpan()[(startsAtZero ? 1 : 0)..^(endsAtLimit ? 1 : 0)];
        var bounds = new int[inner.Length + (startsAtZero ? 0 : 1) + (endsAtLimit ? 0 : 1)];
        inner.CopyTo(bounds.AsSpan(startsAtZero ? 0 : 1));
        if (!endsAtLimit)
        {
            bounds[^1] = Limit;
        }

        return OfBounds(bounds);
    }

    internal CodePointSet Union(CodePointSet other) =>
        IsEmpty ? other : other.IsEmpty ? this : Merge(other, static (left, right) => left || right);

    internal CodePointSet Intersect(CodePointSet other) =>
        IsEmpty || other.IsEmpty ? Empty : Merge(other, static (left, right) => left && right);

    internal CodePointSet Except(CodePointSet other) =>
        IsEmpty || other.IsEmpty ? this : Merge(other, static (left, right) => left && !right);

    internal bool IsDisjoint(CodePointSet other) => Intersect(other).IsEmpty;

    private bool ContainsBeyondAscii(int codePoint)
    {
        int at = Array.BinarySearch(_bounds, codePoint);
        return ((at >= 0 ? at : ~at - 1) & 1) == 0 && at != -1;
    }

    /// <summary>Walks the bounds of both sets in order; a bound of the result is where the combination changes.</summary>
    private CodePointSet Merge(CodePointSet other, Func<bool, bool, bool> combine)
    {
        var bounds = new List<int>(_bounds.Length + other._bounds.Length);
        int left = 0;
        int right = 0;
        while (left < _bounds.Length || right < other._bounds.Length)
        {
            int next = Math.Min(left < _bounds.Length ? _bounds[left] : Limit, right < other._bounds.Length ? other._bounds[right] : Limit);
            while (left < _bounds.Length && _bounds[left] == next)
            {
                left++;
            }

            while (right < other._bounds.Length && other._bounds[right] == next)
            {
                right++;
            }

            if (combine((left & 1) != 0, (right & 1) != 0) != ((bounds.Count & 1) != 0))
            {
                bounds.Add(next);
            }
        }

        return OfBounds([.. bounds]);
    }
}
