using ActionSteps.Blocks;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Flow;
using ActionSteps.Messages;
using ActionSteps.Sessions;
using ActionSteps.Testing;
using ActionSteps.Tests.Support;
using ActionSteps.Variables;

namespace ActionSteps.Tests.Conversations.Durability;

/// <summary>Several processes at one store.</summary>
public sealed class TakeOverTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly VirtualClock _clock = new();
    private readonly RecordingChannel _channel = new();
    private IConversationStore _store = new InMemoryConversationStore();

    [Theory]
    [LocalStore]
    [ServerStore]
    public async Task A_message_waits_for_another_process_that_is_in_the_middle_of_a_step_and_gives_up_in_time(string store)
    {
        _store = DurableStore.New(store, _clock);
        TaskCompletionSource begun = new();
        TaskCompletionSource answer = new();
        BotDefinition bot = Bot(new DelegateStep(async (context, _) =>
        {
            begun.TrySetResult();
            await answer.Task;
            context.Send(new TextMessage("done"));
            return StepOutcome.Continue;
        }));
        await using ConversationRunner first = Runner(bot);
        await using ConversationRunner second = Runner(bot, new ConversationOptions { OwnerTimeout = TimeSpan.FromSeconds(10) });

        Task<TurnResult> working = SayAsync(first, "one");
        await begun.Task;
        Task<TurnResult> waiting = SayAsync(second, "two");
        await DriveAsync(waiting);

        ConversationConflictException conflict = await Assert.ThrowsAsync<ConversationConflictException>(() => waiting);
        Assert.Contains("10 s", conflict.Message, StringComparison.Ordinal);
        answer.SetResult();
        Assert.Equal(RunStatus.Completed, (await working).Status);
        Assert.Equal(["done"], _channel.Texts);
    }

    [Theory]
    [LocalStore]
    [ServerStore]
    public async Task A_process_that_lives_keeps_its_conversation_beyond_the_length_of_its_lease(string store)
    {
        _store = DurableStore.New(store, _clock);
        TaskCompletionSource answer = new();
        int calls = 0;
        BotDefinition bot = Bot(new DelegateStep(async (_, _) =>
        {
            calls++;
            await answer.Task;
            return StepOutcome.Continue;
        }));
        await using ConversationRunner first = Runner(bot);
        await using ConversationRunner second = Runner(bot);
        await using ConversationWorker worker = new(second);
        await worker.StartAsync(CancellationToken.None);

        Task<TurnResult> working = SayAsync(first, "one");
        for (int i = 0; i < 80; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await worker.WhenIdleAsync(CancellationToken.None);
        }

        answer.SetResult();
        Assert.Equal(RunStatus.Completed, (await working).Status);
        Assert.Equal(1, calls);
    }

    [Theory]
    [LocalStore]
    [ServerStore]
    public async Task A_wait_that_two_processes_know_goes_on_once(string store)
    {
        _store = DurableStore.New(store, _clock);
        BotDefinition bot = Bot(new DelayStep { Duration = "5" }, new SetVariablesStep { Assignments = [new Assignment("n", "{n|increment}")] }, Chat.Say("late"));
        await using ConversationRunner first = Runner(bot);
        await using ConversationRunner second = Runner(bot);
        await SayAsync(first, "hi");
        await second.StartAsync(CancellationToken.None);

        _clock.Advance(TimeSpan.FromSeconds(5));
        await first.WhenIdleAsync(CancellationToken.None);
        await second.WhenIdleAsync(CancellationToken.None);
        _clock.Advance(Minute);
        await first.WhenIdleAsync(CancellationToken.None);
        await second.WhenIdleAsync(CancellationToken.None);

        Assert.Equal(["late"], _channel.Texts);
        Assert.Equal(1, (await first.FindAsync("c", CancellationToken.None))?.Variables["n"]);
    }

    [Theory]
    [LocalStore]
    [ServerStore]
    public async Task A_message_that_ends_the_process_each_time_is_parked_and_the_conversation_goes_on(string store)
    {
        FaultPlan first = new(at: 0, kills: true);
        await using CrashingHost host = new(first, store, new ConversationOptions { MaxAttempts = 3 }) { Bot = new BotDefinition("bot", []) };
        int attempts = 0;
        host.Bot = new BotDefinition(
            "bot",
            [
                Chat.Says("start", "Hello.", "ask"),
                new InputBlock("ask", "said") { GoTo = "work" },
                new ActionBlock("work", [new DelegateStep(context =>
                {
                    if (context.Variables["said"] == "poison")
                    {
                        attempts++;
                        host.Kill();
                    }
                })]) { GoTo = "echo" },
                Chat.Says("echo", "{said}", "ask"),
            ])
        { Start = "start" };
        await host.AcceptAsync("c", "m-1", "hi");
        await host.AcceptAsync("c", "m-2", "poison");
        await host.AcceptAsync("c", "m-3", "fine");
        await host.PassAsync(5 * Minute);

        Assert.Equal(["Hello.", "fine"], host.Seen.Select(seen => seen.Text));
        Assert.Equal(3, attempts);
        ParkedItem parked = Assert.Single(await host.Store.ListParkedAsync(null, 10, CancellationToken.None));
        Assert.Equal(("m-2", 3), (parked.Entry?.Id, parked.Entry?.Attempts));
    }

    [Theory]
    [LocalStore]
    [ServerStore]
    public async Task A_turn_that_goes_on_in_another_process_hides_what_was_sensitive_before(string store)
    {
        FaultPlan plan = new(at: 0, kills: true);
        await using CrashingHost host = new(plan, store, new ConversationOptions { WorkerLease = TimeSpan.FromSeconds(5) }) { Bot = new BotDefinition("bot", []) };
        bool isKilled = false;
        host.Bot = new BotDefinition(
            "bot",
            [
                new ActionBlock("start",
                [
                    new SetVariablesStep { Assignments = [new Assignment("iban", "BE71"), new Assignment("plan", "gold")] },
                    Chat.Say("IBAN BE71"),
                    new SetVariablesStep { Assignments = [new Assignment("iban", "gone")] },
                    new DelegateStep(_ =>
                    {
                        if (!isKilled)
                        {
                            isKilled = true;
                            host.Kill();
                        }
                    }),
                    Chat.Say("Still BE71"),
                ]),
            ])
        {
            Start = "start", Variables = new VariableDefinitions([new VariableDefinition("iban") { Sensitive = true }]),
        };
        await host.AcceptAsync("c", "m-1", "hi");
        await host.PassAsync(Minute);

        ConversationRunner runner = await host.RunnerAsync();
        IReadOnlyList<TranscriptEntry> history = await runner.ReadTranscriptAsync("c", CancellationToken.None);
        Assert.Equal(["IBAN BE71", "Still BE71"], host.Seen.Select(seen => seen.Text));
        Assert.Equal(["hi", "IBAN {iban}", "Still {iban}"], history.Select(entry => entry.Message["text"].ToString()));
        JournalEntry run = Assert.Single(await runner.ReadRunsAsync("c", long.MaxValue, 10, CancellationToken.None));
        Assert.Equal(["0", "1", "2", "3", "4"], run.Steps.Select(step => step.Step));
        Assert.Equal("{iban}", run.Steps[0].Inputs["iban"]);
        Assert.Equal("gold", run.Steps[0].Inputs["plan"]);
    }

    [Theory]
    [LocalStore]
    [ServerStore]
    public async Task A_worker_tells_how_it_stands_and_drains(string store)
    {
        _store = DurableStore.New(store, _clock);
        await using ConversationRunner runner = Runner(Bot(new DelayStep { Duration = "5" }));
        ConversationWorker worker = new(runner);
        bool before = worker.Health.IsHealthy;
        await worker.StartAsync(CancellationToken.None);
        ConversationWorkerHealth running = worker.Health;

        Assert.True(await worker.DrainAsync(TimeSpan.FromSeconds(10)));

        Assert.False(before);
        Assert.True(running.IsHealthy);
        Assert.Equal(0, running.Backlog);
        Assert.False(worker.Health.IsHealthy);
        await Assert.ThrowsAsync<InvalidOperationException>(() => worker.StartAsync(CancellationToken.None));
    }

    [Theory]
    [LocalStore]
    [ServerStore]
    public async Task A_worker_that_drains_gives_up_waiting_when_the_time_is_over(string store)
    {
        _store = DurableStore.New(store, _clock);
        TaskCompletionSource answer = new();
        ConversationRunner runner = Runner(Bot(new DelegateStep(async (_, _) =>
        {
            await answer.Task;
            return StepOutcome.Continue;
        })));
        ConversationWorker worker = new(runner);
        await worker.StartAsync(CancellationToken.None);
        await runner.AcceptAsync("c", new UserText("hi"), CancellationToken.None);

        Task<bool> draining = worker.DrainAsync(TimeSpan.FromSeconds(10));
        await DriveAsync(draining);

        Assert.False(await draining);
        answer.SetResult();
    }

    [Theory]
    [LocalStore]
    [ServerStore]
    public async Task A_worker_deletes_conversations_that_have_been_silent_for_too_long(string store)
    {
        _store = DurableStore.New(store, _clock);
        BotDefinition bot = new("bot", [Chat.Says("start", "Hello.")]) { Start = "start" };
        await using ConversationRunner runner = Runner(bot);
        await using ConversationWorker worker = new(runner, new ConversationWorkerOptions { Retention = TimeSpan.FromHours(24) });
        await SayAsync(runner, "hi");
        await worker.StartAsync(CancellationToken.None);
        await worker.WhenIdleAsync(CancellationToken.None);

        bool isKept = await runner.FindAsync("c", CancellationToken.None) is not null;
        for (int hour = 0; hour < 28; hour++)
        {
            // The last look of an hour may have begun at its beginning.
            _clock.Advance(TimeSpan.FromHours(1));
            await worker.WhenIdleAsync(CancellationToken.None);
        }

        Assert.True(isKept);
        Assert.Null(await runner.FindAsync("c", CancellationToken.None));
        Assert.Empty(await runner.ReadTranscriptAsync("c", CancellationToken.None));
    }

    [Theory]
    [LocalStore]
    [ServerStore]
    public async Task A_worker_does_not_try_what_has_failed_before_its_time(string store)
    {
        _store = DurableStore.New(store, _clock);
        FailingRouter router = new(_clock);
        Ports services = new(_channel, router);
        BotDefinition bot = new("bot", [new ActionBlock("start", [new DelayStep { Duration = "5" }])]) { Start = "start" };
        await using ConversationRunner runner = new(
            bot, new BlockExecutor(services, new ExecutionOptions { Clock = _clock }), _store, services, new ConversationOptions { RetryDelay = TimeSpan.FromSeconds(10) });
        await using ConversationWorker worker = new(runner);
        await worker.StartAsync(CancellationToken.None);
        await SayAsync(runner, "hi");
        await SayAsync(runner, "during the delay");

        for (int i = 0; i < 40; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await worker.WhenIdleAsync(CancellationToken.None);
        }

        // Due after 5 seconds, then 10 and 20 seconds later.
        Assert.Equal([5, 15, 35], router.Attempts);
    }

    [Theory]
    [LocalStore]
    [ServerStore]
    public async Task A_worker_whose_store_fails_is_not_healthy_until_it_answers_again(string store)
    {
        _store = DurableStore.New(store, _clock);
        FaultPlan plan = new(at: 1, kills: false);
        FaultyStore faulty = new(_store, plan);
        await using ConversationRunner runner = new(Bot(), new BlockExecutor(null, new ExecutionOptions { Clock = _clock }), faulty);
        await using ConversationWorker worker = new(runner);

        await worker.StartAsync(CancellationToken.None);
        ConversationWorkerHealth failed = worker.Health;
        _clock.Advance(TimeSpan.FromSeconds(1));
        await worker.WhenIdleAsync(CancellationToken.None);

        Assert.False(failed.IsHealthy);
        Assert.Contains("before list", failed.Fault, StringComparison.Ordinal);
        Assert.True(worker.Health.IsHealthy);
    }

    private sealed class FailingRouter(VirtualClock clock) : IMessageRouter
    {
        private readonly DateTimeOffset _start = clock.GetUtcNow();

        public List<double> Attempts { get; } = [];

        public ValueTask<string?> RouteAsync(UserMessage message, Session session, CancellationToken cancellationToken)
        {
            Attempts.Add((clock.GetUtcNow() - _start).TotalSeconds);
            throw new InvalidOperationException("down");
        }
    }

    private static BotDefinition Bot(params IActionStep[] steps) => new("bot", [new ActionBlock("start", steps)]) { Start = "start" };

    private static async Task<TurnResult> SayAsync(ConversationRunner runner, string text) =>
        await runner.HandleAsync("c", new UserText(text), CancellationToken.None);

    private ConversationRunner Runner(BotDefinition bot, ConversationOptions? options = null)
    {
        Ports services = new(_channel);
        return new ConversationRunner(bot, new BlockExecutor(services, new ExecutionOptions { Clock = _clock }), _store, services, options);
    }

    /// <summary>Lets the clock run until somebody who waits on it is done.</summary>
    private async Task DriveAsync(Task waiting)
    {
        for (int i = 0; !waiting.IsCompleted && i < 100_000; i++)
        {
            await Task.WhenAny(waiting, Task.Delay(1));
            _clock.Advance(TimeSpan.FromMilliseconds(500));
        }
    }
}
