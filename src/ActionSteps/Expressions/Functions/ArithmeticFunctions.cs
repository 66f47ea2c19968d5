using ActionSteps.Expressions.Nodes;
using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Functions;

/// <summary>The operators as functions, and what is near to them.</summary>
internal static class ArithmeticFunctions
{
    public static BuiltInFunction[] All { get; } =
    [
        new("ABS", 1, 1, "n", "The number without its sign.", static (a, _) => Math.Abs(a.Number(0))),
        new("PLUS", 2, 2, "a, b", "The sum, also of numeric texts.", static (a, _) => Calculate(BinaryOperator.Add, a), "ADD"),
        new("MINUS", 2, 2, "a, b", "The difference.", static (a, _) => Calculate(BinaryOperator.Subtract, a), "SUB"),
        new("TIMES", 2, 2, "a, b", "The product.", static (a, _) => Calculate(BinaryOperator.Multiply, a), "MUL"),
        new("DIVIDED_BY", 2, 2, "a, b", "The quotient.", static (a, _) => Calculate(BinaryOperator.Divide, a), "DIV"),
        new("MODULO", 2, 2, "a, b", "The remainder, with the sign of a.", static (a, _) => Calculate(BinaryOperator.Remainder, a), "MOD"),
        new("POWER", 2, 2, "a, b", "The number a to the power of b.", static (a, _) => Calculate(BinaryOperator.Power, a), "POW"),
        new("INCREMENT", 1, 2, "n[, by]", "The number plus 1 or another step.", static (a, _) => Numbers.Result(a.Number(0) + Step(a))),
        new("DECREMENT", 1, 2, "n[, by]", "The number minus 1 or another step.", static (a, _) => Numbers.Result(a.Number(0) - Step(a))),
        new("SQRT", 1, 1, "n", "The square root.", static (a, _) => Numbers.Result(Math.Sqrt(a.Number(0)))),
        new("SIGN", 1, 1, "n", "-1, 0 or 1.", static (a, _) => Math.Sign(a.Number(0))),
        new("AT_LEAST", 2, 2, "n, min", "The number, but never less than the minimum.",
            static (a, _) => Math.Max(a.Number(0), a.Number(1))),
        new("AT_MOST", 2, 2, "n, max", "The number, but never more than the maximum.",
            static (a, _) => Math.Min(a.Number(0), a.Number(1))),
    ];

    private static Value Calculate(BinaryOperator operation, ReadOnlySpan<Value> arguments) =>
        Arithmetic.Round(Arithmetic.Calculate(operation, arguments[0], arguments[1], position: -1));

    private static double Step(ReadOnlySpan<Value> arguments) => arguments.Length > 1 ? arguments.Number(1) : 1;
}
