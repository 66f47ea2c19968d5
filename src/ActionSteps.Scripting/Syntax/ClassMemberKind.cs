namespace ActionSteps.Scripting.Syntax;

/// <summary>What a member of a class is.</summary>
internal enum ClassMemberKind : byte
{
    Method,
    Getter,
    Setter,
    Field,
    StaticBlock,
}
