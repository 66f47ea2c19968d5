using System.Text.RegularExpressions;
using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Functions;

/// <summary>Regular expressions as JavaScript reads them, within the pattern time of an evaluation.</summary>
internal static class PatternFunctions
{
    public static BuiltInFunction[] All { get; } =
    [
        new("MATCH", 2, 3, "text, pattern[, flags]", "Whether a regular expression matches a part of the text; flags i, m and s.",
            static (a, context) => Matcher(a, a.PeekText(2, context), context).IsMatch(), "ISMATCH", "REGEX_TEST"),
        new("EXTRACT", 2, 3, "text, pattern[, group]", "The first match of a regular expression, or one of its groups; null when there is none.", Extract),
        new("REGEX_REPLACE", 3, 3, "text, pattern, with", "The text with every match of a regular expression replaced; $1 is its first group.", Replace),
    ];

    private static PatternMatcher Matcher(ReadOnlySpan<Value> arguments, string flags, EvaluationContext context) =>
        new(arguments.PeekText(0, context), arguments.PeekText(1, context), flags, context);

    private static Value Extract(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        PatternMatcher matcher = Matcher(arguments, string.Empty, context);
        bool isName = arguments.At(2).TryGetText(out string? name) && !Coercion.IsNumericText(arguments[2]);
        int number = isName ? matcher.NumberOf(name ?? string.Empty) : arguments.Integer(2);
        Match match = matcher.Match(0);
        if (!match.Success || number < 0 || number > matcher.Groups || !match.Groups[number].Success)
        {
            return Value.Null;
        }

        Work.ChargeText(context, match.Groups[number].Length);
        return match.Groups[number].Value;
    }

    private static Value Replace(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        PatternMatcher matcher = Matcher(arguments, string.Empty, context);
        string text = arguments.PeekText(0, context);
        PatternReplacement replacement = new(arguments.PeekText(2, context), matcher);
        TextBuilder result = new(stackalloc char[256], context.Limits.MaxTextLength);
        try
        {
            int from = 0;
            int at = 0;
            while (at <= text.Length && matcher.Match(at) is { Success: true } match)
            {
                int before = result.Length;
                result.Append(text.AsSpan(from, match.Index - from));
                replacement.Append(match, ref result);
                from = match.Index + match.Length;
                // An empty match moves on by one character, so that the next one is another.
                at = match.Length > 0 || from == text.Length ? from : from + TextUnits.LengthAt(text, from);
                at += match.Length == 0 && from == text.Length ? 1 : 0;
                Work.Charge(context, 1 + result.Length - before);
            }

            result.Append(text.AsSpan(from));
            return result.ToString();
        }
        finally
        {
            result.Dispose();
        }
    }
}
