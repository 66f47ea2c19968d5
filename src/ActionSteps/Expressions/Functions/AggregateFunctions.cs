using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Functions;

/// <summary>One number from many: the arguments, or the items of lists among them.</summary>
internal static class AggregateFunctions
{
    public static BuiltInFunction[] All { get; } =
    [
        new("MIN", 1, BuiltInFunction.AnyNumber, "a, …", "The smallest number of the arguments or of a list; null when there is none.",
            static (a, context) => Extreme(a, context, Math.Min)),
        new("MAX", 1, BuiltInFunction.AnyNumber, "a, …", "The largest number of the arguments or of a list; null when there is none.",
            static (a, context) => Extreme(a, context, Math.Max)),
        new("SUM", 1, BuiltInFunction.AnyNumber, "a, …", "The sum of the arguments or of a list; 0 when there is none.",
            static (a, context) => Numbers.Result(Total(a, context, out _))),
        new("AVERAGE", 1, BuiltInFunction.AnyNumber, "a, …", "The mean of the arguments or of a list; null when there is none.", Average, "AVG"),
    ];

    private static Value Average(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        double total = Total(arguments, context, out int count);
        return count == 0 ? Value.Null : Numbers.Result(total / count);
    }

    private static Value Extreme(ReadOnlySpan<Value> arguments, EvaluationContext context, Func<double, double, double> choose)
    {
        double? chosen = null;
        foreach (ref readonly Value argument in arguments)
        {
            foreach (ref readonly Value item in ItemsOf(in argument, context))
            {
                double number = Coercion.ToNumber(item);
                chosen = chosen is { } other ? choose(other, number) : number;
            }
        }

        return chosen is { } result ? Value.Number(result) : Value.Null;
    }

    private static double Total(ReadOnlySpan<Value> arguments, EvaluationContext context, out int count)
    {
        double sum = 0;
        double lost = 0;
        count = 0;
        foreach (ref readonly Value argument in arguments)
        {
            foreach (ref readonly Value item in ItemsOf(in argument, context))
            {
                // Neumaier's compensation: the noise of 100,000 summands would be visible in 15 digits.
                double number = Coercion.ToNumber(item);
                double next = sum + number;
                lost += Math.Abs(sum) >= Math.Abs(number) ? sum - next + number : number - next + sum;
                sum = next;
                count++;
            }
        }

        return double.IsFinite(sum) ? sum + lost : sum;
    }

    private static ReadOnlySpan<Value> ItemsOf(in Value argument, EvaluationContext context)
    {
        if (!argument.TryGetList(out ValueList? list))
        {
            return new ReadOnlySpan<Value>(in argument);
        }

        Work.Charge(context, list.Count);
        return list.Items;
    }
}
