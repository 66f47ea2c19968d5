using System.Collections.Concurrent;
using System.Text;

namespace ActionSteps.Scripting.BuiltIns.Intl;

/// <summary>
/// Texts and patterns of one locale, read from the tables beside this file when a script first needs them. Shared by the process:
/// there are only as many as there are tables. Results are therefore the same on every machine.
/// </summary>
internal sealed class LocaleData
{
    private static readonly ConcurrentDictionary<string, LocaleData> s_known = new(StringComparer.Ordinal);

    private readonly Dictionary<string, string> _texts;

    private LocaleData(Dictionary<string, string> texts) => _texts = texts;

    /// <summary>The value of a key; empty when the locale has none.</summary>
    internal string this[string key] => _texts.GetValueOrDefault(key, "");

    internal bool Has(string key) => _texts.ContainsKey(key);

    /// <summary>Several values of one key.</summary>
    internal string[] List(string key, char separator = '|') => this[key].Split(separator);

    /// <summary>The data of a resolved locale: its own table, or that of its language.</summary>
    internal static LocaleData Of(string locale)
    {
        string name = LocaleList.TableOf(locale);
        return s_known.GetOrAdd(name, static name => new LocaleData(Load(name)));
    }

    /// <summary>The lines of a table; null when there is none of this name.</summary>
    internal static IEnumerable<string> Lines(string name)
    {
        using Stream? stream = typeof(LocaleData).Assembly.GetManifestResourceStream("locale." + name);
        using var reader = new StreamReader(stream ?? Stream.Null, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    private static Dictionary<string, string> Load(string name)
    {
        Dictionary<string, string> texts = new(StringComparer.Ordinal);
        foreach (string line in Lines(name))
        {
            int at = line.IndexOf('=', StringComparison.Ordinal);
            if (at < 0)
            {
                // A key that the parent has and this locale has not.
                texts.Remove(line.TrimEnd('!'));
            }
            else if (line.StartsWith("parent=", StringComparison.Ordinal))
            {
                texts = new(Of(line[7..])._texts, StringComparer.Ordinal);
            }
            else
            {
                texts[line[..at]] = Unescape(line[(at + 1)..]);
            }
        }

        return texts;
    }

    /// <summary>Tables write invisible characters as \uXXXX, so that people can read them.</summary>
    internal static string Unescape(string text)
    {
        for (int at; (at = text.IndexOf("\\u", StringComparison.Ordinal)) >= 0;)
        {
            var unit = (char)int.Parse(text.AsSpan(at + 2, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            text = string.Concat(text.AsSpan(0, at), [unit], text.AsSpan(at + 6));
        }

        return text;
    }
}
