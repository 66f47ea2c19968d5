namespace ActionSteps.Scripting.Syntax;

/// <summary><c>a[b]</c>.</summary>
internal sealed class IndexExpression(int position, Expression @object, Expression index, bool isOptional)
    : Expression(NodeKind.IndexExpression, position)
{
    internal Expression Object { get; } = @object;

    internal Expression Index { get; } = index;

    internal bool IsOptional { get; } = isOptional;
}
