namespace ActionSteps.Scripting.RegularExpressions;

/// <summary>A pattern that was read.</summary>
/// <param name="Root">The whole pattern.</param>
/// <param name="GroupCount">How many capture groups it has.</param>
/// <param name="Names">Named groups in the order in which they appear, each with its numbers.</param>
internal sealed record RegExpTree(RegExpNode Root, int GroupCount, (string Name, int[] Groups)[] Names);
