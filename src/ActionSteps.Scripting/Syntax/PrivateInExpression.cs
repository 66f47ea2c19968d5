namespace ActionSteps.Scripting.Syntax;

/// <summary><c>#b in a</c>.</summary>
internal sealed class PrivateInExpression(int position, PrivateNameReference name, Expression right)
    : Expression(NodeKind.PrivateInExpression, position)
{
    internal PrivateNameReference Name { get; } = name;

    internal Expression Right { get; } = right;
}
