namespace ActionSteps.Scripting.BuiltIns;

/// <summary>The combinators of promises.</summary>
internal enum CombinatorKind : byte
{
    All,
    AllSettled,
    Any,
    Race,
}
