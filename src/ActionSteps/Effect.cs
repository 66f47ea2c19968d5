using ActionSteps.Sessions;

namespace ActionSteps;

/// <summary>
/// Something that leaves the conversation after the step's changes are safe: a message, a window event, a tracked event, a call
/// command, the end of the conversation. Immutable.
/// </summary>
public abstract record Effect
{
    private protected Effect()
    {
    }

    /// <summary>The effect as data, in the form that outboxes and command lines print.</summary>
    public abstract Value ToValue();
}
