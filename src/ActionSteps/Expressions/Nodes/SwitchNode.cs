using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Nodes;

/// <summary><c>SWITCH(value, case1, result1, …[, default])</c>: evaluates cases up to the first equal one, and only its result.</summary>
internal sealed class SwitchNode(Node[] arguments, int position) : Node(position)
{
    public override Value Evaluate(EvaluationContext context)
    {
        Value value = arguments[0].Evaluate(context);
        int at = 1;
        for (; at + 1 < arguments.Length; at += 2)
        {
            if (Comparison.AreEqual(value, arguments[at].Evaluate(context), context))
            {
                return arguments[at + 1].Evaluate(context);
            }
        }

        return at < arguments.Length ? arguments[at].Evaluate(context) : Value.Null;
    }

    public override void Collect(ExpressionUses uses) => uses.AddAll(arguments);
}
