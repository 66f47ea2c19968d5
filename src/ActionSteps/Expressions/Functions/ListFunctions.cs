using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Functions;

/// <summary>Lists with items added or taken away. The lists themselves stay as they are.</summary>
internal static class ListFunctions
{
    private const int CostOfList = 8;

    public static BuiltInFunction[] All { get; } =
    [
        new("LIST", 0, BuiltInFunction.AnyNumber, "a, …", "A list of the arguments.", List, "ARRAY"),
        new("APPEND", 2, BuiltInFunction.AnyNumber, "list, item, …", "The list with items at its end; to a text the items are joined.",
            static (a, context) => a[0].IsText ? TextListFunctions.ConcatTexts(a, context) : Combine(a.PeekList(0).Items, a[1..], context), "PUSH"),
        new("PREPEND", 2, BuiltInFunction.AnyNumber, "list, item, …", "The list with items at its start; before a text the items are joined.",
            static (a, context) => a[0].IsText ? TextListFunctions.ConcatTexts([.. a[1..], a[0]], context) : Combine(a[1..], a.PeekList(0).Items, context)),
        new("RANGE", 2, 2, "start, count", "That many consecutive numbers.", Range),
        new("COMPACT", 1, 1, "list", "The items that are neither null nor empty text.",
            static (a, context) => Filter(a, context, static (item, _, _) => !item.IsNullOrUndefined && item != Value.EmptyText)),
        new("REMOVE_ITEM", 2, 2, "list, value", "The items that do not equal a value.",
            static (a, context) => Filter(a, context, static (item, value, context) => !Comparison.AreEqual(item, value, context))),
        new("REMOVE_AT", 2, 2, "list, index", "The list without the item at a position; negative counts from the end.", RemoveAt),
        new("FLATTEN", 1, 2, "list[, depth]", "The items of lists in the list in their place, by default one level deep.", Flatten),
    ];

    private static Value List(ReadOnlySpan<Value> arguments, EvaluationContext context) => Combine(arguments, [], context);

    private static Value Combine(ReadOnlySpan<Value> first, ReadOnlySpan<Value> second, EvaluationContext context)
    {
        Work.ChargeList(context, (long)first.Length + second.Length);
        Value[] items = new Value[first.Length + second.Length];
        first.CopyTo(items);
        second.CopyTo(items.AsSpan(first.Length));
        return Value.List(ValueList.Own(items));
    }

    private static Value Range(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        double start = arguments.Number(0);
        int count = Math.Max(0, arguments.Integer(1));
        Work.ChargeList(context, count);
        Value[] items = new Value[count];
        for (int i = 0; i < count; i++)
        {
            items[i] = Numbers.Result(start + i);
        }

        return Value.List(ValueList.Own(items));
    }

    private static Value Filter(ReadOnlySpan<Value> arguments, EvaluationContext context, Func<Value, Value, EvaluationContext, bool> isKept)
    {
        Value operand = arguments.At(1);
        List<Value> kept = [];
        foreach (ref readonly Value item in arguments.List(0, context).Items)
        {
            if (isKept(item, operand, context))
            {
                kept.Add(item);
            }
        }

        Work.ChargeList(context, kept.Count);
        return Value.List(ValueList.Own([.. kept]));
    }

    private static Value RemoveAt(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        ReadOnlySpan<Value> items = arguments.List(0, context).Items;
        int index = arguments.Integer(1);
        index += index < 0 ? items.Length : 0;
        return index >= 0 && index < items.Length ? Combine(items[..index], items[(index + 1)..], context) : Combine(items, [], context);
    }

    private static Value Flatten(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        int depth = arguments.Length > 1 ? arguments.Integer(1) : 1;
        List<Value> items = [];
        AddFlat(arguments.PeekList(0), depth, items, context);
        Work.ChargeList(context, items.Count);
        return Value.List(ValueList.Own([.. items]));
    }

    private static void AddFlat(ValueList list, int depth, List<Value> items, EvaluationContext context)
    {
        // Lists nest at most Value.MaxDepth levels; the lists themselves cost as well, since many empty ones give no item.
        Work.Charge(context, CostOfList);
        foreach (ref readonly Value item in list.Items)
        {
            if (items.Count > context.Limits.MaxListLength)
            {
                break;
            }

            if (depth > 0 && item.TryGetList(out ValueList? inner))
            {
                AddFlat(inner, depth - 1, items, context);
            }
            else
            {
                items.Add(item);
            }
        }
    }
}
