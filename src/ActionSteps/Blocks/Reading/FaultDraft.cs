namespace ActionSteps.Blocks.Reading;

/// <summary>A fault whose line and column are not worked out yet.</summary>
internal readonly record struct FaultDraft(FaultPlace Place, FaultSeverity Severity, string Message, string? Suggestion);
