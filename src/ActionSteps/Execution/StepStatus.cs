namespace ActionSteps.Execution;

/// <summary>How a step ended.</summary>
public enum StepStatus
{
    /// <summary>It did its work.</summary>
    Succeeded,

    /// <summary>It failed; its variable changes and messages are undone.</summary>
    Failed,

    /// <summary>The run ended to go on later.</summary>
    Suspended,

    /// <summary>It is switched off.</summary>
    Skipped,
}
