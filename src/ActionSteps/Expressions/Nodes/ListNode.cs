using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Nodes;

/// <summary>A list whose items are evaluated.</summary>
internal sealed class ListNode(Node[] items, int position) : Node(position)
{
    public override Value Evaluate(EvaluationContext context)
    {
        Work.ChargeList(context, items.Length);
        Value[] values = new Value[items.Length];
        for (int i = 0; i < items.Length; i++)
        {
            values[i] = items[i].Evaluate(context);
        }

        return Value.List(ValueList.Own(values));
    }

    public override void Collect(ExpressionUses uses) => uses.AddAll(items);
}
