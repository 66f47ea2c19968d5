namespace ActionSteps.Code;

/// <summary>A name in a script.</summary>
/// <param name="Name">The name.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Column">Its column in UTF-16 units, from 1.</param>
public sealed record CodeName(string Name, int Line, int Column);
