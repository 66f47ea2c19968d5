using ActionSteps.Messages;
using ActionSteps.Replay;

namespace ActionSteps.Conversations;

/// <summary>What is kept of conversations for reading, and the ways to get rid of it. Part of <see cref="IConversationStore"/>.</summary>
public interface IConversationRecords
{
    /// <summary>Reads the history of a conversation.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="limit">The most entries, at least 1; the newest ones are given.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The entries, oldest first; empty when there are none.</returns>
    ValueTask<IReadOnlyList<TranscriptEntry>> ReadTranscriptAsync(string conversationId, int limit, CancellationToken cancellationToken);

    /// <summary>Reads the runs of a conversation.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="before">Only runs with a lower <see cref="JournalEntry.Number"/>; <see cref="long.MaxValue"/> to begin.</param>
    /// <param name="limit">The most runs, at least 1.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The runs, newest first; empty when there are none.</returns>
    ValueTask<IReadOnlyList<JournalEntry>> ReadJournalAsync(
        string conversationId, long before, int limit, CancellationToken cancellationToken);

    /// <summary>Reads the recording of a run.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="number">The number of the run: <see cref="JournalEntry.Number"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The recording; <c>null</c> when the run is not in the journal, or was not recorded.</returns>
    ValueTask<RunRecording?> ReadRecordingAsync(string conversationId, long number, CancellationToken cancellationToken);

    /// <summary>Lists conversations by id, as people look for them.</summary>
    /// <param name="after">The last id of the page before, <c>null</c> for the first page.</param>
    /// <param name="limit">The most ids, at least 1.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// The ids of committed conversations in ordinal order, beginning behind <paramref name="after"/>. Stores that order texts by code points,
    /// as databases do, put characters beyond U+FFFF and halves of surrogate pairs behind U+E000 to U+FFFF and not before; pages fit together
    /// all the same.
    /// </returns>
    ValueTask<IReadOnlyList<string>> ListConversationsAsync(string? after, int limit, CancellationToken cancellationToken);

    /// <summary>Lists accepted messages and effects that were given up after their last try.</summary>
    /// <param name="after">The last item of the page before, <c>null</c> for the first page.</param>
    /// <param name="limit">The most items, at least 1.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The items by conversation id, in the order of <see cref="ListConversationsAsync"/>, within it messages before effects, each by sequence.</returns>
    ValueTask<IReadOnlyList<ParkedItem>> ListParkedAsync(ParkedItem? after, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Tries a parked item again, from its first attempt and at its old place in the order, or drops it. Neither version nor owner matters.
    /// </summary>
    /// <param name="item">The item, as it was listed.</param>
    /// <param name="resolution">What to do with it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether it was parked; <c>false</c> when it is not (any more).</returns>
    ValueTask<bool> ResolveParkedAsync(ParkedItem item, ParkedResolution resolution, CancellationToken cancellationToken);

    /// <summary>
    /// Forgets a conversation with everything that belongs to it: state, checkpoint, history, journal with its recordings, inbox, outbox and handled ids. A
    /// turn that works on it at that moment is refused at its commit, and finds a conversation that has never been.
    /// </summary>
    /// <returns>Whether anything of it was known.</returns>
    ValueTask<bool> DeleteAsync(string conversationId, CancellationToken cancellationToken);

    /// <summary>
    /// Forgets conversations that have been silent, as <see cref="DeleteAsync"/> does. Those that still have something to do, now or later,
    /// and those that a living worker owns stay; parked items go with their conversation.
    /// </summary>
    /// <param name="before">Conversations whose <see cref="ConversationState.LastActivity"/> is earlier.</param>
    /// <param name="limit">The most conversations of one call, at least 1, so that no call takes long.</param>
    /// <param name="cancellationToken">Cancels the call; what is forgotten by then stays so.</param>
    /// <returns>How many were forgotten; fewer than <paramref name="limit"/> when there are no more.</returns>
    ValueTask<int> DeleteInactiveAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken);

    /// <summary>Forgets every conversation of a user, as <see cref="DeleteAsync"/> does, whatever it has to do.</summary>
    /// <param name="userId">The user: <see cref="ConversationState.UserId"/>.</param>
    /// <param name="cancellationToken">Cancels the call; what is forgotten by then stays so.</param>
    /// <returns>How many conversations were forgotten.</returns>
    ValueTask<int> EraseUserAsync(string userId, CancellationToken cancellationToken);
}
