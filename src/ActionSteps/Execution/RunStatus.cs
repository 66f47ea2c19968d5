namespace ActionSteps.Execution;

/// <summary>How a run ended.</summary>
public enum RunStatus
{
    /// <summary>The flow came to its end.</summary>
    Completed,

    /// <summary>The flow goes on later: after a delay, or with the user's answer to an input block.</summary>
    Waiting,

    /// <summary>The bot is paused and stays silent.</summary>
    Paused,

    /// <summary>The conversation is closed; the next user message starts a new one.</summary>
    Closed,

    /// <summary>A human agent has the conversation.</summary>
    Offloaded,

    /// <summary>A step failed and no error block took over, or the run exceeded a limit.</summary>
    Failed,
}
