namespace ActionSteps.Replay;

/// <summary>A recording cannot be replayed, or not with this bot. The message says why and what to do.</summary>
public sealed class ReplayException : ActionStepsException
{
    internal ReplayException(string message)
        : base(message)
    {
    }
}
