using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Nodes;

/// <summary>A function with a form of its own, such as the lazy IF, unless the host has put its own function in its place.</summary>
internal sealed class OverridableNode(string name, Node[] arguments, Node form, int position) : Node(position)
{
    public override Value Evaluate(EvaluationContext context) =>
        FindOverride(context) is { } hostFunction
            ? HostCall.Invoke(name, hostFunction, arguments, context, Position)
            : form.Evaluate(context);

    public override bool EvaluateTruth(EvaluationContext context) =>
        context.Functions.HasOverrides ? Coercion.IsTruthy(Evaluate(context)) : form.EvaluateTruth(context);

    public override void Append(EvaluationContext context, scoped ref TextBuilder builder)
    {
        if (context.Functions.HasOverrides)
        {
            Coercion.AppendText(ref builder, Evaluate(context), context);
        }
        else
        {
            form.Append(context, ref builder);
        }
    }

    public override void Collect(ExpressionUses uses)
    {
        uses.AddCall(name, arguments.Length, Position);
        if (form is PathNode path)
        {
            path.Collect(uses);
        }
        else
        {
            uses.AddAll(arguments);
        }
    }

    private HostFunction? FindOverride(EvaluationContext context) =>
        context.Functions.HasOverrides && context.Functions.TryGet(name, out HostFunction? hostFunction) ? hostFunction : null;
}
