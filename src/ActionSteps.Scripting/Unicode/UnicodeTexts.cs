using System.Collections.Concurrent;

namespace ActionSteps.Scripting.Unicode;

/// <summary>A property of strings: single code points, and longer texts with the longest first.</summary>
internal sealed class UnicodeTexts
{
    private static readonly string[] s_parts =
    [
        "Basic_Emoji", "Emoji_Keycap_Sequence", "RGI_Emoji_Modifier_Sequence", "RGI_Emoji_Flag_Sequence", "RGI_Emoji_Tag_Sequence",
        "RGI_Emoji_ZWJ_Sequence",
    ];

    private static readonly ConcurrentDictionary<string, UnicodeTexts> s_known = new(StringComparer.Ordinal);

    private UnicodeTexts(CodePointSet characters, List<string> texts)
    {
        Characters = characters;
        texts.Sort(static (left, right) => left.Length != right.Length ? right.Length - left.Length : string.CompareOrdinal(left, right));
        Texts = texts.AsReadOnly();
    }

    internal CodePointSet Characters { get; }

    internal IReadOnlyList<string> Texts { get; }

    /// <summary>Null when the name is not one of a property of strings.</summary>
    internal static UnicodeTexts? Find(string name) =>
        name == "RGI_Emoji" ? s_known.GetOrAdd(name, static _ => Read(s_parts))
        : Array.IndexOf(s_parts, name) >= 0 ? s_known.GetOrAdd(name, static name => Read([name])) : null;

    private static UnicodeTexts Read(ReadOnlySpan<string> names)
    {
        var characters = new CodePointSetBuilder();
        var texts = new List<string>();
        foreach (string name in names)
        {
            Read(UnicodeFile.Instance.Open("*" + name), characters, texts);
        }

        return new UnicodeTexts(characters.ToSet(), texts);
    }

    private static void Read(UnicodeReader reader, CodePointSetBuilder characters, List<string> texts)
    {
        var text = new List<int>();
        for (int count = reader.Number(); count > 0; count--)
        {
            int shared = reader.Number();
            text.RemoveRange(shared, text.Count - shared);
            for (int more = reader.Number(); more > 0; more--)
            {
                text.Add(0x1F000 + reader.SignedNumber());
            }

            if (text.Count == 1)
            {
                characters.Add(text[0]);
            }
            else
            {
                texts.Add(string.Concat(text.ConvertAll(char.ConvertFromUtf32)));
            }
        }
    }
}
