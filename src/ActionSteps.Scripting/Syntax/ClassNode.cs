namespace ActionSteps.Scripting.Syntax;

/// <summary>A class.</summary>
internal sealed class ClassNode(int position)
    : Node(NodeKind.ClassNode, position)
{
    internal Identifier? Name { get; set; }

    internal Expression? Heritage { get; set; }

    internal IReadOnlyList<ClassMember> Members { get; set; } = [];

    /// <summary>The written constructor; null when the class has none.</summary>
    internal FunctionNode? Constructor { get; set; }

    internal FunctionNode? FieldInitializer { get; set; }

    internal FunctionNode? StaticInitializer { get; set; }

    /// <summary>Holds the name of the class as its members see it, and its private names.</summary>
    internal Scope Scope { get; } = new(ScopeKind.Class);

    internal int End { get; set; }
}
