using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Nodes;

/// <summary>What the operators between two operands do and how tightly they bind.</summary>
internal static class BinaryOperators
{
    /// <summary>The loosest binding of an operator.</summary>
    public const int Loosest = 1;

    // In the order of BinaryOperator. The power binds tighter than signs do and is parsed by itself.
    private static ReadOnlySpan<byte> Bindings => [0, 1, 1, 2, 3, 3, 4, 4, 4, 4, 4, 4, 5, 5, 6, 6, 6, 0];

    /// <summary>How tightly an operator binds; 0 for none.</summary>
    public static int BindingOf(BinaryOperator operation) => Bindings[(int)operation];

    public static string SymbolOf(BinaryOperator operation) => operation switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.Remainder => "%",
        _ => "^",
    };

    public static bool IsArithmetic(BinaryOperator operation) => operation >= BinaryOperator.Add;

    public static bool IsLogic(BinaryOperator operation) => operation <= BinaryOperator.And;

    /// <summary>The node of one operator between two operands.</summary>
    public static Node Create(BinaryOperator operation, Node left, Node right, int position)
    {
        if (IsArithmetic(operation))
        {
            return new ArithmeticNode(operation, left, right, position);
        }

        return IsLogic(operation)
            ? new LogicNode(operation, left, right, position)
            : new ComparisonNode(operation, left, right, position);
    }

    /// <summary>Whether a logic operator already knows its result, the left operand.</summary>
    public static bool IsDecided(BinaryOperator operation, Value left) => operation switch
    {
        BinaryOperator.Or => Coercion.IsTruthy(left),
        BinaryOperator.And => !Coercion.IsTruthy(left),
        _ => !left.IsNullOrUndefined,
    };

    public static bool Compare(BinaryOperator operation, Value left, Value right, EvaluationContext context)
    {
        switch (operation)
        {
            case BinaryOperator.Equal:
                return Comparison.AreEqual(left, right, context);
            case BinaryOperator.NotEqual:
                return !Comparison.AreEqual(left, right, context);
            case BinaryOperator.Contains:
                return Comparison.Contains(left, right, context);
            case BinaryOperator.In:
                return Comparison.Contains(right, left, context);
        }

        if (!Comparison.TryCompare(left, right, context, out int order))
        {
            return false;
        }

        return operation switch
        {
            BinaryOperator.Greater => order > 0,
            BinaryOperator.GreaterOrEqual => order >= 0,
            BinaryOperator.Less => order < 0,
            _ => order <= 0,
        };
    }
}
