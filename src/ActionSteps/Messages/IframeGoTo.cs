using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>The page moves the conversation to a block.</summary>
/// <param name="NextBlock">The id of the block, which may not exist.</param>
/// <param name="Parameters">The variables to set first, in order.</param>
public sealed record IframeGoTo(string NextBlock, MessageItems<PostbackParameter> Parameters) : IframeEvent
{
    internal static IframeGoTo? Read(Value payload, out StepWarning? warning)
    {
        warning = null;
        Value block = FormValues.FirstOf(
            payload["nextDialogstateId"], payload["nextDialogstate"], payload["dialogstateId"], payload["id"]);
        if (FormValues.OptionalTextOf(block) is { } id)
        {
            return new IframeGoTo(id, Postback.ReadParameters(payload));
        }

        warning = new StepWarning(ErrorCodes.UnknownBlock, "An iframe sent GO_TO_DIALOGSTATE without \"nextDialogstateId\"; it was ignored.");
        return null;
    }
}
