namespace ActionSteps.Scripting.Syntax;

/// <summary>What the parser knows about the class body that it is in: private names, which may be used before they are declared.</summary>
internal sealed class ClassState(ClassState? outer)
{
    internal ClassState? Outer { get; } = outer;

    internal List<PrivateNameReference> Used { get; } = [];

    /// <summary>Declared names; a getter and a setter may share one.</summary>
    internal Dictionary<string, (ClassMemberKind Kind, bool IsStatic)> Declared { get; } = new(StringComparer.Ordinal);
}
