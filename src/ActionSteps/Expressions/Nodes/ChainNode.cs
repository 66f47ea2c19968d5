using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Nodes;

/// <summary>
/// Three and more operands with operators that bind alike, from left to right: <c>a + b - c</c>. One flat node, so that thousands of
/// operands need no deep stack.
/// </summary>
internal sealed class ChainNode(Node first, ChainLink[] links) : Node(first.Position)
{
    public override bool IsCalculated => BinaryOperators.IsArithmetic(links[0].Operation);

    public override Value Evaluate(EvaluationContext context) =>
        IsCalculated ? Arithmetic.Round(EvaluateOperand(context)) : EvaluateOperand(context);

    public override Value EvaluateOperand(EvaluationContext context)
    {
        if (IsCalculated)
        {
            return Calculate(context);
        }

        Value value = first.Evaluate(context);
        foreach (ref readonly ChainLink link in links.AsSpan())
        {
            if (!BinaryOperators.IsLogic(link.Operation))
            {
                value = Value.Boolean(BinaryOperators.Compare(link.Operation, value, link.Operand.Evaluate(context), context));
            }
            else if (!BinaryOperators.IsDecided(link.Operation, value))
            {
                value = link.Operand.Evaluate(context);
            }
        }

        return value;
    }

    public override void Collect(ExpressionUses uses)
    {
        first.Collect(uses);
        foreach (ref readonly ChainLink link in links.AsSpan())
        {
            link.Operand.Collect(uses);
        }
    }

    private Value Calculate(EvaluationContext context)
    {
        Value value = first.EvaluateOperand(context);
        bool isCalculated = first.IsCalculated;
        foreach (ref readonly ChainLink link in links.AsSpan())
        {
            Value operand = link.Operand.EvaluateOperand(context);
            if (link.Operation != BinaryOperator.Add)
            {
                value = Arithmetic.Calculate(link.Operation, value, operand, link.Position);
            }
            else if (Arithmetic.TryGetSummands(value, operand, out double a, out double b))
            {
                value = Arithmetic.Calculate(link.Operation, a, b, link.Position);
            }
            else
            {
                value = TextJoin.Join(
                    isCalculated ? Arithmetic.Round(value) : value,
                    link.Operand.IsCalculated ? Arithmetic.Round(operand) : operand,
                    context);
            }

            isCalculated = true;
        }

        return value;
    }
}
