namespace ActionSteps.Scripting.Syntax;

/// <summary>One variable, or pattern, of a declaration.</summary>
internal sealed class Declarator(int position, Expression target, Expression? initializer)
    : Node(NodeKind.Declarator, position)
{
    internal Expression Target { get; } = target;

    internal Expression? Initializer { get; } = initializer;
}
