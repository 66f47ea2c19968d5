namespace ActionSteps.Scripting.Execution;

/// <summary>Where the kept answers of a level of native calls begin, and how many it has had.</summary>
internal readonly record struct AnswerMark(int Base, int Count);
