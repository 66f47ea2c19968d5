using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Nodes;

/// <summary><c>||</c>, <c>&amp;&amp;</c> or <c>??</c> between two operands: gives one of them, and evaluates the right one only when needed.</summary>
internal sealed class LogicNode(BinaryOperator operation, Node left, Node right, int position) : Node(position)
{
    public override Value Evaluate(EvaluationContext context)
    {
        Value value = left.Evaluate(context);
        return BinaryOperators.IsDecided(operation, value) ? value : right.Evaluate(context);
    }

    public override bool EvaluateTruth(EvaluationContext context) => operation switch
    {
        BinaryOperator.And => left.EvaluateTruth(context) && right.EvaluateTruth(context),
        BinaryOperator.Or => left.EvaluateTruth(context) || right.EvaluateTruth(context),
        _ => Coercion.IsTruthy(Evaluate(context)),
    };

    public override void Collect(ExpressionUses uses)
    {
        left.Collect(uses);
        right.Collect(uses);
    }
}
