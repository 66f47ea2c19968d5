using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Functions;

/// <summary>Parts of a text, or of a list where the name does not say text. Positions outside are clipped.</summary>
internal static class TextPartFunctions
{
    public static BuiltInFunction[] All { get; } =
    [
        new("SUBSTRING", 2, 3, "text, start[, length]", "A part of the text from a position, counted from 0; negative counts from the end.",
            Substring, "SUBSTR"),
        new("SLICE", 2, 3, "value, start[, end]", "A part of a text or list up to but without the end; negative counts from the end.", Slice),
        new("LEFT", 2, 2, "text, n", "The first n characters.",
            static (a, context) => Part(a, 0, Math.Max(0, a.Integer(1)), context)),
        new("RIGHT", 2, 2, "text, n", "The last n characters.", Right),
        new("MID", 3, 3, "text, start, n", "The n characters from a position, counted from 1 as in Excel.", Mid),
        new("REVERSE", 1, 1, "value", "The text or list from its end.", Reverse),
    ];

    private static Value Substring(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        long length = arguments.PeekText(0, context).Length;
        long start = FromEnd(arguments.Integer(1), length);
        return Part(arguments, start, arguments.Length > 2 ? start + Math.Max(0, arguments.Integer(2)) : length, context);
    }

    private static Value Slice(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        if (!arguments[0].TryGetList(out ValueList? list))
        {
            long length = arguments.PeekText(0, context).Length;
            return Part(arguments, FromEnd(arguments.Integer(1), length), End(arguments, length), context);
        }

        int from = (int)Math.Min(list.Count, FromEnd(arguments.Integer(1), list.Count));
        int to = (int)Math.Clamp(End(arguments, list.Count), from, list.Count);
        Work.ChargeList(context, to - from);
        return Value.List(list.Items[from..to]);
    }

    private static Value Right(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        int length = arguments.PeekText(0, context).Length;
        return Part(arguments, length - Math.Max(0L, arguments.Integer(1)), length, context);
    }

    private static Value Mid(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        long start = Math.Max(0, arguments.Integer(1) - 1L);
        return Part(arguments, start, start + Math.Max(0, arguments.Integer(2)), context);
    }

    private static Value Reverse(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        if (arguments[0].TryGetList(out ValueList? list))
        {
            Work.ChargeList(context, list.Count);
            Value[] items = list.Items.ToArray();
            Array.Reverse(items);
            return Value.List(ValueList.Own(items));
        }

        string text = arguments.PeekText(0, context);
        Work.ChargeText(context, text.Length);
        return TextUnits.Reverse(text);
    }

    private static Value Part(ReadOnlySpan<Value> arguments, long start, long end, EvaluationContext context)
    {
        string text = arguments.PeekText(0, context);
        (int from, int to) = TextUnits.Clip(text, start, end);
        Work.ChargeText(context, to - from);
        return TextUnits.Slice(text, from, to);
    }

    private static long End(ReadOnlySpan<Value> arguments, long length) =>
        arguments.Length > 2 ? FromEnd(arguments.Integer(2), length) : length;

    private static long FromEnd(long position, long length) => position < 0 ? Math.Max(0, length + position) : position;
}
