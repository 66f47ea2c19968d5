namespace ActionSteps.Scripting.Syntax;

/// <summary>A class used as a value.</summary>
internal sealed class ClassExpression(int position, ClassNode @class)
    : Expression(NodeKind.ClassExpression, position)
{
    internal ClassNode Class { get; } = @class;
}
