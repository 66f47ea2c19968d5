using System.Globalization;
using ActionSteps.Expressions.Nodes;
using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Functions;

/// <summary>Capitals and small letters; the same for every culture.</summary>
internal static class CaseFunctions
{
    public static BuiltInFunction[] All { get; } =
    [
        new("CAPITALIZE", 1, 1, "text", "The first character in capitals, the rest in lower case.", Capitalize),
        new("DOWNCASE", 1, 1, "text", "Every character in lower case.",
            static (a, context) => Whole(a, context).ToLowerInvariant(), "LOWER", "LOWERCASE"),
        new("UPCASE", 1, 1, "text", "Every character in capitals.",
            static (a, context) => Whole(a, context).ToUpperInvariant(), "UPPER", "UPPERCASE"),
        new("TITLECASE", 1, 1, "text", "Each word with a capital, the rest in lower case.", TitleCase, "PROPER"),
    ];

    private static Value Capitalize(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        TextBuilder result = new(stackalloc char[256], context.Limits.MaxTextLength);
        try
        {
            result.Append(Whole(arguments, context));
            TextCases.Apply(TextCase.Capitalized, ref result, 0);
            return result.ToString();
        }
        finally
        {
            result.Dispose();
        }
    }

    private static Value TitleCase(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        TextInfo letters = CultureInfo.InvariantCulture.TextInfo;
        // Words in capitals would be taken for abbreviations and stay as they are.
        return letters.ToTitleCase(letters.ToLower(Whole(arguments, context)));
    }

    private static string Whole(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        string text = arguments.PeekText(0, context);
        Work.ChargeText(context, text.Length);
        return text;
    }
}
