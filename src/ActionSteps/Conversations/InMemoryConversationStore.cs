using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace ActionSteps.Conversations;

/// <summary>Keeps conversations in the memory of the process; they are gone when it ends. Thread-safe.</summary>
public sealed class InMemoryConversationStore : IConversationStore
{
    private readonly ConcurrentDictionary<string, ConversationState> _states = new(StringComparer.Ordinal);

    /// <summary>Number of conversations.</summary>
    public int Count => _states.Count;

    /// <inheritdoc/>
    public ValueTask<ConversationState?> LoadAsync(string conversationId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(conversationId);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_states.GetValueOrDefault(conversationId));
    }

    /// <inheritdoc/>
    public ValueTask<bool> TryCommitAsync(ConversationState state, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        cancellationToken.ThrowIfCancellationRequested();
        if (_states.TryGetValue(state.Id, out ConversationState? stored))
        {
            return ValueTask.FromResult(stored.Version + 1 == state.Version && _states.TryUpdate(state.Id, state, stored));
        }

        return ValueTask.FromResult(state.Version == 1 && _states.TryAdd(state.Id, state));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ConversationWork> ListWorkAsync(
        DateTimeOffset dueBefore, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (ConversationWork work in _states.Values.Select(WorkOf).OfType<ConversationWork>().OrderBy(work => work.DueTime))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (work.DueTime < dueBefore)
            {
                yield return work;
            }
        }

        await ValueTask.CompletedTask.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<bool> DeleteAsync(string conversationId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(conversationId);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_states.TryRemove(conversationId, out _));
    }

    private static ConversationWork? WorkOf(ConversationState state) =>
        state.Outbox.Count > 0 ? new ConversationWork(state.Id, DateTimeOffset.MinValue)
        : state.Waits.Count > 0 ? new ConversationWork(state.Id, state.Waits.Min(wait => wait.DueTime))
        : null;
}
