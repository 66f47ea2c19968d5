namespace ActionSteps.Scripting.RegularExpressions;

/// <summary>The sets that patterns have names for.</summary>
internal static class CharacterSets
{
    internal static readonly CodePointSet Digits = CodePointSet.Of('0', '9');
    internal static readonly CodePointSet Words = CodePointSet.OfBounds(['0', '9' + 1, 'A', 'Z' + 1, '_', '_' + 1, 'a', 'z' + 1]);
    internal static readonly CodePointSet LineBreaks = CodePointSet.OfBounds(['\n', '\n' + 1, '\r', '\r' + 1, 0x2028, 0x202A]);
    internal static readonly CodePointSet NotLineBreaks = LineBreaks.Complement();

    internal static readonly CodePointSet Spaces = CodePointSet.OfBounds(
    [
        9, 14, 32, 33, 0xA0, 0xA1, 0x1680, 0x1681, 0x2000, 0x200B, 0x2028, 0x202A, 0x202F, 0x2030, 0x205F, 0x2060, 0x3000, 0x3001, 0xFEFF, 0xFF00,
    ]);

    /// <summary>What a set of code points cannot decide by one UTF-16 unit: surrogates and everything beyond the basic plane.</summary>
    internal static readonly CodePointSet Wide = CodePointSet.OfBounds([0xD800, 0xE000, 0x10000, CodePointSet.Limit]);
}
