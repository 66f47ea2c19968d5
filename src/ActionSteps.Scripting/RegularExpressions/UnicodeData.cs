using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace ActionSteps.Scripting.RegularExpressions;

/// <summary>All that regular expressions need to know about Unicode: the one place where they touch the data.</summary>
internal static class UnicodeData
{
    private static readonly ConcurrentDictionary<CodePointSet, CharacterSet> s_sets = new(ReferenceEqualityComparer.Instance);

    /// <summary>The set of a Unicode property as in <c>\p{name}</c> or <c>\p{name=value}</c>; false when there is no such property.</summary>
    internal static bool TryGetProperty(string name, string? value, [NotNullWhen(true)] out CharacterSet? set)
    {
        set = UnicodeProperties.TryGetSet(name, value, out CodePointSet? points) ? SetOf(points) : null;
        return set is not null;
    }

    /// <summary>A property of texts as in <c>\p{RGI_Emoji}</c>: its single code points, and its longer texts.</summary>
    internal static bool TryGetTexts(string name, out CharacterSet characters, out IReadOnlyList<string> texts)
    {
        if (UnicodeProperties.TryGetStringSet(name, out CodePointSet? points, out IReadOnlyList<string>? found))
        {
            (characters, texts) = (SetOf(points), found);
            return true;
        }

        (characters, texts) = (CharacterSet.Empty, []);
        return false;
    }

    /// <summary>Simple case folding of a code point (scf).</summary>
    internal static int Fold(int codePoint) => CaseMap.Folding.Canonicalize(codePoint);

    /// <summary>Upper case of a UTF-16 unit, the unit itself when its upper case is longer.</summary>
    internal static int ToUpper(int unit) => CaseMap.Upper.Canonicalize(unit);

    // The sets of properties are made once in the process, so that this table cannot grow beyond their number.
    private static CharacterSet SetOf(CodePointSet points) => s_sets.GetOrAdd(points, static points =>
    {
        var pairs = new List<int>(2 * points.RangeCount);
        for (int i = 0; i < points.RangeCount; i++)
        {
            (int first, int last) = points.Range(i);
            pairs.Add(first);
            pairs.Add(last + 1);
        }

        return CharacterSet.Of(pairs);
    });
}
