namespace ActionSteps.Scripting.Unicode;

/// <summary>How regular expressions that ignore case compare characters (Canonicalize of ECMAScript). Shared by the process, thread-safe.</summary>
internal sealed class CaseMap
{
    private const int PageSize = 256;

    private static readonly Lazy<CaseMap> s_folding = new(static () => new CaseMap(">Fold"));
    private static readonly Lazy<CaseMap> s_upper = new(static () => new CaseMap(">Upper"));

    // What is to be added to a code point; most pages have nothing.
    private readonly int[]?[] _pages = new int[]?[CodePointSet.Limit / PageSize];
    private readonly Dictionary<int, int[]> _variants = [];

    private readonly Lazy<int[]> _cased;

    private CaseMap(string section)
    {
        _cased = new Lazy<int[]>(AllCased);
        UnicodeReader reader = UnicodeFile.Instance.Open(section);
        int at = 0;
        for (int runs = reader.Number(); runs > 0; runs--)
        {
            at += reader.Number();
            int more = reader.Number();
            int step = reader.Number();
            int difference = reader.SignedNumber();
            Add(at, difference);
            for (; more > 0; more--)
            {
                at += step;
                Add(at, difference);
            }
        }
    }

    /// <summary>For patterns with the u or v flag: simple case folding of code points.</summary>
    internal static CaseMap Folding => s_folding.Value;

    /// <summary>For other patterns: the single upper case code unit of a code unit.</summary>
    internal static CaseMap Upper => s_upper.Value;

    /// <summary>The character that stands for all that are equal to this one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int Canonicalize(int codePoint) =>
        _pages[codePoint / PageSize] is { } page ? codePoint + page[codePoint % PageSize] : codePoint;

    /// <summary>All characters that are equal to one, itself among them; empty when there is no other.</summary>
    internal ReadOnlySpan<int> Variants(int codePoint) => _variants.TryGetValue(Canonicalize(codePoint), out int[]? all) ? all : [];

    /// <summary>The set with all characters that are equal to one of its own.</summary>
    internal CodePointSet Close(CodePointSet set)
    {
        var builder = new CodePointSetBuilder();
        builder.Add(set);
        int[] cased = _cased.Value;
        ReadOnlySpan<int> ranges = set.Ranges;
        for (int i = 0; i < ranges.Length; i += 2)
        {
            int at = Array.BinarySearch(cased, ranges[i]);
            for (at = at < 0 ? ~at : at; at < cased.Length && cased[at] < ranges[i + 1]; at++)
            {
                foreach (int codePoint in Variants(cased[at]))
                {
                    builder.Add(codePoint);
                }
            }
        }

        return builder.ToSet();
    }

    private int[] AllCased()
    {
        var cased = new List<int>();
        foreach (int[] members in _variants.Values)
        {
            cased.AddRange(members);
        }

        cased.Sort();
        return [.. cased];
    }

    private void Add(int codePoint, int difference)
    {
        int[] page = _pages[codePoint / PageSize] ??= new int[PageSize];
        page[codePoint % PageSize] = difference;
        int target = codePoint + difference;
        _variants[target] = _variants.TryGetValue(target, out int[]? before) ? [.. before, codePoint] : [target, codePoint];
    }
}
