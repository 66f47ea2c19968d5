using System.Text.RegularExpressions;

namespace ActionSteps.Expressions.Functions;

/// <summary>Reads regular expressions with their flags.</summary>
internal static class Patterns
{
    private const int LongestPattern = 5_000;

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
