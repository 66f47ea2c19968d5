using System.Globalization;

namespace ActionSteps.Expressions.Parsing;

/// <summary>What is wrong where. Put into words only when somebody wants to know, as templates try many braces that are no placeholders.</summary>
/// <param name="Problem">What is wrong.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">The unit behind it.</param>
/// <param name="Expected">The symbol that is missing, for <see cref="ParseProblem.Missing"/>.</param>
internal readonly record struct ParseFault(ParseProblem Problem, int Start, int End, char Expected = default)
{
    private const int LongestQuote = 20;

    public ExpressionFault ToFault(string source)
    {
        string code = Problem is ParseProblem.TooLong or ParseProblem.TooDeep ? ErrorCodes.ExpressionLimit : ErrorCodes.ExpressionSyntax;
        return new ExpressionFault(code, Describe(source), Start, source);
    }

    private string Describe(string source) => Problem switch
    {
        ParseProblem.Empty => "There is no expression.",
        ParseProblem.ValueMissing => Start >= source.Length
            ? "The expression ends too early: a value is missing."
            : $"A value is missing before \"{Quote(source)}\".",
        ParseProblem.Missing => $"\"{Expected}\" is missing.",
        ParseProblem.UnclosedText => "The text has no closing quote.",
        ParseProblem.InvalidEscape => "\"\\u\" needs four hexadecimal digits.",
        ParseProblem.NumberRange => "The number is beyond the range of numbers (about 1.8e308).",
        ParseProblem.TooLong => Limit("is longer", ExpressionLimits.MaxLength, "UTF-16 units"),
        ParseProblem.TooDeep => Limit("nests deeper", ExpressionLimits.MaxNesting, "levels"),
        _ => $"\"{Quote(source)}\" is not expected here.",
    };

    private static string Limit(string what, int allowed, string unit) => string.Create(
        CultureInfo.InvariantCulture, $"The expression {what} than {allowed:N0} {unit}; split it over several variables.");

    private string Quote(string source) => source.Substring(Start, Math.Min(Math.Max(End - Start, 1), Math.Min(LongestQuote, source.Length - Start)));
}
