using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Functions;

/// <summary>Single items and parts of a list.</summary>
internal static class ListPartFunctions
{
    public static BuiltInFunction[] All { get; } =
    [
        new("FIRST", 1, 2, "list[, n]", "The first item, or the list of the first n items.",
            static (a, context) => a.Length == 1 ? a.PeekList(0).At(0) : Take(a, context)),
        new("LAST", 1, 2, "list[, n]", "The last item, or the list of the last n items.",
            static (a, context) => a.Length == 1 ? a.PeekList(0).At(-1) : TakeLast(a, context)),
        new("AT", 2, 2, "list, index", "The item at a position, from 0; negative counts from the end; null where there is none.",
            static (a, _) => a.PeekList(0).At(a.Integer(1))),
        new("TAKE", 2, 2, "list, n", "The first n items.", Take),
        new("SKIP", 2, 2, "list, n", "The items after the first n.",
            static (a, context) => Part(a.PeekList(0).Items[Clip(a)..], context)),
    ];

    private static Value Take(ReadOnlySpan<Value> arguments, EvaluationContext context) =>
        Part(arguments.PeekList(0).Items[..Clip(arguments)], context);

    private static Value TakeLast(ReadOnlySpan<Value> arguments, EvaluationContext context) =>
        Part(arguments.PeekList(0).Items[^Clip(arguments)..], context);

    private static int Clip(ReadOnlySpan<Value> arguments) => Math.Clamp(arguments.Integer(1), 0, arguments.PeekList(0).Count);

    private static Value Part(ReadOnlySpan<Value> items, EvaluationContext context)
    {
        Work.ChargeList(context, items.Length);
        return Value.List(items);
    }
}
