namespace ActionSteps.Scripting.Execution;

/// <summary>What the meter has to go back to when a call ends: whether a built-in had the word, and what built-ins had in hand.</summary>
internal readonly record struct BuiltInMark(bool IsBuiltIn, long InHand);
