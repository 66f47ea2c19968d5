using System.Diagnostics;
using ActionSteps.Blocks;
using ActionSteps.Cli.Input;
using ActionSteps.Code;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Sessions;
using ActionSteps.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ActionSteps.Cli.Running;

/// <summary>One conversation on the command line: takes inputs one after the other and keeps everything that happened.</summary>
internal sealed class BotRun : IAsyncDisposable
{
    private const int MostRounds = 1_000;

    // Without a virtual clock a short delay is worth waiting for; a longer one is told with its due time.
    private static readonly TimeSpan LongestRealWait = TimeSpan.FromSeconds(10);

    // All pauses between the attempts to call a webhook take 7 seconds together.
    private static readonly TimeSpan LongestDeliveryWait = TimeSpan.FromSeconds(15);

    // The virtual clock stands still while requests are under way and while any thread works, and a moment longer. A script sets timers on
    // the clock only when it waits, at most as far off as its limit; those of steps and runs lie further away.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestWork = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestScriptWait = CodeLimits.Default.TotalTime;

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(20);

    private readonly BotDefinition _bot;
    private readonly Session _session;
    private readonly VirtualClock? _clock;
    private readonly ServiceProvider _services;
    private readonly WatchedHttp _http;
    private readonly IConversationStore _store;
    private readonly ConversationRunner _runner;
    private readonly List<TurnResult> _turns = [];
    private readonly GivenUpEvents _givenUp = new();

    public BotRun(
        BotDefinition bot, string folder, Session session, DateTimeOffset? clock, IConversationStore? store = null,
        Action<IServiceCollection>? configure = null, bool recordsRuns = false)
    {
        _store = store ?? new InMemoryConversationStore();
        _bot = bot;
        _session = session;
        _clock = clock is { } start ? new VirtualClock(start) : null;
        IServiceCollection services = BotServices.Create(bot, folder);
        configure?.Invoke(services);
        _services = services.BuildServiceProvider();
        _http = _services.GetRequiredService<WatchedHttp>();
        BlockExecutor executor = new(_services, new ExecutionOptions { Clock = _clock ?? TimeProvider.System });
        ConversationOptions options = new() { TurnEnded = (_, turn) => _turns.Add(turn), RecordsRuns = recordsRuns };
        _runner = new ConversationRunner(bot, executor, _store, _services, options, _givenUp);
    }

    /// <summary>The turns so far.</summary>
    public IReadOnlyList<TurnResult> Turns => _turns;

    /// <summary>Begins the conversation, with the bot's start block or another one.</summary>
    /// <exception cref="UsageException">There is no such block, or the bot has no start.</exception>
    public async Task StartAsync(string? block, CancellationToken cancellationToken)
    {
        if (block is not null && !_bot.TryGetBlock(block, out _))
        {
            throw new UsageException($"The bot has no block \"{block}\"; its blocks are {string.Join(", ", _bot.Blocks.Take(20).Select(b => b.Id))}.");
        }

        if (block is null && _bot.Start is null)
        {
            throw new UsageException("The bot has no \"start\"; name a block with --block.");
        }

        ConversationCommit first = new()
        {
            ConversationId = _session.Id, Version = 0, Worker = nameof(BotRun), State = ConversationState.From(_session),
        };
        await _store.TryCommitAsync(first, cancellationToken);
        IncomingMessage intro = new(new UserIntro()) { Channel = _session.Channel };
        if (block is null)
        {
            await TurnAsync(_runner.HandleAsync(_session.Id, intro, cancellationToken).AsTask());
        }
        else
        {
            await TurnAsync(_runner.HandleAsync(_session.Id, new ConversationAction { Block = block }, cancellationToken).AsTask());
        }

        await PassWaitsAsync(cancellationToken);
    }

    /// <summary>Says something, presses a button or delivers an event.</summary>
    /// <exception cref="UsageException">The event is not one.</exception>
    public async Task GiveAsync(TurnInput input, CancellationToken cancellationToken)
    {
        if (input.IsEvent)
        {
            await GiveEventAsync(input.Text, cancellationToken);
        }
        else
        {
            UserMessage message = input.Text.StartsWith('/') && _bot.TryGetBlock(input.Text[1..], out Block? block)
                ? new UserPostback(block.Name ?? block.Id, block.Id, [])
                : new UserText(input.Text);
            await TurnAsync(_runner.HandleAsync(_session.Id, message, cancellationToken).AsTask());
        }

        await PassWaitsAsync(cancellationToken);
    }

    /// <summary>Presses a button.</summary>
    public async Task ClickAsync((string Title, Postback Postback) click, CancellationToken cancellationToken)
    {
        UserPostback message = new(click.Title, click.Postback.NextBlock, click.Postback.Parameters);
        await TurnAsync(_runner.HandleAsync(_session.Id, message, cancellationToken).AsTask());
        await PassWaitsAsync(cancellationToken);
    }

    /// <summary>Gives what could not be delivered at first its further attempts, as far as they are due soon.</summary>
    /// <returns>What was not delivered, a line each; empty when everything was.</returns>
    public async Task<IReadOnlyList<string>> FinishAsync(CancellationToken cancellationToken)
    {
        Stopwatch waited = Stopwatch.StartNew();
        IReadOnlyList<OutboxItem> pending = await PendingAsync(cancellationToken);
        for (int round = 0; pending.Count > 0 && round < MostRounds && waited.Elapsed < LongestDeliveryWait; round++)
        {
            DateTimeOffset now = (_clock ?? TimeProvider.System).GetUtcNow();
            TimeSpan left = (pending.Min(item => item.NextAttempt) ?? now) - now;
            if (_clock is not null)
            {
                _clock.Advance(left > TimeSpan.Zero ? left : TimeSpan.Zero);
            }
            else if (left <= LongestDeliveryWait - waited.Elapsed)
            {
                await Task.Delay(left > Moment ? left + Moment : Moment, cancellationToken);
            }
            else
            {
                break;
            }

            await TurnAsync(_runner.WhenIdleAsync(cancellationToken));
            pending = await PendingAsync(cancellationToken);
        }

        return
        [
            .. _givenUp.Lines,
            .. pending.Select(item => $"{ErrorCodes.WebhookDeliveryFailed}: event {item.Key} is not delivered after {item.Attempts} attempts. {item.Error}"),
        ];
    }

    /// <summary>The conversation as it stands.</summary>
    public async Task<ConversationState> StateAsync(CancellationToken cancellationToken) =>
        await _runner.FindAsync(_session.Id, cancellationToken) ?? ConversationState.From(_session);

    public async ValueTask DisposeAsync()
    {
        await _runner.DisposeAsync();
        await _services.DisposeAsync();
    }

    private async Task<IReadOnlyList<OutboxItem>> PendingAsync(CancellationToken cancellationToken) =>
        (await _store.LoadAsync(_session.Id, messageId: null, cancellationToken)).Outbox;

    private async Task GiveEventAsync(string json, CancellationToken cancellationToken)
    {
        Value value = EventJson.Parse(json);
        if (!value["target"].IsUndefined)
        {
            if (IframeEvent.Parse(value, out StepWarning? warning) is { } iframe)
            {
                await TurnAsync(_runner.HandleAsync(_session.Id, iframe, cancellationToken).AsTask());
            }
            else if (warning is not null)
            {
                _turns.Add(new TurnResult { Status = _turns[^1].Status, Warnings = [warning] });
            }

            return;
        }

        await TurnAsync(_runner.HandleAsync(_session.Id, EventJson.ToAction(value), cancellationToken).AsTask());
    }

    private async Task TurnAsync(Task turn)
    {
        TimeSpan worked = TimeSpan.Zero;
        while (_clock is not null && !turn.IsCompleted && await Task.WhenAny(turn, Task.Delay(Patience)) != turn)
        {
            if (_http.IsBusy)
            {
                await Task.WhenAny(turn, _http.WhenIdleAsync(CancellationToken.None));
            }
            else if (IsWorking() && worked < LongestWork)
            {
                worked += Patience;
            }
            else if (_clock.NextTimer is { } due && due - _clock.GetUtcNow() <= LongestScriptWait)
            {
                worked = TimeSpan.Zero;
                _clock.AdvanceTo(due);
            }
        }

        await turn;
    }

    /// <summary>Whether a thread of the pool beside the one that asks does something, or is about to: what waits for a timer holds none.</summary>
    private static bool IsWorking()
    {
        ThreadPool.GetMaxThreads(out int most, out _);
        ThreadPool.GetAvailableThreads(out int free, out _);
        return most - free > 1 || ThreadPool.PendingWorkItemCount > 0;
    }

    private async Task PassWaitsAsync(CancellationToken cancellationToken)
    {
        await TurnAsync(_runner.WhenIdleAsync(cancellationToken));
        while ((await StateAsync(cancellationToken)).Waits.Select(wait => (DateTimeOffset?)wait.DueTime).Min() is { } due)
        {
            if (_clock is not null)
            {
                _clock.AdvanceTo(due);
            }
            else if (due - TimeProvider.System.GetUtcNow() is var left && left <= LongestRealWait)
            {
                await Task.Delay(left > TimeSpan.Zero ? left + TimeSpan.FromMilliseconds(1) : TimeSpan.FromMilliseconds(1), cancellationToken);
            }
            else
            {
                return;
            }

            await TurnAsync(_runner.WhenIdleAsync(cancellationToken));
        }
    }
}
