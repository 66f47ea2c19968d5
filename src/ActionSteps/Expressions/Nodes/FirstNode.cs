using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Nodes;

/// <summary>
/// <c>COALESCE(a, …)</c> and <c>DEFAULT(value, fallback)</c>: the first argument that is there, and the last one whatever it is.
/// </summary>
/// <param name="skipsEmpty">Whether empty text and the empty list count as not there.</param>
/// <param name="arguments">The arguments, at least one.</param>
/// <param name="position">Where the call stands.</param>
internal sealed class FirstNode(bool skipsEmpty, Node[] arguments, int position) : Node(position)
{
    public override Value Evaluate(EvaluationContext context)
    {
        for (int i = 0; i < arguments.Length - 1; i++)
        {
            Value value = arguments[i].Evaluate(context);
            if (!IsMissing(value))
            {
                return value;
            }
        }

        return arguments[^1].Evaluate(context);
    }

    public override void Collect(ExpressionUses uses) => uses.AddAll(arguments);

    private bool IsMissing(Value value) =>
        value.IsNullOrUndefined || (skipsEmpty && (value.Equals(Value.EmptyText) || value.Equals(Value.EmptyList)));
}
