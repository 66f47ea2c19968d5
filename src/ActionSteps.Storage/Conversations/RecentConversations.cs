using ActionSteps.Conversations;

namespace ActionSteps.Storage.Conversations;

/// <summary>
/// What this process knows of the conversations that it worked on last: their newest state, as far as it knows, and what waits in their
/// outbox. Only a help: whoever goes by it has its commit refused when it is not so any more. Thread-safe.
/// </summary>
/// <param name="most">The most conversations; those that were used longest ago are forgotten first.</param>
internal sealed class RecentConversations(int most)
{
    // Larger states cost more to keep than to read.
    private const int MostBytes = 32 * 1024;

    // Where messages of a conversation reach any process, most of what is remembered is wrong: after a mistake it is left alone for a while.
    private const int PauseAfterMistake = 16;

    private readonly Dictionary<string, LinkedListNode<Known>> _known = new(StringComparer.Ordinal);
    private readonly LinkedList<Known> _byUse = new();
    private readonly Lock _lock = new();
    private int _pause;

    /// <summary>What is known of a conversation with nothing under way; <c>null</c> otherwise.</summary>
    public StoredConversation? Recall(string conversationId)
    {
        lock (_lock)
        {
            if (!_known.TryGetValue(conversationId, out LinkedListNode<Known>? node) || node.Value.Outbox.Length > 0)
            {
                return null;
            }

            if (_pause > 0)
            {
                _pause--;
                return null;
            }

            _byUse.Remove(node);
            _byUse.AddLast(node);
            return new StoredConversation { State = node.Value.State };
        }
    }

    /// <summary>A conversation was read.</summary>
    public void Loaded(StoredConversation stored, int bytes)
    {
        bool isKnown = stored is { Checkpoint: null, Inbox.Count: 0, State.Version: > 0 } && (stored.Owner is null || stored.Outbox.Count > 0);
        Remember(stored.State.Id, isKnown ? new Known(stored.State, [.. stored.Outbox.Select(item => item.Sequence)]) : null, bytes);
    }

    /// <summary>The state on which a commit was made; <c>null</c> when it is not known any more.</summary>
    public ConversationState? Before(ConversationCommit commit) =>
        Find(commit.ConversationId)?.State is { } before && before.Version == commit.Version ? before : null;

    /// <summary>A commit has succeeded.</summary>
    public void Committed(ConversationCommit commit, int bytes)
    {
        Known? next = null;
        bool isSimple = commit is { Checkpoint: null, Inbox.Count: 0, RemovedInbox.Count: 0, Deliveries: null or { Failed.Count: 0 } };
        if (isSimple && commit.State is { } state && Find(commit.ConversationId) is { } before && before.State.Version == commit.Version)
        {
            long[] outbox = Without(before.Outbox, commit.Deliveries);
            next = commit.Outbox.Count == 0 ? new Known(state, outbox) : new Known(state, [.. outbox, .. commit.Outbox.Select(item => item.Sequence)]);
            next = commit.Owns && next.Outbox.Length == 0 ? null : next;
        }

        Remember(commit.ConversationId, next, bytes);
    }

    /// <summary>A commit was refused, or what came of it is not known.</summary>
    public void Failed(ConversationCommit commit)
    {
        Forget(commit.ConversationId);
        if (commit.IsRecalled)
        {
            lock (_lock)
            {
                _pause = PauseAfterMistake;
            }
        }
    }

    /// <summary>A report was written, and the ownership has ended.</summary>
    public void Acknowledged(DeliveryReport report)
    {
        lock (_lock)
        {
            if (_known.TryGetValue(report.ConversationId, out LinkedListNode<Known>? node))
            {
                long[] outbox = Without(node.Value.Outbox, report);
                if (report.Failed.Count > 0)
                {
                    Remove(node);
                }
                else
                {
                    node.Value = node.Value with { Outbox = outbox };
                }
            }
        }
    }

    /// <summary>Something else has happened to a conversation.</summary>
    public void Forget(string conversationId) => Remember(conversationId, known: null, bytes: 0);

    private Known? Find(string conversationId)
    {
        lock (_lock)
        {
            return _known.TryGetValue(conversationId, out LinkedListNode<Known>? node) ? node.Value : null;
        }
    }

    private void Remember(string conversationId, Known? known, int bytes)
    {
        // A queue of messages goes before everything else, which is the business of whoever loads.
        bool isKept = known is { State.Queue.Count: 0 } && bytes <= MostBytes && most > 0;
        lock (_lock)
        {
            if (_known.TryGetValue(conversationId, out LinkedListNode<Known>? node))
            {
                if (known is null || !isKept)
                {
                    Remove(node);
                    return;
                }

                node.Value = known;
                _byUse.Remove(node);
                _byUse.AddLast(node);
            }
            else if (known is not null && isKept)
            {
                _known.Add(conversationId, _byUse.AddLast(known));
                if (_known.Count > most && _byUse.First is { } oldest)
                {
                    Remove(oldest);
                }
            }
        }
    }

    private void Remove(LinkedListNode<Known> node)
    {
        _known.Remove(node.Value.State.Id);
        _byUse.Remove(node);
    }

    private static long[] Without(long[] outbox, DeliveryReport? report) =>
        outbox.Length == 0 || report is null ? outbox : [.. outbox.Except(report.Delivered)];

    /// <param name="State">The newest state.</param>
    /// <param name="Outbox">The sequences of effects that are not known to be delivered.</param>
    private sealed record Known(ConversationState State, long[] Outbox);
}
