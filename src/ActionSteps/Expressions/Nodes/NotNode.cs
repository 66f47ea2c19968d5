using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Nodes;

/// <summary>The opposite of an operand in a boolean context.</summary>
internal sealed class NotNode(Node operand, int position) : Node(position)
{
    public override Value Evaluate(EvaluationContext context) => Value.Boolean(EvaluateTruth(context));

    public override bool EvaluateTruth(EvaluationContext context) => !operand.EvaluateTruth(context);

    public override void Collect(ExpressionUses uses) => operand.Collect(uses);
}
