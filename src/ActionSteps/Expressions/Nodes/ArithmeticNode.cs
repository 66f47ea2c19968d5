using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Nodes;

/// <summary>One arithmetic operator between two operands; <c>+</c> also joins texts.</summary>
internal sealed class ArithmeticNode(BinaryOperator operation, Node left, Node right, int position) : Node(position)
{
    public override Value Evaluate(EvaluationContext context) => Arithmetic.Round(EvaluateOperand(context));

    public override Value EvaluateOperand(EvaluationContext context)
    {
        Value a = left.EvaluateOperand(context);
        Value b = right.EvaluateOperand(context);
        return a.TryGetNumber(out double first) && b.TryGetNumber(out double second)
            ? Arithmetic.Calculate(operation, first, second, Position)
            : Combine(a, b, context);
    }

    public override bool IsCalculated => true;

    public override void Collect(ExpressionUses uses)
    {
        left.Collect(uses);
        right.Collect(uses);
    }

    private Value Combine(Value a, Value b, EvaluationContext context)
    {
        if (operation != BinaryOperator.Add)
        {
            return Arithmetic.Calculate(operation, a, b, Position);
        }

        return Arithmetic.TryGetSummands(a, b, out double first, out double second)
            ? Arithmetic.Calculate(operation, first, second, Position)
            : TextJoin.Join(left.IsCalculated ? Arithmetic.Round(a) : a, right.IsCalculated ? Arithmetic.Round(b) : b, context);
    }
}
