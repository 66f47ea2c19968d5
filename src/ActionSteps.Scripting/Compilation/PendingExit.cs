namespace ActionSteps.Scripting.Compilation;

/// <summary>A jump that a <c>finally</c> holds up: to a target, or out of the function.</summary>
internal readonly record struct PendingExit(ControlEntry? Target, bool IsContinue);
