using ActionSteps.Conversations;
using ActionSteps.Messages;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Conversations.Durability;

/// <summary>A store with a fault point before and after each call.</summary>
internal sealed class FaultyStore(IConversationStore inner, FaultPlan plan) : StoreDecorator(inner)
{
    private int _looks;

    public override ValueTask<StoredConversation> LoadAsync(string conversationId, string? messageId, CancellationToken cancellationToken) =>
        CallAsync("load", () => base.LoadAsync(conversationId, messageId, cancellationToken));

    public override ValueTask<bool> TryCommitAsync(ConversationCommit commit, CancellationToken cancellationToken) => CallAsync(
        commit.Checkpoint is not null ? "checkpoint" : commit.State is null ? "claim" : "commit", () => base.TryCommitAsync(commit, cancellationToken));

    public override ValueTask<bool> AcceptAsync(string conversationId, InboxEntry entry, CancellationToken cancellationToken) =>
        CallAsync("accept", () => base.AcceptAsync(conversationId, entry, cancellationToken));

    public override async ValueTask AcknowledgeAsync(string worker, IReadOnlyList<DeliveryReport> reports, CancellationToken cancellationToken) =>
        await CallAsync("acknowledge", async () =>
        {
            await base.AcknowledgeAsync(worker, reports, cancellationToken);
            return true;
        });

    public override async ValueTask RenewWorkerAsync(string worker, TimeSpan lease, CancellationToken cancellationToken) =>
        await CallAsync("renew", async () =>
        {
            await base.RenewWorkerAsync(worker, lease, cancellationToken);
            return true;
        });

    public override ValueTask<IReadOnlyList<ConversationWork>> ListWorkAsync(WorkQuery query, CancellationToken cancellationToken) =>
        // Looking for work goes on all the time, so a few of the looks stand for all of them.
        Interlocked.Increment(ref _looks) > 4 ? base.ListWorkAsync(query, cancellationToken) : CallAsync("list", () => base.ListWorkAsync(query, cancellationToken));

    public override ValueTask<IReadOnlyList<TranscriptEntry>> ReadTranscriptAsync(
        string conversationId, int limit, CancellationToken cancellationToken) =>
        CallAsync("read", () => base.ReadTranscriptAsync(conversationId, limit, cancellationToken));

    private async ValueTask<T> CallAsync<T>(string name, Func<ValueTask<T>> call)
    {
        plan.Pass($"before {name}");
        T result = await call();
        plan.Pass($"after {name}");
        return result;
    }
}
