namespace ActionSteps.Scripting.BuiltIns;

/// <summary>How many columns of a terminal a text takes.</summary>
internal static class ConsoleWidth
{
    internal static int Of(string text)
    {
        int width = 0;
        foreach (System.Text.Rune rune in text.EnumerateRunes())
        {
            width += IsWide(rune.Value) ? 2 : IsNothing(rune) ? 0 : 1;
        }

        return width;
    }

    private static bool IsWide(int point) => point is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0x303E) or (>= 0x3041 and <= 0xA4CF)
        or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF01 and <= 0xFF60)
        or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F300 and <= 0x1F64F) or (>= 0x1F680 and <= 0x1F6FF) or (>= 0x1F900 and <= 0x1F9FF)
        or (>= 0x20000 and <= 0x3FFFD);

    private static bool IsNothing(System.Text.Rune rune) => rune.Value < 32 || rune.Value is (>= 0x7F and < 0xA0) or (>= 0x200B and <= 0x200F) or (>= 0xFE00 and <= 0xFE0F)
        || System.Text.Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;
}
