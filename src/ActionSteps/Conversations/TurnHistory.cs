using System.Runtime.ExceptionServices;
using ActionSteps.Messages;
using ActionSteps.Replay;

namespace ActionSteps.Conversations;

/// <summary>
/// The history of a conversation as the steps of a turn read it. A store that cannot be asked is no failure of the step that asks: it ends the
/// turn, which is tried again. A damaged history would fail every time; then the step fails, and the conversation goes on.
/// </summary>
internal sealed class TurnHistory(IConversationStore store, Conversation conversation, ConversationOptions options, RunRecorder? recorder)
{
    private ExceptionDispatchInfo? _failure;

    public async ValueTask<IReadOnlyList<TranscriptEntry>> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            IReadOnlyList<TranscriptEntry> history =
            [
                .. await store.ReadTranscriptAsync(conversation.Id, options.MaxTranscript, cancellationToken).ConfigureAwait(false),
                .. conversation.AddedTranscript,
            ];
            recorder?.AddHistory(history);
            return history;
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or ConversationFormatException))
        {
            _failure = ExceptionDispatchInfo.Capture(failure);
            throw;
        }
    }

    /// <summary>Raises what has kept a step from reading.</summary>
    public void ThrowIfFailed() => _failure?.Throw();
}
