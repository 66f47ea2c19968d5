namespace ActionSteps.Scripting;

/// <summary>A name that a script uses.</summary>
/// <param name="Name">The name.</param>
/// <param name="Line">The line where it first stands, from 1.</param>
/// <param name="Column">The column there in UTF-16 units, from 1.</param>
public sealed record ScriptName(string Name, int Line, int Column);
