namespace ActionSteps.Scripting.BuiltIns;

/// <summary>What an iterator over elements or entries yields.</summary>
internal enum ArrayIterationKind : byte
{
    Keys,
    Values,
    Entries,
}
