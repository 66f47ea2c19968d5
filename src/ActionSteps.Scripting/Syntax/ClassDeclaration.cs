namespace ActionSteps.Scripting.Syntax;

/// <summary>A class in a list of statements.</summary>
internal sealed class ClassDeclaration(int position, ClassNode @class)
    : Statement(NodeKind.ClassDeclaration, position)
{
    internal ClassNode Class { get; } = @class;
}
