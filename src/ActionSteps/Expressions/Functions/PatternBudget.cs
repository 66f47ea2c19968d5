namespace ActionSteps.Expressions.Functions;

/// <summary>
/// What automata may cost. They take linear time, but those of the framework can grow to gigabytes and look at no timeout; so they are
/// used only where they stay small.
/// </summary>
internal static class PatternBudget
{
    /// <summary>The cost up to which an automaton may grow.</summary>
    public const long Automaton = 4_000_000;

    // States come with the text, at most about 10,000, and each costs about the square of the weight of the pattern.
    private const int MostStates = 10_000;
    private const int LongestText = 200_000;
    private const int LongestPattern = 500;

    /// <summary>Whether an automaton stays small for a text of some length.</summary>
    public static bool Fits(TranslatedPattern pattern, int textLength) =>
        !pattern.NeedsBacktracking && pattern.Text.Length <= LongestPattern && textLength <= LongestText
        && CostOf(pattern, textLength) <= Automaton;

    /// <summary>What a text of some length may add to an automaton, at most.</summary>
    public static long CostOf(TranslatedPattern pattern, int textLength) =>
        (long)pattern.Weight * pattern.Weight * Math.Min(textLength, MostStates);
}
