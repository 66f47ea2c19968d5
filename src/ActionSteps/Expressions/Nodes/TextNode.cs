using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Nodes;

/// <summary>A part that makes text and can write it where it is wanted, without texts in between.</summary>
internal abstract class TextNode(int position) : Node(position)
{
    public override Value Evaluate(EvaluationContext context)
    {
        TextBuilder builder = new(stackalloc char[128], context.Limits.MaxTextLength);
        try
        {
            Append(context, ref builder);
            return Value.Text(builder.ToString());
        }
        finally
        {
            builder.Dispose();
        }
    }

    public abstract override void Append(EvaluationContext context, scoped ref TextBuilder builder);
}
