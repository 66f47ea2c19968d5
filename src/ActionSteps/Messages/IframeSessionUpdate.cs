using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>The page writes session data.</summary>
/// <param name="Entries">What to store, in order, each as <see cref="SessionVariables.Store"/> does.</param>
public sealed record IframeSessionUpdate(MessageItems<SessionEntry> Entries) : IframeEvent
{
    internal static IframeSessionUpdate? Read(Value payload, out StepWarning? warning)
    {
        warning = null;
        if (!payload.TryGetObject(out ValueObject? members))
        {
            warning = new StepWarning(
                ErrorCodes.InvalidSessionEntry, "An iframe sent UPDATE_SESSION without an object of variables; it was ignored.");
            return null;
        }

        if (members.Count == 2 && members.ContainsKey("namespace") && members.ContainsKey("data"))
        {
            return new IframeSessionUpdate([new SessionEntry(FormValues.TextOf(members["namespace"]), members["data"])]);
        }

        return new IframeSessionUpdate(
            MessageItems.Own([.. members.Select(static member => new SessionEntry(member.Key, member.Value))]));
    }
}
