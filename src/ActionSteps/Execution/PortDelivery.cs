using ActionSteps.Sessions;
using ActionSteps.Tracking;
using ActionSteps.Voice;

namespace ActionSteps.Execution;

/// <summary>Hands tracked events and call commands to the host's ports. A port that is missing is no fault: the effect is in the result.</summary>
internal static class PortDelivery
{
    private static readonly VariablePath RecordingUrl = "internal.call.recordingUrl";

    /// <summary>Whether an effect goes to a port of its own instead of the user's channel.</summary>
    public static bool IsForPort(Effect effect) => effect is TrackedEvent or CallCommand;

    /// <summary>Whether the host has registered the port of an effect.</summary>
    public static bool HasPort(Effect effect, IPortSource ports) =>
        effect is TrackedEvent ? ports.Find<IEventTracker>() is not null : ports.Find<IVoiceCall>() is not null;

    /// <summary>Delivers one effect.</summary>
    /// <exception cref="Exception">Whatever the port raises.</exception>
    public static async ValueTask DeliverAsync(Effect effect, IPortSource ports, Session session, CancellationToken cancellationToken)
    {
        switch (effect)
        {
            case TrackedEvent tracked when ports.Find<IEventTracker>() is { } tracker:
                await tracker.TrackAsync(tracked, cancellationToken).ConfigureAwait(false);
                break;
            case CallCommand command when ports.Find<IVoiceCall>() is { } call:
                CallCommandResult result = await call.ExecuteAsync(command, cancellationToken).ConfigureAwait(false);
                if (result.RecordingUrl is { } url)
                {
                    session.SetInternal(RecordingUrl, Value.Text(url));
                }

                break;
        }
    }
}
