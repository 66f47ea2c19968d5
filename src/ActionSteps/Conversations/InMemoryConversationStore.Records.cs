using ActionSteps.Messages;
using ActionSteps.Replay;

namespace ActionSteps.Conversations;

public sealed partial class InMemoryConversationStore
{
    /// <inheritdoc/>
    public ValueTask RenewWorkerAsync(string worker, TimeSpan lease, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(worker);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(lease, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lease, ConversationOptions.LongestWorkerLease);
        cancellationToken.ThrowIfCancellationRequested();
        _workers[worker] = (clock ?? TimeProvider.System).GetUtcNow() + lease;
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask RetireWorkerAsync(string worker, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(worker);
        cancellationToken.ThrowIfCancellationRequested();
        _workers.TryRemove(worker, out _);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ConversationWork>> ListWorkAsync(WorkQuery query, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        List<ConversationWork> found = [];
        foreach (InMemoryConversation conversation in _busy.Values)
        {
            lock (conversation)
            {
                bool isFree = conversation.Owner is null || conversation.Owner == query.Worker || !IsAlive(conversation.Owner);
                if (isFree && !conversation.IsDeleted && conversation.DueTime() is { } due && due < query.DueBefore
                    && (query.After is not { } after || Compare(new(conversation.Id, due), after) > 0))
                {
                    found.Add(new ConversationWork(conversation.Id, due));
                }
            }
        }

        found.Sort(Compare);
        return ValueTask.FromResult<IReadOnlyList<ConversationWork>>(found.Count > query.Limit ? found[..query.Limit] : found);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<TranscriptEntry>> ReadTranscriptAsync(string conversationId, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return Read<IReadOnlyList<TranscriptEntry>>(conversationId, [], conversation => conversation.Transcript(limit), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<JournalEntry>> ReadJournalAsync(
        string conversationId, long before, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return Read<IReadOnlyList<JournalEntry>>(conversationId, [], conversation => conversation.Journal(before, limit), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<RunRecording?> ReadRecordingAsync(string conversationId, long number, CancellationToken cancellationToken) =>
        Read<RunRecording?>(conversationId, null, conversation => conversation.Recording(number), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> ListConversationsAsync(string? after, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult<IReadOnlyList<string>>(
        [
            .. _conversations.Values
                .Where(conversation => conversation.State.Version > 0 && string.CompareOrdinal(conversation.Id, after) > 0)
                .Select(conversation => conversation.Id)
                .Order(StringComparer.Ordinal)
                .Take(limit),
        ]);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ParkedItem>> ListParkedAsync(ParkedItem? after, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult<IReadOnlyList<ParkedItem>>(
        [
            .. _conversations.Values
                .SelectMany(conversation => Locked(conversation, static found => found.Parked()))
                .Where(item => after is null || Place(item).CompareTo(Place(after)) > 0)
                .OrderBy(Place)
                .Take(limit),
        ]);
    }

    /// <inheritdoc/>
    public ValueTask<bool> ResolveParkedAsync(ParkedItem item, ParkedResolution resolution, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(
            _conversations.ContainsKey(item.ConversationId) && Change(item.ConversationId, conversation => conversation.Resolve(item, resolution)));
    }

    /// <inheritdoc/>
    public ValueTask<bool> DeleteAsync(string conversationId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(conversationId);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Delete(conversationId, static _ => true));
    }

    /// <inheritdoc/>
    public ValueTask<int> DeleteInactiveAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_conversations.Keys.Where(id => Delete(id, conversation =>
            conversation.State.Version > 0 && conversation.State.LastActivity < before
            && conversation.DueTime() is null && !IsAlive(conversation.Owner))).Take(limit).Count());
    }

    /// <inheritdoc/>
    public ValueTask<int> EraseUserAsync(string userId, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(userId);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_conversations.Keys.Count(id => Delete(id, conversation => conversation.State.UserId == userId)));
    }

    private bool Delete(string conversationId, Func<InMemoryConversation, bool> mayGo)
    {
        if (!_conversations.TryGetValue(conversationId, out InMemoryConversation? conversation))
        {
            return false;
        }

        lock (conversation)
        {
            if (conversation.IsDeleted || !mayGo(conversation))
            {
                return false;
            }

            conversation.IsDeleted = true;
            _busy.TryRemove(conversationId, out _);
            return _conversations.TryRemove(conversationId, out _);
        }
    }

    private ValueTask<T> Read<T>(string conversationId, T none, Func<InMemoryConversation, T> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(conversationId);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(
            _conversations.TryGetValue(conversationId, out InMemoryConversation? conversation) ? Locked(conversation, read) : none);
    }

    private static T Locked<T>(InMemoryConversation conversation, Func<InMemoryConversation, T> read)
    {
        lock (conversation)
        {
            return read(conversation);
        }
    }

    private static int Compare(ConversationWork one, ConversationWork other) =>
        one.DueTime.CompareTo(other.DueTime) is not 0 and int byTime
            ? byTime
            : string.CompareOrdinal(one.ConversationId, other.ConversationId);

    private static ParkedPlace Place(ParkedItem item) =>
        new(item.ConversationId, item.Effect is not null, item.Effect?.Sequence ?? item.Entry?.Sequence ?? 0);

    private readonly record struct ParkedPlace(string ConversationId, bool IsEffect, long Sequence) : IComparable<ParkedPlace>
    {
        public int CompareTo(ParkedPlace other) =>
            string.CompareOrdinal(ConversationId, other.ConversationId) is not 0 and int byId ? byId
            : IsEffect.CompareTo(other.IsEffect) is not 0 and int byKind ? byKind
            : Sequence.CompareTo(other.Sequence);
    }
}
