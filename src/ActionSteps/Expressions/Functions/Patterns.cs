using System.Text.RegularExpressions;

namespace ActionSteps.Expressions.Functions;

/// <summary>
/// Makes regular expressions that cannot run away. An automaton takes linear time whatever the text, but is used only where it stays
/// small: the framework lets large ones take gigabytes and looks at no timeout. Everything else backtracks under a timeout.
/// </summary>
internal static class Patterns
{
    private const int LongestPattern = 5_000;

    // States come with the text, at most about 10,000, and each costs about the square of the weight.
    private const int MostStates = 10_000;
    private const long AutomatonBudget = 4_000_000;
    private const int LongestAutomatonPattern = 500;

    /// <summary>Translates a pattern with the flags <c>i</c>, <c>m</c> and <c>s</c>, which may also be at its start: <c>(?s)</c>.</summary>
    /// <exception cref="EvaluationFailure"><see cref="ErrorCodes.InvalidPattern"/>: the pattern or a flag is not valid.</exception>
    public static TranslatedPattern Translate(string pattern, string flags)
    {
        if (pattern.Length > LongestPattern)
        {
            throw Invalid("it is longer than 5,000 UTF-16 units");
        }

        RegexOptions options = RegexOptions.CultureInvariant;
        AddFlags(flags, ref options);
        int end = pattern.StartsWith("(?", StringComparison.Ordinal) ? pattern.AsSpan(2).IndexOfAnyExcept("ims") : -1;
        if (end > 0 && pattern[end + 2] == ')')
        {
            AddFlags(pattern.AsSpan(2, end), ref options);
            pattern = pattern[(end + 3)..];
        }

        return PatternTranslator.Translate(pattern, options);
    }

    /// <summary>Whether an automaton stays small for a text of some length.</summary>
    public static bool FitsAutomaton(TranslatedPattern pattern, int textLength) =>
        !pattern.NeedsBacktracking && pattern.Text.Length <= LongestAutomatonPattern
        && Cost(pattern, Math.Min(textLength, MostStates)) <= AutomatonBudget;

    /// <summary>What a text of some length may add to an automaton, at most.</summary>
    public static long Cost(TranslatedPattern pattern, int textLength) => (long)pattern.Weight * pattern.Weight * textLength;

    /// <summary>How much may be added to an automaton before it is thrown away, so that none grows for as long as the process lives.</summary>
    public static long LifetimeOf(TranslatedPattern pattern) => Math.Max(AutomatonBudget, Cost(pattern, 1));

    public static EvaluationFailure Invalid(string reason) => new(
        ErrorCodes.InvalidPattern, $"The regular expression is not valid: {reason}.");

    public static EvaluationFailure TooSlow() => new(
        ErrorCodes.InvalidPattern, "The regular expressions of the expression take too long; make them simpler, or the text shorter.");

    private static void AddFlags(ReadOnlySpan<char> flags, ref RegexOptions options)
    {
        foreach (char flag in flags)
        {
            options |= flag switch
            {
                'i' => RegexOptions.IgnoreCase,
                'm' => RegexOptions.Multiline,
                's' => RegexOptions.Singleline,
                _ => throw Invalid("its flags may only be i, m and s"),
            };
        }
    }
}
