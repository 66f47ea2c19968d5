using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Nodes;

/// <summary><c>AND(…)</c> and <c>OR(…)</c>: booleans, evaluated only as far as needed.</summary>
/// <param name="decisive">The truth of an argument that decides: true for OR, false for AND.</param>
/// <param name="arguments">The arguments.</param>
/// <param name="position">Where the call stands.</param>
internal sealed class JunctionNode(bool decisive, Node[] arguments, int position) : Node(position)
{
    public override Value Evaluate(EvaluationContext context) => Value.Boolean(EvaluateTruth(context));

    public override bool EvaluateTruth(EvaluationContext context)
    {
        foreach (Node argument in arguments)
        {
            if (argument.EvaluateTruth(context) == decisive)
            {
                return decisive;
            }
        }

        return !decisive;
    }

    public override void Collect(ExpressionUses uses) => uses.AddAll(arguments);
}
