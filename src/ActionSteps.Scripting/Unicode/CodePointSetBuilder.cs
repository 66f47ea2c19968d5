namespace ActionSteps.Scripting.Unicode;

/// <summary>Collects code points and ranges in any order, overlapping or not, and makes a <see cref="CodePointSet"/> of them.</summary>
internal sealed class CodePointSetBuilder
{
    private readonly List<(int First, int Last)> _ranges = [];

    internal int RangeCount => _ranges.Count;

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
