using System.Diagnostics;
using System.Net.Sockets;
using ActionSteps.Conversations;
using ActionSteps.Messages;
using ActionSteps.Replay;

namespace ActionSteps.Testing.Faults;

/// <summary>
/// A store that fails when a test wants it to: before and after every call of another store is a numbered point where the call can raise
/// an exception or the process can end. Shows what a host does when its store is gone, and that nothing is lost or doubled then. Thread-safe
/// as far as the plan and the other store are.
/// </summary>
public sealed class FaultyConversationStore : IConversationStore
{
    private readonly IConversationStore _store;
    private readonly Func<FaultPoint, StoreFault> _plan;
    private long _points;

    /// <summary>A store that fails by a plan.</summary>
    /// <param name="store">What does the work.</param>
    /// <param name="plan">Asked at every point what happens there; called by several threads at once when the store is. What it raises is raised by the call.</param>
    public FaultyConversationStore(IConversationStore store, Func<FaultPoint, StoreFault> plan)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(plan);
        _store = store;
        _plan = plan;
    }

    /// <summary>The calls with fault points, by name: every method of <see cref="IConversationStore"/> that asks the store.</summary>
    public static IReadOnlyList<string> Calls { get; } =
    [
        nameof(LoadAsync), nameof(TryCommitAsync), nameof(AcceptAsync), nameof(AcknowledgeAsync), nameof(RenewWorkerAsync),
        nameof(RetireWorkerAsync), nameof(ListWorkAsync), nameof(ReadTranscriptAsync), nameof(ReadJournalAsync),
        nameof(ReadRecordingAsync), nameof(ListConversationsAsync), nameof(ListParkedAsync), nameof(ResolveParkedAsync), nameof(DeleteAsync),
        nameof(DeleteInactiveAsync), nameof(EraseUserAsync),
    ];

    /// <summary>How many points were passed so far, those with a fault included.</summary>
    public long Points => Interlocked.Read(ref _points);

    /// <inheritdoc/>
    public bool IsShared => _store.IsShared;

    /// <summary>A plan that fails once.</summary>
    /// <param name="number">The point that fails, counted from 1.</param>
    /// <param name="fault">What happens there.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public static Func<FaultPoint, StoreFault> Once(long number, StoreFault fault)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        return point => point.Number == number ? fault : StoreFault.None;
    }

    /// <inheritdoc/>
    public ValueTask<StoredConversation> LoadAsync(string conversationId, string? messageId, CancellationToken cancellationToken) =>
        PassAsync(nameof(LoadAsync), () => _store.LoadAsync(conversationId, messageId, cancellationToken));

    /// <summary>What the other store remembers; it asks nobody, so that nothing can fail.</summary>
    public StoredConversation? Recall(string conversationId) => _store.Recall(conversationId);

    /// <inheritdoc/>
    public ValueTask<bool> TryCommitAsync(ConversationCommit commit, CancellationToken cancellationToken) =>
        PassAsync(nameof(TryCommitAsync), () => _store.TryCommitAsync(commit, cancellationToken));

    /// <inheritdoc/>
    public ValueTask<bool> AcceptAsync(string conversationId, InboxEntry entry, CancellationToken cancellationToken) =>
        PassAsync(nameof(AcceptAsync), () => _store.AcceptAsync(conversationId, entry, cancellationToken));

    /// <inheritdoc/>
    public async ValueTask AcknowledgeAsync(string worker, IReadOnlyList<DeliveryReport> reports, CancellationToken cancellationToken) =>
        await PassAsync(nameof(AcknowledgeAsync), () => DoneAsync(_store.AcknowledgeAsync(worker, reports, cancellationToken))).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask RenewWorkerAsync(string worker, TimeSpan lease, CancellationToken cancellationToken) =>
        await PassAsync(nameof(RenewWorkerAsync), () => DoneAsync(_store.RenewWorkerAsync(worker, lease, cancellationToken))).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask RetireWorkerAsync(string worker, CancellationToken cancellationToken) =>
        await PassAsync(nameof(RetireWorkerAsync), () => DoneAsync(_store.RetireWorkerAsync(worker, cancellationToken))).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ConversationWork>> ListWorkAsync(WorkQuery query, CancellationToken cancellationToken) =>
        PassAsync(nameof(ListWorkAsync), () => _store.ListWorkAsync(query, cancellationToken));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<TranscriptEntry>> ReadTranscriptAsync(string conversationId, int limit, CancellationToken cancellationToken) =>
        PassAsync(nameof(ReadTranscriptAsync), () => _store.ReadTranscriptAsync(conversationId, limit, cancellationToken));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<JournalEntry>> ReadJournalAsync(
        string conversationId, long before, int limit, CancellationToken cancellationToken) =>
        PassAsync(nameof(ReadJournalAsync), () => _store.ReadJournalAsync(conversationId, before, limit, cancellationToken));

    /// <inheritdoc/>
    public ValueTask<RunRecording?> ReadRecordingAsync(string conversationId, long number, CancellationToken cancellationToken) =>
        PassAsync(nameof(ReadRecordingAsync), () => _store.ReadRecordingAsync(conversationId, number, cancellationToken));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> ListConversationsAsync(string? after, int limit, CancellationToken cancellationToken) =>
        PassAsync(nameof(ListConversationsAsync), () => _store.ListConversationsAsync(after, limit, cancellationToken));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ParkedItem>> ListParkedAsync(ParkedItem? after, int limit, CancellationToken cancellationToken) =>
        PassAsync(nameof(ListParkedAsync), () => _store.ListParkedAsync(after, limit, cancellationToken));

    /// <inheritdoc/>
    public ValueTask<bool> ResolveParkedAsync(ParkedItem item, ParkedResolution resolution, CancellationToken cancellationToken) =>
        PassAsync(nameof(ResolveParkedAsync), () => _store.ResolveParkedAsync(item, resolution, cancellationToken));

    /// <inheritdoc/>
    public ValueTask<bool> DeleteAsync(string conversationId, CancellationToken cancellationToken) =>
        PassAsync(nameof(DeleteAsync), () => _store.DeleteAsync(conversationId, cancellationToken));

    /// <inheritdoc/>
    public ValueTask<int> DeleteInactiveAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken) =>
        PassAsync(nameof(DeleteInactiveAsync), () => _store.DeleteInactiveAsync(before, limit, cancellationToken));

    /// <inheritdoc/>
    public ValueTask<int> EraseUserAsync(string userId, CancellationToken cancellationToken) =>
        PassAsync(nameof(EraseUserAsync), () => _store.EraseUserAsync(userId, cancellationToken));

    private static async ValueTask<bool> DoneAsync(ValueTask call)
    {
        await call.ConfigureAwait(false);
        return true;
    }

    private async ValueTask<T> PassAsync<T>(string call, Func<ValueTask<T>> work)
    {
        Pass(call, FaultMoment.Before);
        T result = await work().ConfigureAwait(false);
        Pass(call, FaultMoment.After);
        return result;
    }

    private void Pass(string call, FaultMoment moment)
    {
        FaultPoint point = new(Interlocked.Increment(ref _points), call, moment);
        string text = $"The store failed at fault point {point.Number}, {(moment == FaultMoment.Before ? "before" : "after")} {call}, as the test wants it.";
        switch (_plan(point))
        {
            case StoreFault.Error:
                throw new InvalidOperationException(text);
            case StoreFault.LostConnection:
                throw new IOException(text, new SocketException((int)SocketError.ConnectionReset));
            case StoreFault.Timeout:
                throw new TimeoutException(text);
            case StoreFault.Kill:
                EndProcess();
                break;
        }
    }

    private static void EndProcess()
    {
        using Process self = Process.GetCurrentProcess();
        self.Kill();

        // The signal may come a moment later, and nothing of this thread may happen until then.
        Thread.Sleep(Timeout.Infinite);
    }
}
