using ActionSteps.Sessions;

namespace ActionSteps.Flow;

/// <summary>
/// Ends the conversation: variables and contexts are erased, an offload ends, the bot is no longer paused, waits are dropped, and a call
/// hangs up. Messages before it are delivered first; steps after it are not executed. The next message of the user starts a new
/// conversation.
/// </summary>
[StepKind("closeConversation")]
public sealed class CloseConversationStep : ActionStep
{
    /// <inheritdoc/>
    public override bool HasImmediateEffects(StepContext context) => false;

    /// <inheritdoc/>
    protected override ValueTask<StepOutcome> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.IsVoice || context.Channel is Channels.Web or Channels.SinchConversation)
        {
            context.Emit(new ConversationClosed());
        }
        else
        {
            context.Warn(
                ErrorCodes.UnsupportedOnChannel,
                $"Channel \"{context.Channel}\" cannot be told that the conversation is over; the session was erased all the same.");
        }

        context.CloseConversation();
        return ValueTask.FromResult(StepOutcome.Stop);
    }
}
