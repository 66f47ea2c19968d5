using System.Collections.Concurrent;
using ActionSteps.Conversations;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Conversations.Durability;

/// <summary>Counts the calls of a store.</summary>
internal sealed class CountingStore(IConversationStore inner) : StoreDecorator(inner)
{
    private readonly ConcurrentQueue<string> _calls = new();

    public IReadOnlyList<string> Calls => [.. _calls];

    public void Clear() => _calls.Clear();

    public override ValueTask<StoredConversation> LoadAsync(string conversationId, string? messageId, CancellationToken cancellationToken)
    {
        _calls.Enqueue("load");
        return base.LoadAsync(conversationId, messageId, cancellationToken);
    }

    public override ValueTask<bool> TryCommitAsync(ConversationCommit commit, CancellationToken cancellationToken)
    {
        _calls.Enqueue(commit.Checkpoint is null ? "commit" : "checkpoint");
        return base.TryCommitAsync(commit, cancellationToken);
    }

    public override ValueTask AcknowledgeAsync(string worker, IReadOnlyList<DeliveryReport> reports, CancellationToken cancellationToken)
    {
        _calls.Enqueue($"acknowledge {reports.Count}");
        return base.AcknowledgeAsync(worker, reports, cancellationToken);
    }

    public override ValueTask RenewWorkerAsync(string worker, TimeSpan lease, CancellationToken cancellationToken)
    {
        _calls.Enqueue("renew");
        return base.RenewWorkerAsync(worker, lease, cancellationToken);
    }
}
