using System.Globalization;
using System.Text;

namespace ActionSteps.Knowledge;

/// <summary>
/// The words of a text as the index keeps them: runs of letters and digits of any script, without case and accents, with a plain plural s
/// left out; each Chinese or Japanese character is a word, as those scripts have no spaces.
/// </summary>
internal static class Words
{
    // Longer runs are no words of a language.
    private const int LongestWord = 50;

    /// <summary>The words in order.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        List<string> words = [];
        StringBuilder word = new();
        foreach (Rune rune in Decompose(text).EnumerateRunes())
        {
            UnicodeCategory category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)
            {
                continue;
            }

            bool isPart = Rune.IsLetterOrDigit(rune) || category == UnicodeCategory.SpacingCombiningMark;
            bool isWhole = isPart && IsWordOfItsOwn(rune.Value);
            if (!isPart || isWhole)
            {
                End(word, words);
            }

            if (isWhole)
            {
                words.Add(rune.ToString());
            }
            else if (isPart && word.Length < LongestWord)
            {
                Append(word, rune);
            }
        }

        End(word, words);
        return words;
    }

    /// <summary>The first part of a BCP 47 language: <c>nl</c> of <c>nl-BE</c>.</summary>
    public static string MainLanguage(string language)
    {
        int end = language.AsSpan().IndexOfAny('-', '_');
        return end < 0 ? language : language[..end];
    }

    /// <summary>Letters apart from their accents, and compatible forms as their plain ones.</summary>
    private static string Decompose(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        // Lone surrogates, which cannot be decomposed, become replacement characters.
        string valid = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        return valid.Normalize(NormalizationForm.FormKD);
    }

    private static void Append(StringBuilder word, Rune rune)
    {
        rune = Rune.ToLowerInvariant(rune);

        // Letters that look like others with an accent but do not decompose.
        string? plain = rune.Value switch
        {
            'ß' => "ss",
            'æ' => "ae",
            'œ' => "oe",
            'ø' => "o",
            'ł' => "l",
            'đ' or 'ð' => "d",
            'þ' => "th",
            'ı' => "i",
            'ς' => "σ",
            _ => null,
        };
        word.Append(plain ?? rune.ToString());
    }

    private static void End(StringBuilder word, List<string> words)
    {
        if (word.Length > 0)
        {
            words.Add(Singular(word));
            word.Clear();
        }
    }

    /// <summary>Good enough for a plural in English, Dutch and French, and the same on both sides, so that a wrong cut does no harm.</summary>
    private static string Singular(StringBuilder word) =>
        word.Length > 3 && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i')
            ? word.ToString(0, word.Length - 1)
            : word.ToString();

    private static bool IsWordOfItsOwn(int rune) => rune
        is (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF)
        or (>= 0x20000 and <= 0x3FFFF);
}
