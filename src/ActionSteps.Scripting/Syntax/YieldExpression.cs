namespace ActionSteps.Scripting.Syntax;

/// <summary><c>yield a</c>, <c>yield* a</c>.</summary>
internal sealed class YieldExpression(int position, Expression? argument, bool isDelegate)
    : Expression(NodeKind.YieldExpression, position)
{
    internal Expression? Argument { get; } = argument;

    internal bool IsDelegate { get; } = isDelegate;
}
