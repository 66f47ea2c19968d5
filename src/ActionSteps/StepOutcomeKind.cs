namespace ActionSteps;

/// <summary>The closed set of outcomes of a step.</summary>
public enum StepOutcomeKind
{
    /// <summary>The next step.</summary>
    Continue,

    /// <summary>Another block.</summary>
    GoTo,

    /// <summary>The end of the turn.</summary>
    Stop,

    /// <summary>The next step, later.</summary>
    Wait,

    /// <summary>The bot's error block.</summary>
    Fail,
}
