using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Functions;

/// <summary>Numbers with fewer digits.</summary>
internal static class RoundingFunctions
{
    public static BuiltInFunction[] All { get; } =
    [
        new("CEIL", 1, 1, "n", "The next integer up.", static (a, _) => Math.Ceiling(a.Number(0)), "CEILING"),
        new("FLOOR", 1, 1, "n", "The next integer down.", static (a, _) => Math.Floor(a.Number(0))),
        new("TRUNC", 1, 1, "n", "The number without its fraction.", static (a, _) => Math.Truncate(a.Number(0)), "INT"),
        new("ROUND", 1, 2, "n[, digits]", "The number with that many digits behind the point, by default none; half goes away from zero.", Round),
    ];

    private static Value Round(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        double number = arguments.Number(0);
        return Numbers.TryRound(number, arguments.Integer(1), out decimal rounded) ? (double)rounded : number;
    }
}
