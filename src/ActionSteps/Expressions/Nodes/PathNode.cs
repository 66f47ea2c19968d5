using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Nodes;

/// <summary>Reads a variable or a part of it.</summary>
internal sealed class PathNode(VariablePath path, int position) : Node(position)
{
    public VariablePath Path { get; } = path;

    public override Value Evaluate(EvaluationContext context) => Read(context);

    public override void Append(EvaluationContext context, scoped ref TextBuilder builder) =>
        Coercion.AppendText(ref builder, Read(context), context);

    public override void Collect(ExpressionUses uses) => uses.AddRead(Path, Position);

    private Value Read(EvaluationContext context)
    {
        if (Path.Region == VariableRegion.Events)
        {
            // The list of changes is made anew for each read.
            Work.Charge(context, context.Variables.Changes.Count);
        }

        return context.Variables.Get(Path);
    }
}
