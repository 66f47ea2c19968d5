namespace ActionSteps.Scripting.Unicode;

/// <summary>Collects code points and ranges in any order, overlapping or not, and makes a <see cref="CodePointSet"/> of them.</summary>
internal sealed class CodePointSetBuilder
{
    private readonly List<(int First, int Last)> _ranges = [];

    internal int RangeCount => _ranges.Count;

    /// <summary>The union of ranges in any order; pairs of first code point and the one after the last.</summary>
    internal static CodePointSet OfPairs(List<int> pairs)
    {
        var builder = new CodePointSetBuilder();
        for (int i = 0; i < pairs.Count; i += 2)
        {
            if (pairs[i + 1] > pairs[i])
            {
                builder.Add(pairs[i], pairs[i + 1] - 1);
            }
        }

        return builder.ToSet();
    }

    /// <summary>The set of some code points in any order.</summary>
    internal static CodePointSet Collect(ReadOnlySpan<int> codePoints)
    {
        var builder = new CodePointSetBuilder();
        foreach (int codePoint in codePoints)
        {
            builder.Add(codePoint);
        }

        return builder.ToSet();
    }

    internal void Add(int codePoint) => Add(codePoint, codePoint);

    /// <summary>Adds a range, both ends inclusive.</summary>
    internal void Add(int first, int last)
    {
        if (_ranges.Count > 0 && first >= _ranges[^1].First && first <= _ranges[^1].Last + 1)
        {
            _ranges[^1] = (_ranges[^1].First, Math.Max(last, _ranges[^1].Last));
        }
        else
        {
            _ranges.Add((first, last));
        }
    }

    internal void Add(CodePointSet set)
    {
        for (int i = 0; i < set.RangeCount; i++)
        {
            (int first, int last) = set.Range(i);
            Add(first, last);
        }
    }

    internal CodePointSet ToSet()
    {
        _ranges.Sort();
        var bounds = new List<int>(2 * _ranges.Count);
        foreach ((int first, int last) in _ranges)
        {
            if (bounds.Count > 0 && first <= bounds[^1])
            {
                bounds[^1] = Math.Max(bounds[^1], last + 1);
            }
            else
            {
                bounds.Add(first);
                bounds.Add(last + 1);
            }
        }

        return CodePointSet.OfBounds([.. bounds]);
    }
}
