namespace ActionSteps.Conversations;

/// <summary>What began a run.</summary>
public enum RunTrigger
{
    /// <summary>A message of the user; <c>message</c> in JSON.</summary>
    Message,

    /// <summary>A page in an iframe; <c>iframe</c> in JSON.</summary>
    IframeEvent,

    /// <summary>A host, an agent, or a mail that could not be sent; <c>action</c> in JSON.</summary>
    Action,

    /// <summary>A wait that is over; <c>wait</c> in JSON.</summary>
    Wait,
}
