namespace ActionSteps.Conversations;

/// <summary>
/// Which processes are alive, and what there is to do for them. A worker is one process; it owns conversations that it works on outside
/// of a commit, and loses them when its lease ends. Part of <see cref="IConversationStore"/>.
/// </summary>
public interface IWorkerRegistry
{
    /// <summary>Begins or renews the lease of a worker, from now on by the store's clock. One row for each worker, not for each conversation.</summary>
    /// <param name="worker">The worker: not empty, unique for each start of a process.</param>
    /// <param name="lease">
    /// How long the worker counts as alive: at most <see cref="ConversationOptions.LongestWorkerLease"/>. A lease that ends later than that from
    /// now was given before the store's clock was set back, and counts as ended.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentOutOfRangeException">The lease is not positive, or longer than the longest.</exception>
    ValueTask RenewWorkerAsync(string worker, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Ends the lease of a worker that stops; whatever it still owns is free at once. An unknown worker is no fault.</summary>
    ValueTask RetireWorkerAsync(string worker, CancellationToken cancellationToken);

    /// <summary>
    /// Finds conversations that have something to do without anybody calling, among those that nobody, the asking worker or a dead worker
    /// owns: a checkpoint to go on from, accepted messages, undelivered effects, queued messages that nothing holds back, waits.
    /// </summary>
    /// <param name="query">Who asks, until when, how many, and where the page begins.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// The conversations, the earliest due time first, equal ones by id in the order of
    /// <see cref="IConversationRecords.ListConversationsAsync"/>; each at most once. A checkpoint, queued messages
    /// that nothing holds back, and the first accepted or undelivered item that was not tried yet are due at
    /// <see cref="DateTimeOffset.MinValue"/>; the first item that failed is due at its <c>NextAttempt</c>, and holds up those behind it.
    /// Parked items are no work.
    /// </returns>
    ValueTask<IReadOnlyList<ConversationWork>> ListWorkAsync(WorkQuery query, CancellationToken cancellationToken);
}
