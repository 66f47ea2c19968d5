using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Functions;

/// <summary>Looks into the items of a list by a path such as <c>address.city</c>; an empty path is the item itself.</summary>
internal static class ListQueryFunctions
{
    public static BuiltInFunction[] All { get; } =
    [
        new("MAP", 2, 2, "list, path", "The value at the path of every item.", Map, "PLUCK"),
        new("WHERE", 2, 3, "list, path[, value]", "The items whose path equals a value, or is neither empty nor false.", Where, "FILTER"),
        new("FIND", 3, 3, "list, path, value", "The first item whose path equals a value; null when there is none.", Find),
    ];

    private static Value Map(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        ReadOnlySpan<Value> items = arguments.PeekList(0).Items;
        ItemPath path = new(arguments.At(1), context);
        Work.ChargeList(context, items.Length);
        Value[] mapped = new Value[items.Length];
        for (int i = 0; i < items.Length; i++)
        {
            mapped[i] = path.Read(items[i]);
        }

        return Value.List(ValueList.Own(mapped));
    }

    private static Value Where(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        ItemPath path = new(arguments.At(1), context);
        List<Value> found = [];
        foreach (ref readonly Value item in arguments.List(0, context).Items)
        {
            Value value = path.Read(item);
            if (arguments.Length > 2 ? Comparison.AreEqual(value, arguments[2], context) : Coercion.IsTruthy(value))
            {
                found.Add(item);
            }
        }

        Work.ChargeList(context, found.Count);
        return Value.List(ValueList.Own([.. found]));
    }

    private static Value Find(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        ItemPath path = new(arguments.At(1), context);
        foreach (ref readonly Value item in arguments.List(0, context).Items)
        {
            if (Comparison.AreEqual(path.Read(item), arguments[2], context))
            {
                return item;
            }
        }

        return Value.Null;
    }
}
