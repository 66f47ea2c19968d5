using System.Text;

namespace ActionSteps.Scripting.RegularExpressions;

/// <summary>All that regular expressions need to know about Unicode: the one place where they touch the data.</summary>
internal static class UnicodeData
{
    private static readonly (string Short, string Long, UnicodeCategory[] Categories)[] s_categories =
    [
        ("Lu", "Uppercase_Letter", [UnicodeCategory.UppercaseLetter]),
        ("Ll", "Lowercase_Letter", [UnicodeCategory.LowercaseLetter]),
        ("Lt", "Titlecase_Letter", [UnicodeCategory.TitlecaseLetter]),
        ("LC", "Cased_Letter", [UnicodeCategory.UppercaseLetter, UnicodeCategory.LowercaseLetter, UnicodeCategory.TitlecaseLetter]),
        ("Lm", "Modifier_Letter", [UnicodeCategory.ModifierLetter]),
        ("Lo", "Other_Letter", [UnicodeCategory.OtherLetter]),
        ("L", "Letter", [UnicodeCategory.UppercaseLetter, UnicodeCategory.LowercaseLetter, UnicodeCategory.TitlecaseLetter, UnicodeCategory.ModifierLetter, UnicodeCategory.OtherLetter]),
        ("Mn", "Nonspacing_Mark", [UnicodeCategory.NonSpacingMark]),
        ("Mc", "Spacing_Mark", [UnicodeCategory.SpacingCombiningMark]),
        ("Me", "Enclosing_Mark", [UnicodeCategory.EnclosingMark]),
        ("M", "Mark", [UnicodeCategory.NonSpacingMark, UnicodeCategory.SpacingCombiningMark, UnicodeCategory.EnclosingMark]),
        ("Nd", "Decimal_Number", [UnicodeCategory.DecimalDigitNumber]),
        ("Nl", "Letter_Number", [UnicodeCategory.LetterNumber]),
        ("No", "Other_Number", [UnicodeCategory.OtherNumber]),
        ("N", "Number", [UnicodeCategory.DecimalDigitNumber, UnicodeCategory.LetterNumber, UnicodeCategory.OtherNumber]),
        ("Pc", "Connector_Punctuation", [UnicodeCategory.ConnectorPunctuation]),
        ("Pd", "Dash_Punctuation", [UnicodeCategory.DashPunctuation]),
        ("Ps", "Open_Punctuation", [UnicodeCategory.OpenPunctuation]),
        ("Pe", "Close_Punctuation", [UnicodeCategory.ClosePunctuation]),
        ("Pi", "Initial_Punctuation", [UnicodeCategory.InitialQuotePunctuation]),
        ("Pf", "Final_Punctuation", [UnicodeCategory.FinalQuotePunctuation]),
        ("Po", "Other_Punctuation", [UnicodeCategory.OtherPunctuation]),
        ("P", "Punctuation", [UnicodeCategory.ConnectorPunctuation, UnicodeCategory.DashPunctuation, UnicodeCategory.OpenPunctuation, UnicodeCategory.ClosePunctuation, UnicodeCategory.InitialQuotePunctuation, UnicodeCategory.FinalQuotePunctuation, UnicodeCategory.OtherPunctuation]),
        ("Sm", "Math_Symbol", [UnicodeCategory.MathSymbol]),
        ("Sc", "Currency_Symbol", [UnicodeCategory.CurrencySymbol]),
        ("Sk", "Modifier_Symbol", [UnicodeCategory.ModifierSymbol]),
        ("So", "Other_Symbol", [UnicodeCategory.OtherSymbol]),
        ("S", "Symbol", [UnicodeCategory.MathSymbol, UnicodeCategory.CurrencySymbol, UnicodeCategory.ModifierSymbol, UnicodeCategory.OtherSymbol]),
        ("Zs", "Space_Separator", [UnicodeCategory.SpaceSeparator]),
        ("Zl", "Line_Separator", [UnicodeCategory.LineSeparator]),
        ("Zp", "Paragraph_Separator", [UnicodeCategory.ParagraphSeparator]),
        ("Z", "Separator", [UnicodeCategory.SpaceSeparator, UnicodeCategory.LineSeparator, UnicodeCategory.ParagraphSeparator]),
        ("Cc", "Control", [UnicodeCategory.Control]),
        ("Cf", "Format", [UnicodeCategory.Format]),
        ("Cs", "Surrogate", [UnicodeCategory.Surrogate]),
        ("Co", "Private_Use", [UnicodeCategory.PrivateUse]),
        ("Cn", "Unassigned", [UnicodeCategory.OtherNotAssigned]),
        ("C", "Other", [UnicodeCategory.Control, UnicodeCategory.Format, UnicodeCategory.Surrogate, UnicodeCategory.PrivateUse, UnicodeCategory.OtherNotAssigned]),
        ("punct", "Punctuation", [UnicodeCategory.ConnectorPunctuation, UnicodeCategory.DashPunctuation, UnicodeCategory.OpenPunctuation, UnicodeCategory.ClosePunctuation, UnicodeCategory.InitialQuotePunctuation, UnicodeCategory.FinalQuotePunctuation, UnicodeCategory.OtherPunctuation]),
        ("digit", "Decimal_Number", [UnicodeCategory.DecimalDigitNumber]),
        ("cntrl", "Control", [UnicodeCategory.Control]),
        ("Combining_Mark", "Mark", [UnicodeCategory.NonSpacingMark, UnicodeCategory.SpacingCombiningMark, UnicodeCategory.EnclosingMark]),
        ("Alpha", "Alphabetic", [UnicodeCategory.UppercaseLetter, UnicodeCategory.LowercaseLetter, UnicodeCategory.TitlecaseLetter, UnicodeCategory.ModifierLetter, UnicodeCategory.OtherLetter, UnicodeCategory.LetterNumber]),
        ("Upper", "Uppercase", [UnicodeCategory.UppercaseLetter]),
        ("Lower", "Lowercase", [UnicodeCategory.LowercaseLetter]),
    ];

    private static readonly CharacterSet?[] s_sets = new CharacterSet?[s_categories.Length];
    private static readonly CharacterSet s_ascii = CharacterSet.Of([0, 128]);

    /// <summary>The set of a Unicode property as in <c>\p{name}</c> or <c>\p{name=value}</c>; false when there is no such property.</summary>
    internal static bool TryGetProperty(string name, string? value, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out CharacterSet? set)
    {
        set = null;
        if (value is null)
        {
            set = name switch
            {
                "Any" => CharacterSet.All,
                "ASCII" => s_ascii,
                "Assigned" => Category("Cn")!.Complement(),
                _ => Category(name),
            };
        }
        else if (name is "General_Category" or "gc" && value is not ("Alpha" or "Alphabetic" or "Upper" or "Uppercase" or "Lower" or "Lowercase"))
        {
            set = Category(value);
        }

        return set is not null;
    }

    /// <summary>A property of texts as in <c>\p{RGI_Emoji}</c>: its single code points, and its longer texts.</summary>
    internal static bool TryGetTexts(string name, out CharacterSet characters, out IReadOnlyList<string> texts)
    {
        (characters, texts) = (CharacterSet.Empty, []);
        return false;
    }

    /// <summary>Simple case folding of a code point (scf).</summary>
    internal static int Fold(int codePoint) => codePoint switch
    {
        0x0130 or 0x0131 => codePoint,
        0x017F => 's',
        0x1E9E => 0xDF,
        0x212A => 'k',
        0x212B => 0xE5,
        0x2126 => 0x3C9,
        0x1FD3 => 0x390,
        0x1FE3 => 0x3B0,
        0xFB05 => 0xFB06,
        >= 0x13A0 and <= 0x13F5 => codePoint,
        >= 0x13F8 and <= 0x13FD => codePoint - 8,
        >= 0xAB70 and <= 0xABBF => codePoint - 0xAB70 + 0x13A0,
        >= 0xD800 and <= 0xDFFF => codePoint,
        _ => Rune.ToLowerInvariant(Rune.ToUpperInvariant(new Rune(codePoint))).Value,
    };

    /// <summary>Upper case of a UTF-16 unit, the unit itself when its upper case is longer.</summary>
    internal static int ToUpper(int unit) =>
        unit is (>= 0x1F80 and <= 0x1FAF) or 0x1FB3 or 0x1FC3 or 0x1FF3 ? unit : char.ToUpperInvariant((char)unit);

    private static CharacterSet? Category(string name)
    {
        for (int i = 0; i < s_categories.Length; i++)
        {
            if (s_categories[i].Short == name || s_categories[i].Long == name)
            {
                return s_sets[i] ??= Collect(s_categories[i].Categories);
            }
        }

        return null;
    }

    private static CharacterSet Collect(UnicodeCategory[] categories)
    {
        uint wanted = 0;
        foreach (UnicodeCategory category in categories)
        {
            wanted |= 1u << (int)category;
        }

        var pairs = new List<int>();
        bool isInside = false;
        for (int c = 0; c < CharacterSet.Limit; c++)
        {
            if ((((wanted >> (int)CharUnicodeInfo.GetUnicodeCategory(c)) & 1) != 0) != isInside)
            {
                isInside = !isInside;
                pairs.Add(c);
            }
        }

        if (isInside)
        {
            pairs.Add(CharacterSet.Limit);
        }

        return CharacterSet.Of(pairs);
    }
}
