using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Functions;

/// <summary>Replaces literal parts of a text. Empty text is found nowhere.</summary>
internal static class TextReplaceFunctions
{
    public static BuiltInFunction[] All { get; } =
    [
        new("REPLACE", 3, 3, "text, find, with", "The text with every occurrence of a part replaced.",
            static (a, context) => Replace(a, a.PeekText(2, context), int.MaxValue, context), "SUBSTITUTE"),
        new("REPLACE_FIRST", 3, 3, "text, find, with", "The text with the first occurrence of a part replaced.",
            static (a, context) => Replace(a, a.PeekText(2, context), 1, context)),
        new("REMOVE", 2, 2, "text, find", "The text without any occurrence of a part.",
            static (a, context) => Replace(a, string.Empty, int.MaxValue, context)),
    ];

    private static Value Replace(ReadOnlySpan<Value> arguments, string with, int most, EvaluationContext context)
    {
        string text = arguments.PeekText(0, context);
        string find = arguments.PeekText(1, context);
        Work.ChargeSearch(context, text, find);
        int at = find.Length == 0 ? -1 : TextUnits.IndexOf(text, find, 0);
        if (at < 0)
        {
            return text;
        }

        TextBuilder result = new(stackalloc char[256], context.Limits.MaxTextLength);
        try
        {
            int from = 0;
            for (; at >= 0 && most > 0; most--)
            {
                result.Append(text.AsSpan(from, at - from));
                result.Append(with);
                from = at + find.Length;
                at = TextUnits.IndexOf(text, find, from);
            }

            result.Append(text.AsSpan(from));
            Work.Charge(context, result.Length);
            return result.ToString();
        }
        finally
        {
            result.Dispose();
        }
    }
}
