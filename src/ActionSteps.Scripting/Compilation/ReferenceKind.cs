namespace ActionSteps.Scripting.Compilation;

/// <summary>What an assignment goes to.</summary>
internal enum ReferenceKind : byte
{
    Name,
    Member,
    Index,
    Super,
    Private,
}
