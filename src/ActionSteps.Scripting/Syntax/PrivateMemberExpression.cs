namespace ActionSteps.Scripting.Syntax;

/// <summary><c>a.#b</c>.</summary>
internal sealed class PrivateMemberExpression(int position, Expression @object, PrivateNameReference name, bool isOptional)
    : Expression(NodeKind.PrivateMemberExpression, position)
{
    internal Expression Object { get; } = @object;

    internal PrivateNameReference Name { get; } = name;

    internal bool IsOptional { get; } = isOptional;
}
