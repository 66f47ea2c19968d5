namespace ActionSteps.Scripting.Compilation;

/// <summary>What an entry of the compiler's control stack stands for.</summary>
internal enum ControlKind : byte
{
    Target,
    Iterator,
    Finally,
}
