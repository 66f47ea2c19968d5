namespace ActionSteps.Scripting.RegularExpressions;

/// <summary>
/// Which characters are the same when case is ignored. The two modes of the language differ: without <c>u</c> or <c>v</c> a UTF-16 unit
/// is compared by its upper case, with them a code point by its simple case folding. Made once in the process, when first needed.
/// </summary>
internal sealed class CaseTable
{
    private static readonly CharacterSet?[] s_plainAscii = new CharacterSet?[128];
    private static CaseTable? s_units;
    private static CaseTable? s_points;

    // Blocks in which characters with case are, so that a table need not look at all of Unicode.
    private static readonly int[] s_blocks = [0, 0x3000, 0xA000, 0xAC00, 0xF900, 0x10000, 0x10000, 0x11A00, 0x16E00, 0x16F00, 0x1DF00, 0x1E000, 0x1E900, 0x1EA00];

    private readonly Dictionary<int, int[]> _classes = [];
    private readonly int[] _cased;

    private CaseTable(bool isUnicode)
    {
        var groups = new Dictionary<int, List<int>>();
        for (int i = 0; i < s_blocks.Length; i += 2)
        {
            for (int c = s_blocks[i]; c < s_blocks[i + 1] && (isUnicode || c < 0x10000); c++)
            {
                int canonical = Canonicalize(c, isUnicode);
                if (canonical != c)
                {
                    if (!groups.TryGetValue(canonical, out List<int>? group))
                    {
                        groups.Add(canonical, group = [canonical]);
                    }

                    group.Add(c);
                }
            }
        }

        var cased = new List<int>();
        foreach (List<int> group in groups.Values)
        {
            int[] members = [.. group];
            foreach (int member in members)
            {
                _classes[member] = members;
                cased.Add(member);
            }
        }

        cased.Sort();
        _cased = [.. cased];
    }

    internal static CaseTable Of(bool isUnicode) => isUnicode ? s_points ??= new CaseTable(isUnicode: true) : s_units ??= new CaseTable(isUnicode: false);

    /// <summary>Canonicalize (22.2.2.7.3): equal results are equal characters.</summary>
    internal static int Canonicalize(int character, bool isUnicode)
    {
        if (character < 128)
        {
            return isUnicode
                ? character is >= 'A' and <= 'Z' ? character | 0x20 : character
                : character is >= 'a' and <= 'z' ? character & ~0x20 : character;
        }

        if (isUnicode)
        {
            return UnicodeData.Fold(character);
        }

        int upper = UnicodeData.ToUpper(character);
        return upper < 128 ? character : upper;
    }

    /// <summary>All characters that are the same as a given one; null when it is alone.</summary>
    internal static CharacterSet? Variants(int character, bool isUnicode)
    {
        if (character < 128 && !(isUnicode && character is 'k' or 's' or 'K' or 'S'))
        {
            if (!char.IsAsciiLetter((char)character))
            {
                return null;
            }

            int upper = character & ~0x20;
            return s_plainAscii[character] ??= CharacterSet.Of([upper, upper + 1, upper | 0x20, (upper | 0x20) + 1]);
        }

        return Of(isUnicode)._classes.TryGetValue(character, out int[]? members) ? SetOf(members) : null;
    }

    /// <summary>The set with everything that is the same as one of its members.</summary>
    internal static CharacterSet Close(CharacterSet set, bool isUnicode)
    {
        if (set.IsEmpty || ReferenceEquals(set, CharacterSet.Digits) || ReferenceEquals(set, CharacterSet.Spaces))
        {
            return set;
        }

        CaseTable table = Of(isUnicode);
        var added = new List<int>();
        ReadOnlySpan<int> ranges = set.Ranges;
        for (int i = 0; i < ranges.Length; i += 2)
        {
            int at = Array.BinarySearch(table._cased, ranges[i]);
            for (at = at < 0 ? ~at : at; at < table._cased.Length && table._cased[at] < ranges[i + 1]; at++)
            {
                foreach (int member in table._classes[table._cased[at]])
                {
                    added.Add(member);
                    added.Add(member + 1);
                }
            }
        }

        return added.Count == 0 ? set : set.Union(CharacterSet.Of(added));
    }

    private static CharacterSet SetOf(int[] members)
    {
        var pairs = new List<int>();
        foreach (int member in members)
        {
            pairs.Add(member);
            pairs.Add(member + 1);
        }

        return CharacterSet.Of(pairs);
    }
}
