using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Functions;

/// <summary>Merges objects deeply: objects member by member, lists by index, the right side winning otherwise.</summary>
internal static class MergeFunction
{
    // Making a list or object costs about as much as touching this many items.
    private const int CostOfNode = 16;

    public static BuiltInFunction[] All { get; } =
    [
        new("MERGE", 1, BuiltInFunction.AnyNumber, "a, b, …", "The objects merged deeply; of equal names the right one wins.", Merge),
    ];

    private static Value Merge(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        Value merged = default;
        foreach (ref readonly Value argument in arguments)
        {
            if (argument.Depth > 0)
            {
                merged = Merge(merged, argument, context);
            }
        }

        return merged.IsUndefined ? Value.EmptyObject : merged;
    }

    private static Value Merge(Value left, Value right, EvaluationContext context)
    {
        // Recursion ends with the data: values nest at most Value.MaxDepth levels. Each visit costs, as values may share their parts.
        Work.Charge(context, right.Depth > 0 ? CostOfNode : 1);
        if (right.TryGetObject(out ValueObject? added))
        {
            return left.IsUndefined || !left.TryGetObject(out ValueObject? present) ? right : Merge(present, added, context);
        }

        return right.TryGetList(out ValueList? items) && left.TryGetList(out ValueList? replaced) ? Merge(replaced, items, context) : right;
    }

    private static Value Merge(ValueObject left, ValueObject right, EvaluationContext context)
    {
        Work.Charge(context, (long)left.Count + right.Count);
        ValueObject.Builder merged = new(left.Count + right.Count);
        for (int i = 0; i < left.Count; i++)
        {
            merged.Set(left.Names[i], left.Values[i]);
        }

        for (int i = 0; i < right.Count; i++)
        {
            string name = right.Names[i];
            if (PathSegment.IsReservedName(name))
            {
                continue;
            }

            merged.Set(name, left.TryGetValue(name, out Value present) ? Merge(present, right.Values[i], context) : right.Values[i]);
        }

        return Value.Object(merged.ToObject());
    }

    private static Value Merge(ValueList left, ValueList right, EvaluationContext context)
    {
        Value[] merged = new Value[Math.Max(left.Count, right.Count)];
        Work.ChargeList(context, merged.Length);
        for (int i = 0; i < merged.Length; i++)
        {
            merged[i] = i >= right.Count ? left[i] : i >= left.Count ? right[i] : Merge(left[i], right[i], context);
        }

        return Value.List(ValueList.Own(merged));
    }
}
