using System.Collections.Concurrent;

namespace ActionSteps.Scripting.BuiltIns.Intl;

/// <summary>
/// The order of characters for one language. An element has a primary weight (the letter), a secondary (its variant and marks) and a
/// tertiary one (its case). Shared by the process; there is one for each language with an order of its own.
/// </summary>
internal sealed class CollationTable
{
    /// <summary>Room between the letters of the common order, for those that languages add.</summary>
    private const int Step = 16;

    private static readonly ConcurrentDictionary<string, CollationTable> s_tables = new(StringComparer.Ordinal);

    private readonly Dictionary<char, (int Primary, int Secondary, int Tertiary)> _weights = [];
    private readonly Dictionary<char, string> _parts = [];
    private readonly Dictionary<string, (int Primary, int Secondary, int Tertiary)> _contractions = new(StringComparer.Ordinal);
    private readonly (int Primary, int Secondary, int Tertiary)[] _ascii = new (int, int, int)[128];
    private readonly (char From, char To) _script;
    private readonly int _letters;
    private string _marks = "";

    private CollationTable(string language)
    {
        // A language puts the letters of its own script first.
        _script = CollationTailoring.Script(language);
        _letters = int.MaxValue;
        int primary = 0;
        foreach (string line in LocaleData.Lines("collation"))
        {
            if (line[0] == '+')
            {
                _marks = line[1..];
            }
            else if (line[0] == '*' && line.Length > 1)
            {
                foreach (string part in line[1..].Split(' '))
                {
                    _contractions[part[1..]] = _weights[part[0]];
                }
            }
            else if (line[0] == '=')
            {
                foreach (string part in line[1..].Split(' '))
                {
                    _parts[part[0]] = part[1..];
                }
            }
            else
            {
                AddGroup(line, primary += Step);
                _letters = line[0] == '9' ? primary : _letters;
            }
        }

        foreach ((string key, string value) in CollationTailoring.Expansions)
        {
            _parts[key[0]] = value;
        }

        FirstLetter = _weights['`'].Primary;
        IsUpperFirst = language == "da";
        foreach (string rule in CollationTailoring.Rules(language))
        {
            Tailor(rule);
        }

        for (int i = 0; i < _ascii.Length; i++)
        {
            _ascii[i] = _weights.GetValueOrDefault((char)i);
        }

        IsSimple = !_contractions.Keys.Any(static key => key.All(char.IsAscii));
    }

    /// <summary>The weight at which punctuation ends.</summary>
    internal int FirstLetter { get; }

    internal bool IsUpperFirst { get; }

    internal static CollationTable Of(string locale) => s_tables.GetOrAdd(CollationTailoring.LanguageOf(locale), static language => new CollationTable(language));

    /// <summary>Whether each unit of a text in ASCII is an element of its own.</summary>
    internal bool IsSimple { get; }

    internal (int Primary, int Secondary, int Tertiary) AsciiWeight(char unit) => _ascii[unit];

    /// <summary>Decomposed text of a character that is a letter with marks, or several letters; null for others.</summary>
    internal string? PartsOf(char unit) => _parts.GetValueOrDefault(unit);

    /// <summary>1 and more for a mark that belongs to the letter before it, 0 for anything else.</summary>
    internal int MarkWeight(char unit) => unit is >= '\u0300' and <= '\u036f' ? _marks.IndexOf(unit, StringComparison.Ordinal) + 2 : 0;

    /// <summary>Weights of the longest run at the start of a text that counts as one letter.</summary>
    internal (int Primary, int Secondary, int Tertiary) Weight(ReadOnlySpan<char> text, out int length)
    {
        if (_contractions.Count > 0)
        {
            var lookup = _contractions.GetAlternateLookup<ReadOnlySpan<char>>();
            for (length = Math.Min(3, text.Length); length > 1; length--)
            {
                if (lookup.TryGetValue(text[..length], out (int Primary, int Secondary, int Tertiary) together))
                {
                    return together;
                }
            }
        }

        length = 1;
        char unit = text[0];
        return _weights.TryGetValue(unit, out (int Primary, int Secondary, int Tertiary) weight) ? weight
            : unit is < ' ' or '\u007f' or '\u00ad' or '\u200b' ? default
            : (Placed(0x100000 + unit, unit), 0, 0);
    }

    private int Placed(int primary, char unit) =>
        _script.To == '\0' || primary <= _letters || (unit >= _script.From && unit <= _script.To) ? primary : primary + 0x200000;

    private void AddGroup(string line, int primary)
    {
        string[] variants = line.Split(' ');
        for (int secondary = 0; secondary < variants.Length; secondary++)
        {
            string units = LocaleData.Unescape(variants[secondary]);
            for (int tertiary = 0; tertiary < units.Length; tertiary++)
            {
                bool isUpper = char.IsUpper(units[tertiary]);
                _weights[units[tertiary]] = (Placed(primary, units[tertiary]), secondary, (isUpper ? 64 : 0) + tertiary);
            }
        }
    }

    /// <summary>"z &lt; å,Å &lt; ä,Ä": letters of their own after another; forms after a comma differ in case only, after a semicolon in variant.</summary>
    private void Tailor(string rule)
    {
        string[] letters = rule.Split('<', StringSplitOptions.TrimEntries);
        int primary = _weights[letters[0][0]].Primary;
        for (int i = 1; i < letters.Length; i++)
        {
            primary++;
            int secondary = 0;
            foreach (string variant in letters[i].Split(';'))
            {
                int tertiary = 0;
                foreach (string form in variant.Split(','))
                {
                    (int, int, int) weight = (primary, secondary, (char.IsUpper(form[0]) ? 64 : 0) + tertiary++);
                    if (form.Length > 1)
                    {
                        _contractions[form] = weight;
                        continue;
                    }

                    _weights[form[0]] = weight;
                    if (_parts.Remove(form[0], out string? parts))
                    {
                        // The decomposed form of the letter counts as the letter, too.
                        _contractions[parts] = weight;
                    }
                }

                secondary++;
            }
        }
    }
}
