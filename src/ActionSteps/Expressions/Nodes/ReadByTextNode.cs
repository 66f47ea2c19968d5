using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Nodes;

/// <summary><c>GET(path)</c> with a path that is known only when it runs.</summary>
internal sealed class ReadByTextNode(Node text, int position) : Node(position)
{
    public override Value Evaluate(EvaluationContext context)
    {
        string path = Coercion.ToText(text.Evaluate(context), context);
        Work.Charge(context, Math.Min(path.Length, VariablePath.MaxLength) + context.Variables.Changes.Count);
        return context.Variables.Get(VariablePath.ParseLoose(path));
    }

    public override void Collect(ExpressionUses uses) => text.Collect(uses);
}
