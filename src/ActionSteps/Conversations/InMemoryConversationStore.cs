using System.Collections.Concurrent;

namespace ActionSteps.Conversations;

/// <summary>Keeps conversations in the memory of the process; they are gone when it ends. Thread-safe.</summary>
/// <param name="clock">
/// The clock of leases, which makes the store one that several runners share as processes share a database: for tests of what happens when
/// one of them dies. <c>null</c>, the default, for a store of one runner, which needs no leases.
/// </param>
public sealed partial class InMemoryConversationStore(TimeProvider? clock = null) : IConversationStore
{
    private readonly ConcurrentDictionary<string, InMemoryConversation> _conversations = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _workers = new(StringComparer.Ordinal);

    // Those that have or had something to do, so that looking for work does not look at everybody.
    private readonly ConcurrentDictionary<string, InMemoryConversation> _busy = new(StringComparer.Ordinal);

    /// <summary>Number of conversations.</summary>
    public int Count => _conversations.Count;

    /// <inheritdoc/>
    public bool IsShared => clock is not null;

    /// <inheritdoc/>
    public ValueTask<StoredConversation> LoadAsync(string conversationId, string? messageId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(conversationId);
        cancellationToken.ThrowIfCancellationRequested();
        if (!_conversations.TryGetValue(conversationId, out InMemoryConversation? conversation))
        {
            return ValueTask.FromResult(new StoredConversation { State = new ConversationState { Id = conversationId } });
        }

        lock (conversation)
        {
            return ValueTask.FromResult(conversation.IsDeleted
                ? new StoredConversation { State = new ConversationState { Id = conversationId } }
                : conversation.Load(messageId, IsAlive(conversation.Owner)) with { Time = clock?.GetUtcNow() });
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> TryCommitAsync(ConversationCommit commit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(commit);
        cancellationToken.ThrowIfCancellationRequested();
        if (commit.Version > 0 && !_conversations.ContainsKey(commit.ConversationId))
        {
            return ValueTask.FromResult(false);
        }

        return ValueTask.FromResult(Change(commit.ConversationId, conversation =>
        {
            bool isFree = conversation.Owner is null || conversation.Owner == commit.Worker || !IsAlive(conversation.Owner);
            if (conversation.State.Version != commit.Version || !isFree)
            {
                return false;
            }

            conversation.Commit(commit);
            return true;
        }));
    }

    /// <inheritdoc/>
    public ValueTask<bool> AcceptAsync(string conversationId, InboxEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(conversationId);
        ArgumentNullException.ThrowIfNull(entry);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Change(conversationId, conversation => conversation.Accept(entry)));
    }

    /// <inheritdoc/>
    public ValueTask AcknowledgeAsync(string worker, IReadOnlyList<DeliveryReport> reports, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reports);
        cancellationToken.ThrowIfCancellationRequested();
        foreach (DeliveryReport report in reports)
        {
            if (!_conversations.ContainsKey(report.ConversationId))
            {
                continue;
            }

            Change(report.ConversationId, conversation =>
            {
                if (conversation.Owner == worker)
                {
                    conversation.Acknowledge(report);
                }

                return true;
            });
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Changes a conversation, which is begun when it is not there.</summary>
    private bool Change(string conversationId, Func<InMemoryConversation, bool> change)
    {
        while (true)
        {
            InMemoryConversation conversation = _conversations.GetOrAdd(conversationId, static id => new InMemoryConversation(id));
            lock (conversation)
            {
                if (conversation.IsDeleted)
                {
                    continue;
                }

                bool isChanged = change(conversation);
                if (conversation.DueTime() is not null || conversation.Owner is not null)
                {
                    _busy[conversationId] = conversation;
                }
                else
                {
                    _busy.TryRemove(conversationId, out _);
                }

                return isChanged;
            }
        }
    }

    private bool IsAlive(string? worker) =>
        clock is not null && worker is not null && _workers.TryGetValue(worker, out DateTimeOffset end)
        && end - clock.GetUtcNow() is var left && left > TimeSpan.Zero && left <= ConversationOptions.LongestWorkerLease;
}
