using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Nodes;

/// <summary>A part that is known to fail whenever it is evaluated.</summary>
internal sealed class FailureNode(string code, string message, int position) : Node(position)
{
    public override Value Evaluate(EvaluationContext context) => throw new EvaluationFailure(code, message, Position);

    public override void Collect(ExpressionUses uses)
    {
    }
}
