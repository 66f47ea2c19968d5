namespace ActionSteps.Scripting.Syntax;

/// <summary>A parameter of a function: name or pattern, with a default, or the rest of the arguments.</summary>
internal sealed class Parameter(int position, Expression target, Expression? @default, bool isRest)
    : Node(NodeKind.Parameter, position)
{
    internal Expression Target { get; } = target;

    internal Expression? Default { get; } = @default;

    internal bool IsRest { get; } = isRest;
}
