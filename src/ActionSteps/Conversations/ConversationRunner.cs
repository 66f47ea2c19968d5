using ActionSteps.Blocks;
using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Sessions;
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
    private readonly ConversationGates _gates = new();
    private readonly ConversationTimers _timers;
    private readonly IConversationStore _store;
    private readonly TurnHandler _turns;
    private readonly BotDefinition _bot;
    private readonly ConversationOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly OutboxDelivery _delivery;
    private readonly string _worker = RunIds.Next();

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
        _bot = bot;
        _store = store ?? new InMemoryConversationStore();
        _options = options ?? new ConversationOptions();
        _options.Check();
        _logger = logger ?? NullLogger<ConversationRunner>.Instance;
        _clock = executor.Options.Clock;
        _delivery = new OutboxDelivery(bot, services, _options, _clock, _logger);
        _turns = new TurnHandler(bot, executor, new MessageRouting(bot, services), _store, _options);
        _timers = new ConversationTimers(_clock, RunDueAsync, _logger);
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
        int length = message.Message.Content.Length;
        if (length > _options.MaxTextLength)
        {
            throw new LimitExceededException("length of a user message", length, _options.MaxTextLength, "UTF-16 units");
        }

        return TurnAsync(
            conversationId, message.Id, (conversation, token) => _turns.HandleAsync(conversation, message, token), cancellationToken);
    }

    /// <summary>Handles what a page inside an iframe has posted.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="iframeEvent">The event.</param>
    /// <param name="cancellationToken">Cancels the turn; the conversation is then as it was before.</param>
    /// <returns>What the bot did.</returns>
    public ValueTask<TurnResult> HandleAsync(string conversationId, IframeEvent iframeEvent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(iframeEvent);
        return TurnAsync(
            conversationId, messageId: null, (conversation, token) => _turns.HandleAsync(conversation, iframeEvent, token), cancellationToken);
    }

    /// <summary>Does what a host or a human agent wants of the conversation, also while the bot is paused.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="action">What to do.</param>
    /// <param name="cancellationToken">Cancels the turn; the conversation is then as it was before.</param>
    /// <returns>What came of it; a block that does not exist and data that cannot be written are warnings.</returns>
    public ValueTask<TurnResult> HandleAsync(string conversationId, ConversationAction action, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(action);
        return TurnAsync(
            conversationId, messageId: null, (conversation, token) => _turns.HandleAsync(conversation, action, token), cancellationToken);
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

    /// <summary>
    /// Takes up what the store has left over from before: delivers effects and sets timers. Call it once when the host starts, unless the
    /// store is empty then.
    /// </summary>
    public async ValueTask StartAsync(CancellationToken cancellationToken)
    {
        WorkQuery query = new(_worker, DateTimeOffset.MaxValue, WorkPage);
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

    /// <summary>Waits until no turn is being worked on, those of due timers included; delays that are not due do not count.</summary>
    public Task WhenIdleAsync(CancellationToken cancellationToken) => _timers.WhenIdleAsync(cancellationToken);

    /// <summary>Stops the timers and waits for the turns that they have begun. What is not due stays in the store.</summary>
    public async ValueTask DisposeAsync() => await _timers.DisposeAsync().ConfigureAwait(false);

    private async Task RunDueAsync(string conversationId, CancellationToken cancellationToken) =>
        await TurnAsync(conversationId, messageId: null, _turns.ResumeAsync, cancellationToken).ConfigureAwait(false);

    private async ValueTask<TurnResult> TurnAsync(
        string conversationId,
        string? messageId,
        Func<Conversation, CancellationToken, ValueTask<TurnResult>> work,
        CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(conversationId);
        using ConversationGates.Pass pass = await _gates.EnterAsync(conversationId, cancellationToken).ConfigureAwait(false);
        for (int attempt = 1; ; attempt++)
        {
            StoredConversation stored = await _store.LoadAsync(conversationId, messageId, cancellationToken).ConfigureAwait(false);
            Conversation conversation = new(stored, _bot, _options);
            TurnResult result = await work(conversation, cancellationToken).ConfigureAwait(false);
            if (await _store.TryCommitAsync(conversation.ToCommit(_worker, _clock.GetUtcNow()), cancellationToken).ConfigureAwait(false))
            {
                conversation.Committed();
                result.Mask = conversation.Session.Variables.CreateMask();
                await DeliverAsync(conversation).ConfigureAwait(false);
                Tell(conversationId, result);
                _timers.Set(conversationId, conversation.NextDueTime);
                return result;
            }

            if (attempt == MostAttempts)
            {
                throw new ConversationConflictException(conversationId, attempt);
            }
        }
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

    // Another process that works on the same conversation at the same moment is rare; one that wins every time is a fault of the host.
    private const int MostAttempts = 5;
    private const int WorkPage = 1_000;

    /// <summary>Delivers what is committed. A caller that goes away now does not keep the user from the answer.</summary>
    private async ValueTask DeliverAsync(Conversation conversation)
    {
        if (conversation.Outbox.Count == 0)
        {
            return;
        }

        ValueObject before = conversation.Session.Variables.InternalData.ToObject();
        DeliveryReport report = new(conversation.Id) { Delivered = [.. conversation.Outbox.Select(item => item.Sequence)] };
        StepError? failure = await _delivery.DeliverAsync(conversation).ConfigureAwait(false);
        if (failure is not null && _bot.ErrorBlock is { } errorBlock)
        {
            TurnResult afterwards = await _turns
                .HandleAsync(conversation, new ConversationAction { Block = errorBlock }, CancellationToken.None).ConfigureAwait(false);
            await CommitDeliveriesAsync(conversation, report).ConfigureAwait(false);
            await DeliverAsync(conversation).ConfigureAwait(false);
            Tell(conversation.Id, afterwards);
        }
        else if (!conversation.Session.Variables.InternalData.ToObject().Equals(before))
        {
            await CommitDeliveriesAsync(conversation, report).ConfigureAwait(false);
        }
        else
        {
            await _store.AcknowledgeAsync(_worker, [report], CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async ValueTask CommitDeliveriesAsync(Conversation conversation, DeliveryReport report)
    {
        conversation.Delivered();
        ConversationCommit commit = conversation.ToCommit(_worker, _clock.GetUtcNow()) with { Deliveries = report };
        if (await _store.TryCommitAsync(commit, CancellationToken.None).ConfigureAwait(false))
        {
            conversation.Committed();
        }
    }
}
