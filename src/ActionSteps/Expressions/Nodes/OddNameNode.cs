using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Nodes;

/// <summary>
/// <c>my-var</c> as the whole content of braces: the variable of that name where the session has it, as old bots may, else the
/// calculation.
/// </summary>
internal sealed class OddNameNode(VariablePath name, Node expression) : Node(expression.Position)
{
    public override Value Evaluate(EvaluationContext context)
    {
        Value value = context.Variables.Get(name);
        return value.IsUndefined ? expression.Evaluate(context) : value;
    }

    public override void Collect(ExpressionUses uses) => expression.Collect(uses);
}
