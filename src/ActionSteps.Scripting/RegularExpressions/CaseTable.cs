namespace ActionSteps.Scripting.RegularExpressions;

/// <summary>
/// Which characters are the same when case is ignored. The two modes of the language differ: without <c>u</c> or <c>v</c> a UTF-16 unit
/// is compared by its upper case, with them a code point by its simple case folding.
/// </summary>
internal static class CaseTable
{
    private static readonly CodePointSet?[] s_plainAscii = new CodePointSet?[128];

    /// <summary>Canonicalize (22.2.2.7.3): equal results are equal characters.</summary>
    internal static int Canonicalize(int character, bool isUnicode)
    {
        if (character >= 128)
        {
            return Map(isUnicode).Canonicalize(character);
        }

        return isUnicode
            ? character is >= 'A' and <= 'Z' ? character | 0x20 : character
            : character is >= 'a' and <= 'z' ? character & ~0x20 : character;
    }

    /// <summary>All characters that are the same as a given one; null when it is alone.</summary>
    internal static CodePointSet? Variants(int character, bool isUnicode)
    {
        // Most letters have no variant beyond ASCII: then the large tables need not be read.
        if (character < 128 && !(isUnicode && character is 'k' or 's' or 'K' or 'S'))
        {
            if (!char.IsAsciiLetter((char)character))
            {
                return null;
            }

            int upper = character & ~0x20;
            return s_plainAscii[character] ??= CodePointSet.OfBounds([upper, upper + 1, upper | 0x20, (upper | 0x20) + 1]);
        }

        ReadOnlySpan<int> members = Map(isUnicode).Variants(character);
        return members.IsEmpty ? null : CodePointSetBuilder.Collect(members);
    }

    /// <summary>The set with everything that is the same as one of its members.</summary>
    internal static CodePointSet Close(CodePointSet set, bool isUnicode) =>
        set.IsEmpty || ReferenceEquals(set, CharacterSets.Digits) || ReferenceEquals(set, CharacterSets.Spaces) ? set : Map(isUnicode).Close(set);

    private static CaseMap Map(bool isUnicode) => isUnicode ? CaseMap.Folding : CaseMap.Upper;
}
