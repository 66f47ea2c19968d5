using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Nodes;

/// <summary>The modifier <c>increment</c> (session-and-variables.md section 9): one more; 1 when there is nothing to count up.</summary>
internal sealed class IncrementNode(Node counter, string source, int position) : Node(position)
{
    public override Value Evaluate(EvaluationContext context)
    {
        Value value = counter.EvaluateOperand(context);
        if (Coercion.TryToNumber(value, out double number))
        {
            return Arithmetic.Round(Arithmetic.Calculate(BinaryOperator.Add, number, 1, Position));
        }

        context.Report(new ExpressionFault(
            ErrorCodes.NotANumber, $"\"increment\" counts from 1, because there is {KindText.Of(value)}.", Position, source));
        return Value.Number(1);
    }

    public override void Collect(ExpressionUses uses) => counter.Collect(uses);
}
