using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Nodes;

/// <summary>Calculates with values (expressions.md section B.3).</summary>
internal static class Arithmetic
{
    /// <summary>The unrounded result of an operator.</summary>
    /// <param name="operation">The operator.</param>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand.</param>
    /// <param name="position">Where the operator stands.</param>
    public static Value Calculate(BinaryOperator operation, Value left, Value right, int position)
    {
        if (!left.TryGetNumber(out double a))
        {
            a = OperandOf(left, "left", operation, position);
        }

        if (!right.TryGetNumber(out double b))
        {
            b = OperandOf(right, "right", operation, position);
        }

        return Calculate(operation, a, b, position);
    }

    /// <summary>The unrounded result of an operator between numbers.</summary>
    public static Value Calculate(BinaryOperator operation, double left, double right, int position)
    {
        double result;
        switch (operation)
        {
            case BinaryOperator.Add:
                result = left + right;
                break;
            case BinaryOperator.Subtract:
                result = left - right;
                break;
            case BinaryOperator.Multiply:
                result = left * right;
                break;
            case BinaryOperator.Power:
                result = Math.Pow(left, right);
                break;
            default:
                if (right == 0)
                {
                    throw DivisionByZero(operation, position);
                }

                result = operation == BinaryOperator.Divide ? left / right : left % right;
                break;
        }

        return double.IsFinite(result) ? Value.Number(result) : throw OutOfRange(operation, position);
    }

    /// <summary>
    /// Whether <c>+</c> adds: both sides are numeric and one of them is a number. Nothing counts as 0 beside a number, so that a
    /// counter need not be set before it is counted up.
    /// </summary>
    public static bool TryGetSummands(Value left, Value right, out double a, out double b)
    {
        b = 0;
        return left.TryGetNumber(out a)
            ? Coercion.TryToNumber(right, out b)
            : right.TryGetNumber(out b) && Coercion.TryToNumber(left, out a);
    }

    /// <summary>The value as it leaves arithmetic.</summary>
    public static Value Round(Value value) =>
        value.TryGetNumber(out double number) ? Value.Number(NumberRounding.RoundResult(number)) : value;

    private static double OperandOf(Value value, string side, BinaryOperator operation, int position) =>
        Coercion.TryToNumber(value, out double number)
            ? number
            : throw new EvaluationFailure(
                ErrorCodes.NotANumber,
                $"\"{BinaryOperators.SymbolOf(operation)}\" needs numbers, but on its {side} side is {KindText.Of(value)}; use NUMBER or DEFAULT to make it one.",
                position);

    private static EvaluationFailure DivisionByZero(BinaryOperator operation, int position) => new(
        ErrorCodes.DivisionByZero,
        $"The right side of \"{BinaryOperators.SymbolOf(operation)}\" is 0; check it first, or use TRY.",
        position);

    private static EvaluationFailure OutOfRange(BinaryOperator operation, int position) => new(
        ErrorCodes.NotANumber,
        $"The result of \"{BinaryOperators.SymbolOf(operation)}\" is not a number, or beyond the range of numbers (about 1.8e308).",
        position);
}
