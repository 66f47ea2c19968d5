using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Nodes;

/// <summary><c>CONCAT</c>: texts are written behind each other at once; lists are left to the catalogue.</summary>
internal sealed class ConcatNode(BuiltInFunction lists, Node[] arguments, int position) : TextNode(position)
{
    public override Value Evaluate(EvaluationContext context)
    {
        Value first = arguments[0].Evaluate(context);
        if (first.IsList)
        {
            return Join(first, context);
        }

        TextBuilder builder = new(stackalloc char[128], context.Limits.MaxTextLength);
        try
        {
            AppendTexts(first, context, ref builder);
            return Value.Text(builder.ToString());
        }
        finally
        {
            builder.Dispose();
        }
    }

    public override void Append(EvaluationContext context, scoped ref TextBuilder builder)
    {
        Value first = arguments[0].Evaluate(context);
        if (first.IsList)
        {
            Coercion.AppendText(ref builder, Join(first, context), context);
        }
        else
        {
            AppendTexts(first, context, ref builder);
        }
    }

    public override void Collect(ExpressionUses uses) => uses.AddAll(arguments);

    private void AppendTexts(Value first, EvaluationContext context, scoped ref TextBuilder builder)
    {
        Coercion.AppendText(ref builder, first, context);
        foreach (Node argument in arguments.AsSpan(1))
        {
            argument.Append(context, ref builder);
        }
    }

    private Value Join(Value first, EvaluationContext context)
    {
        Value[] values = new Value[arguments.Length];
        values[0] = first;
        CallNode.EvaluateInto(values.AsSpan(1), arguments.AsSpan(1), context);
        return CallNode.Invoke(lists, values, context, Position);
    }
}
