using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Functions;

/// <summary>Text without outer white space, or filled up.</summary>
internal static class TrimFunctions
{
    public static BuiltInFunction[] All { get; } =
    [
        new("TRIM", 1, 1, "text", "The text without white space at its ends.",
            static (a, context) => Whole(a, context).Trim(), "STRIP"),
        new("LSTRIP", 1, 1, "text", "The text without white space at its start.",
            static (a, context) => Whole(a, context).TrimStart(), "TRIM_START"),
        new("RSTRIP", 1, 1, "text", "The text without white space at its end.",
            static (a, context) => Whole(a, context).TrimEnd(), "TRIM_END"),
        new("PAD_START", 2, 3, "text, n[, fill]", "The text filled up to n characters at its start, by default with spaces.",
            static (a, context) => Fill(a, context, out string text) + text, "PADLEFT"),
        new("PAD_END", 2, 3, "text, n[, fill]", "The text filled up to n characters at its end, by default with spaces.",
            static (a, context) => Fill(a, context, out string text) is var fill ? text + fill : text, "PADRIGHT"),
        new("REPEAT", 2, 2, "text, n", "The text n times.", Repeat, "REPT"),
        new("TRUNCATE", 2, 3, "text, n[, suffix]", "At most n characters of the text, including the suffix, by default \"...\".", Truncate),
    ];

    private static string Whole(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        string text = arguments.PeekText(0, context);
        Work.ChargeText(context, text.Length);
        return text;
    }

    private static string Fill(ReadOnlySpan<Value> arguments, EvaluationContext context, out string text)
    {
        text = arguments.PeekText(0, context);
        string fill = arguments.Length > 2 ? arguments.PeekText(2, context) : " ";
        int length = arguments.Integer(1);
        Work.ChargeText(context, Math.Max(length, text.Length));
        int missing = length - text.Length;
        return missing <= 0 || fill.Length == 0 ? string.Empty : Repeated(fill, missing);
    }

    private static Value Repeat(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        string text = arguments.PeekText(0, context);
        long length = (long)text.Length * Math.Max(0, arguments.Integer(1));
        Work.ChargeText(context, length);
        return Repeated(text, (int)length);
    }

    private static string Repeated(string text, int length)
    {
        if (length == 0)
        {
            return string.Empty;
        }

        // Only the last repetition can end inside a pair; the pair is left out then.
        int rest = length % text.Length;
        int whole = length - (TextUnits.IsInsidePair(text, rest) ? 1 : 0);
        return string.Create(whole, text, static (room, source) =>
        {
            for (; room.Length >= source.Length; room = room[source.Length..])
            {
                source.CopyTo(room);
            }

            source.AsSpan(0, room.Length).CopyTo(room);
        });
    }

    private static Value Truncate(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        string text = arguments.PeekText(0, context);
        int most = Math.Max(0, arguments.Integer(1));
        Work.ChargeText(context, Math.Min(text.Length, most));
        if (text.Length <= most)
        {
            return text;
        }

        string suffix = arguments.Length > 2 ? arguments.PeekText(2, context) : "...";
        return suffix.Length >= most
            ? TextUnits.Slice(suffix, 0, most)
            : TextUnits.Slice(text, 0, most - suffix.Length) + suffix;
    }
}
