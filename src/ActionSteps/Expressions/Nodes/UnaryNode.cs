using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Nodes;

/// <summary>A sign before an operand.</summary>
internal sealed class UnaryNode(bool isNegative, Node operand, int position) : Node(position)
{
    public override bool IsCalculated => operand.IsCalculated;

    public override Value Evaluate(EvaluationContext context) => Apply(operand.Evaluate(context));

    public override Value EvaluateOperand(EvaluationContext context) => Apply(operand.EvaluateOperand(context));

    public override void Collect(ExpressionUses uses) => operand.Collect(uses);

    private Value Apply(Value value)
    {
        if (!Coercion.TryToNumber(value, out double number))
        {
            throw new EvaluationFailure(
                ErrorCodes.NotANumber,
                $"A sign needs a number, but there is {KindText.Of(value)}; use NUMBER or DEFAULT to make it one.",
                Position);
        }

        return Value.Number(isNegative ? -number : number);
    }
}
