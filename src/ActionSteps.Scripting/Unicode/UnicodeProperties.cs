using System.Diagnostics.CodeAnalysis;

namespace ActionSteps.Scripting.Unicode;

/// <summary>
/// The properties of <c>\p{…}</c> by the names and aliases that ECMAScript 2024 allows, of Unicode 17. Sets are made when first asked for
/// and then shared by the whole process. Thread-safe.
/// </summary>
internal static class UnicodeProperties
{
    private static readonly Lazy<CodePointSet?[]> s_sets = new(static () => new CodePointSet?[UnicodeFile.Instance.SectionCount]);
    private static readonly Lazy<CodePointSet> s_idStart = new(static () => Required("ID_Start"));
    private static readonly Lazy<CodePointSet> s_idContinue = new(static () => Required("ID_Continue"));

    internal static CodePointSet IdStart => s_idStart.Value;

    internal static CodePointSet IdContinue => s_idContinue.Value;

    /// <summary>
    /// The set of <c>\p{name=value}</c>, or of <c>\p{name}</c> when <paramref name="value"/> is null: a binary property or a value of
    /// General_Category. False for names that the language does not know; names are compared exactly.
    /// </summary>
    internal static bool TryGetSet(string name, string? value, [NotNullWhen(true)] out CodePointSet? set)
    {
        set = null;
        string? property = value is null ? null : name switch
        {
            "General_Category" or "gc" => "gc=",
            "Script" or "sc" => "sc=",
            "Script_Extensions" or "scx" => "scx=",
            _ => null,
        };
        if (value is null)
        {
            // Other sections are under names that no script can write here: they have a sign in front or inside.
            return IsPlain(name) && (TryFind(name, out set) || TryFind("gc=" + name, out set));
        }

        return property is not null && IsPlain(value) && TryFind(property + value, out set);
    }

    /// <summary>
    /// The property of strings of <c>\p{name}</c> with the v flag: its single code points, and its longer texts, longest first.
    /// </summary>
    internal static bool TryGetStringSet(
        string name, [NotNullWhen(true)] out CodePointSet? characters, [NotNullWhen(true)] out IReadOnlyList<string>? texts)
    {
        UnicodeTexts? found = UnicodeTexts.Find(name);
        characters = found?.Characters;
        texts = found?.Texts;
        return found is not null;
    }

    private static bool IsPlain(string name) => name.Length > 0 && !name.AsSpan().ContainsAny('=', '*', '>');

    private static CodePointSet Required(string name) =>
        TryFind(name, out CodePointSet? set) ? set : throw new InvalidOperationException($"The Unicode data lacks '{name}'.");

    private static bool TryFind(string name, [NotNullWhen(true)] out CodePointSet? set)
    {
        if (!UnicodeFile.Instance.TryFind(name, out int section))
        {
            set = null;
            return false;
        }

        // Two threads may make the same set; either is right.
        ref CodePointSet? place = ref s_sets.Value[section];
        set = Volatile.Read(ref place);
        if (set is null)
        {
            set = UnicodeFile.Instance.Open(section).Set();
            Volatile.Write(ref place, set);
        }

        return true;
    }
}
