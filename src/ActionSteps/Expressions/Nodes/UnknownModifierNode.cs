using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Nodes;

/// <summary>A modifier that does not exist: the value stays as it is, with a warning.</summary>
internal sealed class UnknownModifierNode(Node inner, ExpressionFault warning) : Node(inner.Position)
{
    /// <summary>What is wrong.</summary>
    public ExpressionFault Warning { get; } = warning;

    public override Value Evaluate(EvaluationContext context)
    {
        context.Report(Warning);
        return inner.Evaluate(context);
    }

    public override void Collect(ExpressionUses uses)
    {
        inner.Collect(uses);
        uses.AddWarning(Warning);
    }
}
