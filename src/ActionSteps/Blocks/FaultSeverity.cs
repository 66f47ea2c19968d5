namespace ActionSteps.Blocks;

/// <summary>Whether a bot can run in spite of what was found.</summary>
public enum FaultSeverity
{
    /// <summary>The bot cannot be used.</summary>
    Fault,

    /// <summary>The bot can be used, but a step will do less than its builder expects.</summary>
    Warning,
}
