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
        return BinaryOperators.Compare(operation, a, b, context);
    }

    public override void Collect(ExpressionUses uses)
    {
        left.Collect(uses);
        right.Collect(uses);
    }
}
