using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Nodes;

/// <summary><c>condition ? then : otherwise</c>; only one of the two is evaluated.</summary>
internal sealed class ConditionalNode(Node condition, Node then, Node otherwise) : Node(condition.Position)
{
    public override Value Evaluate(EvaluationContext context) => Choose(context).Evaluate(context);

    public override bool EvaluateTruth(EvaluationContext context) => Choose(context).EvaluateTruth(context);

    public override void Append(EvaluationContext context, scoped ref TextBuilder builder) =>
        Choose(context).Append(context, ref builder);

    public override void Collect(ExpressionUses uses)
    {
        condition.Collect(uses);
        then.Collect(uses);
        otherwise.Collect(uses);
    }

    private Node Choose(EvaluationContext context) => condition.EvaluateTruth(context) ? then : otherwise;
}
