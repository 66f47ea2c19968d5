using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Functions;

/// <summary>Lists as sets: every result holds equal items once, the first of them.</summary>
internal static class SetFunctions
{
    public static BuiltInFunction[] All { get; } =
    [
        new("UNIQUE", 1, 2, "list[, path]", "The first of the items that are equal, of themselves or at a path.", Unique, "UNIQ"),
        new("UNION", 2, 2, "a, b", "The items of both lists.", Union),
        new("INTERSECTION", 2, 2, "a, b", "The items that both lists have, in the order of the first.",
            static (a, context) => Select(a, context, isWanted: true)),
        new("DIFFERENCE", 2, 2, "a, b", "The items of the first list that the second does not have.",
            static (a, context) => Select(a, context, isWanted: false)),
    ];

    private static Value Unique(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        ItemPath path = new(arguments.At(1), context);
        HashSet<Value> seen = new(new LooseEquality(context));
        List<Value> items = [];
        foreach (ref readonly Value item in arguments.List(0, context).Items)
        {
            if (seen.Add(path.Read(item)))
            {
                items.Add(item);
            }
        }

        Work.ChargeList(context, items.Count);
        return Value.List(ValueList.Own([.. items]));
    }

    private static Value Union(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        HashSet<Value> seen = new(new LooseEquality(context));
        List<Value> items = [];
        AddNew(arguments.List(0, context), seen, items);
        AddNew(arguments.List(1, context), seen, items);
        Work.ChargeList(context, items.Count);
        return Value.List(ValueList.Own([.. items]));
    }

    private static void AddNew(ValueList list, HashSet<Value> seen, List<Value> items)
    {
        foreach (ref readonly Value item in list.Items)
        {
            if (seen.Add(item))
            {
                items.Add(item);
            }
        }
    }

    private static Value Select(ReadOnlySpan<Value> arguments, EvaluationContext context, bool isWanted)
    {
        LooseEquality equality = new(context);
        HashSet<Value> other = new(equality);
        foreach (ref readonly Value item in arguments.List(1, context).Items)
        {
            other.Add(item);
        }

        HashSet<Value> seen = new(equality);
        List<Value> items = [];
        foreach (ref readonly Value item in arguments.List(0, context).Items)
        {
            if (other.Contains(item) == isWanted && seen.Add(item))
            {
                items.Add(item);
            }
        }

        Work.ChargeList(context, items.Count);
        return Value.List(ValueList.Own([.. items]));
    }
}
