using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Nodes;

/// <summary>One comparison of two operands.</summary>
internal sealed class ComparisonNode(BinaryOperator operation, Node left, Node right, int position) : Node(position)
{
    public override Value Evaluate(EvaluationContext context) => Value.Boolean(EvaluateTruth(context));

    public override bool EvaluateTruth(EvaluationContext context)
    {
        Value a = left.Evaluate(context);
        Value b = right.Evaluate(context);
        return a.TryGetNumber(out double x) && b.TryGetNumber(out double y)
            ? CompareNumbers(a, b, x, y, context)
            : BinaryOperators.Compare(operation, a, b, context);
    }

    private bool CompareNumbers(Value a, Value b, double x, double y, EvaluationContext context) => operation switch
    {
        BinaryOperator.Equal => x == y,
        BinaryOperator.NotEqual => x != y,
        BinaryOperator.Greater => x > y,
        BinaryOperator.GreaterOrEqual => x >= y,
        BinaryOperator.Less => x < y,
        BinaryOperator.LessOrEqual => x <= y,
        _ => BinaryOperators.Compare(operation, a, b, context),
    };

    public override void Collect(ExpressionUses uses)
    {
        left.Collect(uses);
        right.Collect(uses);
    }
}
