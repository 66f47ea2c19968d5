namespace ActionSteps.Flow;

/// <summary>The unit of a delay.</summary>
public enum DelayUnit
{
    /// <summary>Thousandths of a second.</summary>
    Milliseconds,

    /// <summary>Seconds, the default of a delay.</summary>
    Seconds,

    /// <summary>Minutes.</summary>
    Minutes,

    /// <summary>Hours.</summary>
    Hours,
}
