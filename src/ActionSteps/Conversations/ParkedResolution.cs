namespace ActionSteps.Conversations;

/// <summary>What to do with a parked item.</summary>
public enum ParkedResolution
{
    /// <summary>Try it again, with all its attempts.</summary>
    Retry,

    /// <summary>Forget it.</summary>
    Drop,
}
