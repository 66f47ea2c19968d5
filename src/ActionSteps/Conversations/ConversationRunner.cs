using ActionSteps.Blocks;
using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Replay;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ActionSteps.Conversations;

/// <summary>
/// Runs whole turns of one bot: loads a conversation, lets one turn at a time into it, runs the block that answers, commits everything
/// at once and delivers afterwards. Thread-safe; conversations run side by side, each of them in the order in which messages arrive.
/// No thread waits for a delay or for a turn before.
/// </summary>
public sealed class ConversationRunner : IAsyncDisposable
{
    // Another process that works on the same conversation at the same moment is rare; one that wins every time is a fault of the host.
    private const int MostConflicts = 20;
    private const int WorkPage = 1_000;
    private static readonly TimeSpan FirstLook = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestLook = TimeSpan.FromMilliseconds(500);

    private readonly ConversationGates _gates = new();
    private readonly ConversationTimers _timers;
    private readonly IConversationStore _store;
    private readonly ConversationTurns _turns;
    private readonly ConversationOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly WorkerLease _lease;
    private readonly DeliveryAcknowledgements _acknowledgements;
    private readonly TrafficDelivery _traffic;
    private readonly BackgroundWork _background;
    private readonly UnreadableConversations _unreadable;

    /// <summary>Builds a runner.</summary>
    /// <param name="bot">The bot.</param>
    /// <param name="executor">Runs the blocks; its clock is the clock of all waits.</param>
    /// <param name="store">Keeps conversations; in memory when left out.</param>
    /// <param name="services">Where effects find <see cref="IChannel"/>, the ports of tracked events, calls and mails, and an
    /// <see cref="IMessageRouter"/>; <c>null</c> for none of them.</param>
    /// <param name="options">How conversations behave; the defaults when left out.</param>
    /// <param name="logger">Gets deliveries and background turns that failed; none when left out.</param>
    /// <exception cref="ArgumentException">Options are out of range; the message lists all of them.</exception>
    public ConversationRunner(
        BotDefinition bot,
        BlockExecutor executor,
        IConversationStore? store = null,
        IServiceProvider? services = null,
        ConversationOptions? options = null,
        ILogger<ConversationRunner>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(bot);
        ArgumentNullException.ThrowIfNull(executor);
        Bot = bot;
        _store = store ?? new InMemoryConversationStore();
        _options = options ?? new ConversationOptions();
        _options.Check();
        _logger = logger ?? NullLogger<ConversationRunner>.Instance;
        _clock = executor.Options.Clock;
        _lease = new WorkerLease(_store, _options, _clock, _logger);
        _acknowledgements = new DeliveryAcknowledgements(_store, _lease.Worker, _clock, _logger);
        _traffic = new TrafficDelivery(
            new TrafficSender(bot, services, _clock), _clock, id => WorkAsync(id, CancellationToken.None), _logger);
        OutboxDelivery delivery = new(bot, services, _options, _clock, _lease, _logger);
        TurnHandler handler = new(bot, executor, new MessageRouting(bot, services), services, _store, _options);
        TurnCommits commits = new(_store, _lease, _acknowledgements, _traffic, _clock);
        TrafficCollector collector = new(bot, _store, _options, _clock, _logger);
        TurnDeliveries deliveries = new(
            bot, handler, _lease, _acknowledgements, delivery, _traffic, collector, _options, commits, _clock, _logger);
        _turns = new ConversationTurns(
            bot, handler, _store, _options, _lease, _acknowledgements, _traffic, collector, commits, deliveries, _clock, _logger);
        _background = new BackgroundWork(_turns, deliveries, _options, _clock, Tell, _logger);
        _unreadable = new UnreadableConversations(_options, _clock);
        _timers = new ConversationTimers(_clock, WorkAsync, _logger);
    }

    /// <summary>Handles a user message, after those that came before it in the same conversation.</summary>
    /// <param name="conversationId">The conversation, which is also the session; an unknown one is begun.</param>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Cancels the turn; the conversation is then as it was before.</param>
    /// <returns>What the bot did. Messages have also been delivered to the <see cref="IChannel"/>, when there is one.</returns>
    /// <exception cref="LimitExceededException">The text is too long, or too many messages wait already.</exception>
    /// <exception cref="ConversationConflictException">Somebody else has committed to the conversation again and again in between.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public ValueTask<TurnResult> HandleAsync(string conversationId, IncomingMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        CheckLength(message);
        return HandleAsync(conversationId, NewEntry(message), message.Id, cancellationToken);
    }

    /// <summary>Handles what a page inside an iframe has posted.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="iframeEvent">The event.</param>
    /// <param name="cancellationToken">Cancels the turn; the conversation is then as it was before.</param>
    /// <returns>What the bot did.</returns>
    public ValueTask<TurnResult> HandleAsync(string conversationId, IframeEvent iframeEvent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(iframeEvent);
        return HandleAsync(conversationId, NewEntry() with { IframeEvent = iframeEvent }, messageId: null, cancellationToken);
    }

    /// <summary>Does what a host or a human agent wants of the conversation, also while the bot is paused.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="action">What to do.</param>
    /// <param name="cancellationToken">Cancels the turn; the conversation is then as it was before.</param>
    /// <returns>What came of it; a block that does not exist and data that cannot be written are warnings.</returns>
    public ValueTask<TurnResult> HandleAsync(string conversationId, ConversationAction action, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(action);
        return HandleAsync(conversationId, NewEntry() with { Action = action }, messageId: null, cancellationToken);
    }

    /// <summary>Does what a host or a human agent wants of the conversation, unless it has done the same before, in whatever process.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="action">What to do.</param>
    /// <param name="signedId">From <see cref="SignedActionId"/>.</param>
    /// <param name="cancellationToken">Cancels the turn; the conversation is then as it was before.</param>
    internal ValueTask<TurnResult> HandleOnceAsync(
        string conversationId, ConversationAction action, string signedId, CancellationToken cancellationToken) =>
        HandleAsync(conversationId, NewEntry() with { Id = signedId, Action = action }, signedId, cancellationToken);

    /// <summary>
    /// Accepts a user message and returns at once: it is in the store and is handled in its order, by this process or another one, also
    /// after a crash. What comes of it is told by <see cref="ConversationOptions.TurnEnded"/>.
    /// </summary>
    /// <param name="conversationId">The conversation, which is also the session; an unknown one is begun.</param>
    /// <param name="message">The message; with an id it is accepted once, however often the channel sends it.</param>
    /// <param name="cancellationToken">Cancels the call; the message is then accepted or not.</param>
    /// <returns>Whether it was accepted now; <c>false</c> for one that waits, is parked or was handled already.</returns>
    /// <exception cref="LimitExceededException">The text is too long.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public ValueTask<bool> AcceptAsync(string conversationId, IncomingMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        CheckLength(message);
        return AcceptAsync(conversationId, NewEntry(message), cancellationToken);
    }

    /// <summary>Accepts what a host or a human agent wants and returns at once, as <see cref="AcceptAsync(string, IncomingMessage, CancellationToken)"/> does.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="action">What to do.</param>
    /// <param name="actionId">Names the action, so that a repeated one is accepted once; <c>null</c> when it has no name.</param>
    /// <param name="cancellationToken">Cancels the call; the action is then accepted or not.</param>
    /// <returns>Whether it was accepted now; <c>false</c> for one that waits or is parked.</returns>
    public ValueTask<bool> AcceptAsync(string conversationId, ConversationAction action, string? actionId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(action);
        InboxEntry entry = NewEntry() with { Action = action };
        return AcceptAsync(conversationId, actionId is null ? entry : entry with { Id = actionId }, cancellationToken);
    }

    /// <summary>Reads the newest committed state of a conversation; <c>null</c> when there is none.</summary>
    public async ValueTask<ConversationState?> FindAsync(string conversationId, CancellationToken cancellationToken)
    {
        StoredConversation stored = await _store.LoadAsync(conversationId, messageId: null, cancellationToken).ConfigureAwait(false);
        return stored.State.Version == 0 ? null : stored.State;
    }

    /// <summary>Reads the history of a conversation, as much as <see cref="ConversationOptions.MaxTranscript"/> keeps.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The entries, oldest first, sensitive values masked; empty when there are none.</returns>
    public ValueTask<IReadOnlyList<TranscriptEntry>> ReadTranscriptAsync(string conversationId, CancellationToken cancellationToken) =>
        _store.ReadTranscriptAsync(conversationId, _options.MaxTranscript, cancellationToken);

    /// <summary>Reads the runs of a conversation with what each step did, masked; as many as <see cref="ConversationOptions.MaxRuns"/> keeps.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="before">Only runs with a lower number; <see cref="long.MaxValue"/> to begin.</param>
    /// <param name="limit">The most runs, at least 1.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The runs, newest first; empty when there are none.</returns>
    public ValueTask<IReadOnlyList<JournalEntry>> ReadRunsAsync(
        string conversationId, long before, int limit, CancellationToken cancellationToken) =>
        _store.ReadJournalAsync(conversationId, before, limit, cancellationToken);

    /// <summary>Reads the recording of a run, for <see cref="RunReplay"/>. It is not masked.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="number">The number of the run: <see cref="JournalEntry.Number"/>.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The recording; <c>null</c> when the run is not kept any more, or was not recorded (<see cref="ConversationOptions.RecordsRuns"/>).</returns>
    public ValueTask<RunRecording?> ReadRecordingAsync(string conversationId, long number, CancellationToken cancellationToken) =>
        _store.ReadRecordingAsync(conversationId, number, cancellationToken);

    /// <summary>
    /// Takes up what the store has left over from before: delivers effects and sets timers. Call it once when the host starts, unless the
    /// store is empty then or a <see cref="ConversationWorker"/> runs, which does so all the time.
    /// </summary>
    public async ValueTask StartAsync(CancellationToken cancellationToken)
    {
        WorkQuery query = new(_lease.Worker, DateTimeOffset.MaxValue, WorkPage);
        IReadOnlyList<ConversationWork> page;
        do
        {
            page = await _store.ListWorkAsync(query, cancellationToken).ConfigureAwait(false);
            foreach (ConversationWork work in page)
            {
                _timers.Set(work.ConversationId, work.DueTime);
            }

            query = query with { After = page.Count == 0 ? null : page[^1] };
        }
        while (page.Count == WorkPage);
    }

    /// <summary>
    /// Waits until no turn is being worked on, those of due timers included, no webhook is being called, and every delivery is acknowledged;
    /// delays and retries that are not due do not count.
    /// </summary>
    public async Task WhenIdleAsync(CancellationToken cancellationToken)
    {
        await _timers.WhenIdleAsync(cancellationToken).ConfigureAwait(false);
        await _traffic.WhenIdleAsync(cancellationToken).ConfigureAwait(false);
        await _acknowledgements.FlushAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Stops the timers, waits for the turns and webhook calls that have begun, and gives back what this process owns. What is not due or not
    /// delivered stays in the store.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        await _timers.DisposeAsync().ConfigureAwait(false);
        await _traffic.DisposeAsync().ConfigureAwait(false);
        await _acknowledgements.DisposeAsync().ConfigureAwait(false);
        await _lease.DisposeAsync().ConfigureAwait(false);
    }

    internal BotDefinition Bot { get; }

    internal IConversationStore Store => _store;

    internal string Worker => _lease.Worker;

    internal TimeProvider Clock => _clock;

    internal ILogger Logger => _logger;

    /// <summary>Whether this process works on a conversation at this moment, or leaves it alone because it could not be read.</summary>
    internal bool IsBusy(string conversationId) => _gates.IsTaken(conversationId) || _unreadable.AreToRest(conversationId);

    /// <summary>Begins to work on a conversation in the background.</summary>
    /// <returns>Ends with the work, never by an exception.</returns>
    internal Task Begin(string conversationId) => _timers.Start(conversationId);

    /// <summary>A worker looks after waits that are far away, so that this process needs no timer for them.</summary>
    internal void LeaveToWorker(TimeSpan horizon) => _timers.Horizon = horizon;

    private InboxEntry NewEntry(IncomingMessage? message = null) => new(message?.Id ?? RunIds.Next(), _clock.GetUtcNow()) { Message = message };

    private void CheckLength(IncomingMessage message)
    {
        int length = message.Message.Content.Length;
        if (length > _options.MaxTextLength)
        {
            throw new LimitExceededException("length of a user message", length, _options.MaxTextLength, "UTF-16 units");
        }
    }

    private async ValueTask<bool> AcceptAsync(string conversationId, InboxEntry entry, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(conversationId);
        bool isNew = await _store.AcceptAsync(conversationId, entry, cancellationToken).ConfigureAwait(false);
        if (isNew)
        {
            _ = Begin(conversationId);
        }

        return isNew;
    }

    private async Task WorkAsync(string conversationId, CancellationToken cancellationToken)
    {
        using ConversationGates.Pass pass = await _gates.EnterAsync(conversationId, cancellationToken).ConfigureAwait(false);
        try
        {
            DateTimeOffset? next = await _background.WorkAsync(conversationId).ConfigureAwait(false);
            _unreadable.Remove(conversationId);
            _timers.Set(conversationId, next);
        }
        catch (ConversationFormatException)
        {
            _timers.Set(conversationId, _clock.GetUtcNow() + _unreadable.Add(conversationId));
            throw;
        }
        catch
        {
            _timers.Set(conversationId, _clock.GetUtcNow() + _options.RetryDelay);
            throw;
        }
    }

    /// <summary>Handles an input of a caller who waits for the result; what was accepted before comes first.</summary>
    private async ValueTask<TurnResult> HandleAsync(string conversationId, InboxEntry entry, string? messageId, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(conversationId);
        using ConversationGates.Pass pass = await _gates.EnterAsync(conversationId, cancellationToken).ConfigureAwait(false);
        try
        {
            return await HandleInOrderAsync(conversationId, entry, messageId, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            // Whether a commit has happened that failed is not known, so somebody has to look.
            _timers.Set(conversationId, _clock.GetUtcNow() + _options.RetryDelay);
            throw;
        }
    }

    private async ValueTask<TurnResult> HandleInOrderAsync(
        string conversationId, InboxEntry entry, string? messageId, CancellationToken cancellationToken)
    {
        long start = _clock.GetTimestamp();
        TimeSpan look = FirstLook;
        LoadedConversation? recalled = _turns.Recall(conversationId);
        for (int conflicts = 0; conflicts < MostConflicts;)
        {
            LoadedConversation loaded = recalled ?? await _turns.LoadAsync(conversationId, messageId, cancellationToken).ConfigureAwait(false);
            if (loaded.IsForeign)
            {
                await _turns.ReleaseAsync(loaded).ConfigureAwait(false);
                if (_clock.GetElapsedTime(start) >= _options.OwnerTimeout)
                {
                    throw new ConversationConflictException(conversationId, _options.OwnerTimeout);
                }

                await Task.Delay(look, _clock, cancellationToken).ConfigureAwait(false);
                look = look * 2 < LongestLook ? look * 2 : LongestLook;
                continue;
            }

            if (await _background.TryGoFirstAsync(loaded, isAwaited: true).ConfigureAwait(false))
            {
                recalled = null;
                continue;
            }

            if (await _turns.TryHandleAsync(loaded, entry, isFromQueue: false, isDirect: true, cancellationToken).ConfigureAwait(false) is { } finished)
            {
                foreach (TurnResult turn in finished.Results)
                {
                    Tell(conversationId, turn);
                }

                _timers.Set(conversationId, finished.Conversation.NextWork(_clock.GetUtcNow()));
                return finished.Results[0];
            }

            conflicts += recalled is null ? 1 : 0;
            recalled = null;
        }

        throw new ConversationConflictException(conversationId, MostConflicts);
    }

    private void Tell(string conversationId, TurnResult result)
    {
        try
        {
            _options.TurnEnded?.Invoke(conversationId, result);
        }
        catch (Exception failure)
        {
            ConversationLog.ObserverFailed(_logger, failure, conversationId);
        }
    }
}
