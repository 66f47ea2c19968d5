using ActionSteps.Sessions;

namespace ActionSteps.Voice;

/// <summary>Whether the call is being recorded, kept in <c>internal.call.recording</c> so that commands are sent only when they change that.</summary>
internal static class CallRecording
{
    private static readonly VariablePath Path = "internal.call.recording";

    /// <summary>Sends the command unless the call is in that state already. On a channel without calls that is a warning.</summary>
    public static void Switch(StepContext context, bool isOn)
    {
        if (!context.IsVoice)
        {
            context.Warn(ErrorCodes.UnsupportedOnChannel, $"Channel \"{context.Channel}\" is no telephone call; there is nothing to record.");
        }
        else if (IsOn(context) != isOn)
        {
            context.SetInternal(Path, isOn);
            context.Emit(CallCommand.Of(isOn ? CallCommandType.StartRecording : CallCommandType.StopRecording, context));
        }
    }

    /// <summary>The call has ended, and the recording with it.</summary>
    public static void End(StepContext context)
    {
        if (IsOn(context))
        {
            context.SetInternal(Path, false);
        }
    }

    private static bool IsOn(StepContext context) => context.Variables.Get(Path) == Value.True;
}
