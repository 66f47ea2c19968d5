using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Nodes;

/// <summary>An object whose members are evaluated. A member without a value is null; reserved names are left out.</summary>
internal sealed class ObjectNode(string[] names, Node[] values, int position) : Node(position)
{
    public override Value Evaluate(EvaluationContext context)
    {
        Work.Charge(context, names.Length);
        ValueObject.Builder builder = new(names.Length);
        for (int i = 0; i < names.Length; i++)
        {
            Value value = values[i].Evaluate(context);
            if (!PathSegment.IsReservedName(names[i]))
            {
                builder.Set(names[i], value.IsUndefined ? Value.Null : value);
            }
        }

        return Value.Object(builder.ToObject());
    }

    public override void Collect(ExpressionUses uses) => uses.AddAll(values);
}
