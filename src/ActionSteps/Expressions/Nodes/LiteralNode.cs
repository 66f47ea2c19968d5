using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Nodes;

/// <summary>A value that is written in the expression.</summary>
internal sealed class LiteralNode(Value value, int position) : Node(position)
{
    public Value Value { get; } = value;

    public override Value Evaluate(EvaluationContext context) => Value;

    public override void Collect(ExpressionUses uses)
    {
    }
}
