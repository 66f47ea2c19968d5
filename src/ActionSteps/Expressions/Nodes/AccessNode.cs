using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Nodes;

/// <summary>Steps into a calculated value, or by calculated indexes: <c>list[i].name</c>, <c>PARSE_JSON(text).name</c>.</summary>
internal sealed class AccessNode(Node target, AccessPart[] parts, int position) : Node(position)
{
    public override Value Evaluate(EvaluationContext context)
    {
        Value value = target.Evaluate(context);
        foreach (ref readonly AccessPart part in parts.AsSpan())
        {
            value = part.Read(value, context);
        }

        return value;
    }

    public override void Collect(ExpressionUses uses)
    {
        target.Collect(uses);
        foreach (ref readonly AccessPart part in parts.AsSpan())
        {
            part.Index?.Collect(uses);
        }
    }
}
