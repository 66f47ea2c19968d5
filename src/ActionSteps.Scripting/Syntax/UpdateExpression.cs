namespace ActionSteps.Scripting.Syntax;

/// <summary><c>a++</c> and the like.</summary>
internal sealed class UpdateExpression(int position, bool isIncrement, bool isPrefix, Expression target)
    : Expression(NodeKind.UpdateExpression, position)
{
    internal bool IsIncrement { get; } = isIncrement;

    internal bool IsPrefix { get; } = isPrefix;

    internal Expression Target { get; } = target;
}
