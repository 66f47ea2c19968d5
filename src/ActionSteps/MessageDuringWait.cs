namespace ActionSteps;

/// <summary>What becomes of a wait when the user writes before it is over.</summary>
public enum MessageDuringWait
{
    /// <summary>The message is handled at once; the wait stays and goes on when it is due.</summary>
    KeepsWait,

    /// <summary>The message is handled when the turn that waits is over, so that it cannot overtake the rest of that turn.</summary>
    IsQueued,

    /// <summary>The message is handled at once and the wait is dropped with everything after it, as with an inactivity timer.</summary>
    CancelsWait,
}
