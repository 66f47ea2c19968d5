using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Nodes;

/// <summary><c>TRY(value, fallback)</c>: the fallback when the value fails. Limits are not a failure that can be tried.</summary>
internal sealed class TryNode(Node value, Node fallback, int position) : Node(position)
{
    public override Value Evaluate(EvaluationContext context)
    {
        try
        {
            return value.Evaluate(context);
        }
        catch (EvaluationFailure failure) when (failure.Code != ErrorCodes.ExpressionLimit)
        {
            Work.ChargeFailure(context);
        }

        return fallback.Evaluate(context);
    }

    public override void Collect(ExpressionUses uses)
    {
        value.Collect(uses);
        fallback.Collect(uses);
    }
}
