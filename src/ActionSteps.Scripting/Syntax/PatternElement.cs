namespace ActionSteps.Scripting.Syntax;

/// <summary>A target with its default.</summary>
internal sealed class PatternElement(int position, Expression target, Expression? @default)
    : Node(NodeKind.PatternElement, position)
{
    internal Expression Target { get; } = target;

    internal Expression? Default { get; } = @default;
}
