using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Nodes;

/// <summary>The text form of a part in another case: <c>UPCASE</c>, <c>DOWNCASE</c>, and the modifiers of old bots.</summary>
internal sealed class CaseNode(TextCase textCase, Node text, int position) : TextNode(position)
{
    public override void Append(EvaluationContext context, scoped ref TextBuilder builder)
    {
        int start = builder.Length;
        text.Append(context, ref builder);
        Work.Charge(context, builder.Length - start);
        TextCases.Apply(textCase, ref builder, start);
    }

    public override void Collect(ExpressionUses uses) => text.Collect(uses);
}
