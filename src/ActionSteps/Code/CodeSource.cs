namespace ActionSteps.Code;

/// <summary>A script of a bot as its builder wrote it.</summary>
/// <param name="Code">JavaScript.</param>
/// <param name="Kind">What the script is for.</param>
/// <param name="Name">What stacks call it.</param>
public sealed record CodeSource(string Code, CodeKind Kind, string Name);
