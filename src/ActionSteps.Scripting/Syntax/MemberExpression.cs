namespace ActionSteps.Scripting.Syntax;

/// <summary><c>a.b</c>.</summary>
internal sealed class MemberExpression(int position, Expression @object, JsString name, bool isOptional)
    : Expression(NodeKind.MemberExpression, position)
{
    internal Expression Object { get; } = @object;

    internal JsString Name { get; } = name;

    internal bool IsOptional { get; } = isOptional;
}
