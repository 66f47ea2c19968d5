using ActionSteps.Blocks;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Flow;
using ActionSteps.Messages;
using ActionSteps.Testing;
using ActionSteps.Tests.Support;
using ActionSteps.Variables;

namespace ActionSteps.Tests.Conversations.Durability;

/// <summary>The time of day is set ahead or back by hours while conversations go on.</summary>
public sealed class JumpingClockTests
{
    private const string Worker = "ann";
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly VirtualClock _time = new();
    private readonly JumpingClock _clock;
    private readonly RecordingChannel _channel = new();
    private IConversationStore _store = new InMemoryConversationStore();

    public JumpingClockTests() => _clock = new JumpingClock(_time);

    [Theory]
    [LocalStore(-3)]
    [LocalStore(3)]
    [ServerStore(-3)]
    [ServerStore(3)]
    public async Task A_dead_worker_loses_its_conversations_however_the_clock_is_set(string store, int hours)
    {
        _store = DurableStore.New(store, _clock);
        await _store.RenewWorkerAsync(Worker, TimeSpan.FromSeconds(30), CancellationToken.None);
        Assert.True(await _store.TryCommitAsync(First() with { Owns = true }, CancellationToken.None));
        bool before = (await _store.LoadAsync("c", null, CancellationToken.None)).IsOwnerAlive;

        _clock.Offset = hours * Hour;

        Assert.True(before);
        Assert.False((await _store.LoadAsync("c", null, CancellationToken.None)).IsOwnerAlive);
        Assert.Single(await _store.ListWorkAsync(new WorkQuery("bob", DateTimeOffset.MaxValue, 10), CancellationToken.None));
        Assert.True(await _store.TryCommitAsync(
            new ConversationCommit { ConversationId = "c", Version = 1, Worker = "bob" }, CancellationToken.None));
    }

    [Theory]
    [LocalStore(-3)]
    [LocalStore(3)]
    [ServerStore(-3)]
    [ServerStore(3)]
    public async Task A_worker_that_lives_has_its_lease_again_at_its_next_sign_of_life(string store, int hours)
    {
        _store = DurableStore.New(store, _clock);
        await _store.RenewWorkerAsync(Worker, TimeSpan.FromSeconds(30), CancellationToken.None);
        Assert.True(await _store.TryCommitAsync(First() with { Owns = true }, CancellationToken.None));

        _clock.Offset = hours * Hour;
        await _store.RenewWorkerAsync(Worker, TimeSpan.FromSeconds(30), CancellationToken.None);

        Assert.True((await _store.LoadAsync("c", null, CancellationToken.None)).IsOwnerAlive);
    }

    [Theory]
    [LocalStore]
    [ServerStore]
    public async Task A_lease_longer_than_the_longest_is_refused(string store)
    {
        _store = DurableStore.New(store, _clock);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await _store.RenewWorkerAsync(
            Worker, ConversationOptions.LongestWorkerLease + Second, CancellationToken.None));
    }

    [Theory]
    [LocalStore(-3)]
    [LocalStore(3)]
    [ServerStore(-3)]
    [ServerStore(3)]
    public async Task A_turn_in_whose_middle_the_clock_is_set_counts_once(string store, int hours)
    {
        _store = DurableStore.New(store, _clock);
        TaskCompletionSource begun = new();
        TaskCompletionSource answer = new();
        BotDefinition bot = Bot(
            new DelegateStep(async (_, _) =>
            {
                begun.TrySetResult();
                await answer.Task;
                return StepOutcome.Continue;
            }),
            new SetVariablesStep { Assignments = [new Assignment("n", "{n|increment}")] },
            Chat.Say("done"));
        await using ConversationRunner first = Runner(bot);
        await using ConversationRunner second = Runner(bot);
        await using ConversationWorker worker = new(second);
        await worker.StartAsync(CancellationToken.None);

        Task<TurnResult> working = first.HandleAsync("c", Message("m-1"), CancellationToken.None).AsTask();
        await begun.Task;
        _clock.Offset = hours * Hour;
        for (int i = 0; i < 3; i++)
        {
            _time.Advance(Second);
        }

        answer.SetResult();
        while (!working.IsCompleted)
        {
            // Whoever has lost the conversation waits on this clock for the one who has it.
            await Task.WhenAny(working, Task.Delay(1));
            _time.Advance(Second / 10);
        }

        TurnResult turn = await working;
        await PassAsync(worker, 60 * Second);

        Assert.Equal(RunStatus.Completed, turn.Status);
        Assert.Equal(["done"], _channel.Deliveries.DistinctBy(delivery => delivery.Key).Select(delivery => ((TextMessage)delivery.Effect).Text));
        Assert.Equal(1, (await _store.LoadAsync("c", null, CancellationToken.None)).State.Variables["n"]);
    }

    [Theory]
    [LocalStore]
    [ServerStore]
    public async Task A_wait_is_over_once_when_the_clock_is_set_ahead(string store)
    {
        _store = DurableStore.New(store, _clock);
        await using ConversationRunner runner = Runner(Waits);
        await using ConversationWorker worker = new(runner);
        await worker.StartAsync(CancellationToken.None);
        await runner.HandleAsync("c", Message("m-1"), CancellationToken.None);
        await PassAsync(worker, 10 * Second);
        IReadOnlyList<string> before = _channel.Texts;

        _clock.Offset = 3 * Hour;
        await PassAsync(worker, 3 * Second);
        IReadOnlyList<string> after = _channel.Texts;
        await PassAsync(worker, 20 * Second);

        Assert.Empty(before);
        Assert.Equal(["late"], after);
        Assert.Equal(["late"], _channel.Texts);
    }

    [Theory]
    [LocalStore]
    [ServerStore]
    public async Task A_wait_is_never_over_before_its_time_when_the_clock_is_set_back(string store)
    {
        _store = DurableStore.New(store, _clock);
        await using ConversationRunner runner = Runner(Waits);
        await using ConversationWorker worker = new(runner);
        await worker.StartAsync(CancellationToken.None);
        await runner.HandleAsync("c", Message("m-1"), CancellationToken.None);

        _clock.Offset = -Hour / 10;
        await PassAsync(worker, Hour / 6, 10 * Second);
        IReadOnlyList<string> before = _channel.Texts;
        await PassAsync(worker, Hour / 60 + (20 * Second), 10 * Second);

        Assert.Empty(before);
        Assert.Equal(["late"], _channel.Texts);
    }

    [Theory]
    [LocalStore]
    [ServerStore]
    public async Task A_clock_that_falls_back_by_years_breaks_no_turn(string store)
    {
        _store = DurableStore.New(store, _clock);
        await using ConversationRunner runner = Runner(Waits);
        await runner.HandleAsync("c", Message("m-1"), CancellationToken.None);

        _clock.Offset = TimeSpan.FromDays(-10_000);
        TurnResult turn = await runner.HandleAsync("c", Message("m-1"), CancellationToken.None);
        await runner.StartAsync(CancellationToken.None);
        _clock.Offset = TimeSpan.Zero;
        for (int day = 0; day < 2; day++)
        {
            _time.Advance(TimeSpan.FromDays(1));
            await runner.WhenIdleAsync(CancellationToken.None);
        }

        Assert.True(turn.IsRepeated);
        Assert.Equal(["late"], _channel.Texts);
    }

    [Theory]
    [LocalStore(-3)]
    [LocalStore(3)]
    [ServerStore(-3)]
    [ServerStore(3)]
    public async Task A_repeated_message_is_recognised_however_the_clock_is_set(string store, int hours)
    {
        _store = DurableStore.New(store, _clock);
        await using ConversationRunner runner = Runner(new BotDefinition("bot", [Chat.Says("start", "Hello.")]) { Start = "start" });
        await runner.HandleAsync("c", Message("m-1"), CancellationToken.None);

        _clock.Offset = hours * Hour;

        Assert.True((await runner.HandleAsync("c", Message("m-1"), CancellationToken.None)).IsRepeated);
        Assert.False(await runner.AcceptAsync("c", Message("m-1"), CancellationToken.None));
        Assert.Equal(["Hello."], _channel.Texts);
    }

    [Theory]
    [LocalStore]
    [ServerStore]
    public async Task Nothing_is_deleted_for_its_age_soon_after_the_clock_was_set_ahead(string store)
    {
        _store = DurableStore.New(store, _clock);
        await using ConversationRunner runner = Runner(new BotDefinition("bot", [Chat.Says("start", "Hello.")]) { Start = "start" });
        await using ConversationWorker worker = new(
            runner, new ConversationWorkerOptions { Retention = 24 * Hour, PollInterval = TimeSpan.FromMinutes(1) });
        await runner.HandleAsync("c", Message("m-1"), CancellationToken.None);
        await worker.StartAsync(CancellationToken.None);

        _clock.Offset = TimeSpan.FromDays(400);
        await PassAsync(worker, Hour / 2, TimeSpan.FromMinutes(1));
        bool isKeptAhead = await runner.FindAsync("c", CancellationToken.None) is not null;
        _clock.Offset = TimeSpan.Zero;
        await PassAsync(worker, 2 * Hour, TimeSpan.FromMinutes(1));
        bool isKept = await runner.FindAsync("c", CancellationToken.None) is not null;
        _clock.Offset = TimeSpan.FromDays(400);
        await PassAsync(worker, 2 * Hour, TimeSpan.FromMinutes(1));

        Assert.True(isKeptAhead);
        Assert.True(isKept);
        Assert.Null(await runner.FindAsync("c", CancellationToken.None));
    }

    [Theory]
    [LocalStore]
    [ServerStore]
    public async Task What_has_failed_is_tried_again_in_time_although_the_clock_was_set_back(string store)
    {
        _store = DurableStore.New(store, _clock);
        await using ConversationRunner runner = Runner(new BotDefinition("bot", [Chat.Says("start", "Hello.")]) { Start = "start" });
        bool isDown = true;
        _channel.Before = _ => isDown ? throw new InvalidOperationException("down") : ValueTask.CompletedTask;
        await runner.HandleAsync("c", Message("m-1"), CancellationToken.None);

        isDown = false;
        _clock.Offset = -3 * Hour;
        for (int i = 0; i < 5; i++)
        {
            _time.Advance(Second);
            await runner.WhenIdleAsync(CancellationToken.None);
        }

        Assert.Equal(["Hello."], _channel.Texts);
    }

    [Theory]
    [LocalStore]
    [ServerStore]
    public async Task Who_waits_for_another_process_waits_no_longer_because_the_clock_was_set_back(string store)
    {
        _store = DurableStore.New(store, _clock);
        TaskCompletionSource begun = new();
        TaskCompletionSource answer = new();
        BotDefinition bot = Bot(new DelegateStep(async (_, _) =>
        {
            begun.TrySetResult();
            await answer.Task;
            return StepOutcome.Continue;
        }));
        await using ConversationRunner first = Runner(bot);
        await using ConversationRunner second = Runner(bot);
        Task<TurnResult> working = first.HandleAsync("c", Message("m-1"), CancellationToken.None).AsTask();
        await begun.Task;
        Task<TurnResult> waiting = second.HandleAsync("c", Message("m-2"), CancellationToken.None).AsTask();
        _clock.Offset = -Second / 2;
        for (int i = 0; !waiting.IsCompleted && i < 100_000; i++)
        {
            await Task.WhenAny(waiting, Task.Delay(1));
            _time.Advance(Second / 2);

            // A clock that goes back all the time never comes to an end of anything.
            _clock.Offset -= Second / 2;
        }

        await Assert.ThrowsAsync<ConversationConflictException>(() => waiting);
        answer.SetResult();
        await working;
    }

    [Theory]
    [LocalStore]
    [ServerStore]
    public async Task A_worker_knows_how_it_stands_however_the_clock_is_set(string store)
    {
        _store = DurableStore.New(store, _clock);
        await using ConversationRunner runner = Runner(Waits);
        await using ConversationWorker worker = new(runner);
        await worker.StartAsync(CancellationToken.None);

        _clock.Offset = 3 * Hour;
        bool ahead = worker.Health.IsHealthy;
        _clock.Offset = -3 * Hour;
        bool back = worker.Health.IsHealthy;

        Assert.True(ahead);
        Assert.True(back);
    }

    private static BotDefinition Waits => Bot(new DelayStep { Duration = "5", Unit = DelayUnit.Minutes }, Chat.Say("late"));

    private static BotDefinition Bot(params IActionStep[] steps) => new("bot", [new ActionBlock("start", steps)]) { Start = "start" };

    private static IncomingMessage Message(string id) => new(new UserText("hi")) { Id = id };

    private static ConversationCommit First() => new()
    {
        ConversationId = "c",
        Version = 0,
        Worker = Worker,
        State = new ConversationState { Id = "c", Version = 1, EffectCount = 1 },
        Outbox = [new OutboxItem(1, "key", new TextMessage("hello"))],
    };

    private ConversationRunner Runner(BotDefinition bot)
    {
        Ports services = new(_channel);
        return new ConversationRunner(bot, new BlockExecutor(services, new ExecutionOptions { Clock = _clock }), _store, services);
    }

    private async Task PassAsync(ConversationWorker worker, TimeSpan time, TimeSpan? step = null)
    {
        TimeSpan part = step ?? Second;
        for (TimeSpan passed = TimeSpan.Zero; passed < time; passed += part)
        {
            _time.Advance(part);
            await worker.WhenIdleAsync(CancellationToken.None);
        }
    }
}
