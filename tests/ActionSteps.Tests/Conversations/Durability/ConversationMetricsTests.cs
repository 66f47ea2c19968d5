using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using ActionSteps.Blocks;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Flow;
using ActionSteps.Messages;
using ActionSteps.Testing;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Conversations.Durability;

/// <summary>Figures of the whole process, so that nothing else may run beside these tests.</summary>
[Collection(nameof(ConversationMetricsTests))]
public sealed class ConversationMetricsTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static readonly BotDefinition Hello = new("bot", [Chat.Says("start", "One.")]) { Start = "start" };

    private static readonly BotDefinition Patient = new(
        "bot", [new ActionBlock("start", [new DelayStep { Duration = "20", CancelOnUserMessage = false }, Chat.Say("late")])]) { Start = "start" };

    private readonly VirtualClock _clock = new();

    [Fact]
    public async Task Deliveries_that_are_tried_again_and_parked_are_counted()
    {
        using Figures figures = new();
        await using Chat chat = new(Hello, options: new ConversationOptions { DeliveryAttempts = 2 });
        chat.Channel.Before = static _ => throw new InvalidOperationException("down");

        await chat.SayAsync("hi");
        await chat.PassAsync(TimeSpan.FromMinutes(1));

        Assert.Equal([("delivery", 1)], figures.Of("actionsteps.retries"));
        Assert.Equal([("delivery", 1)], figures.Of("actionsteps.parked"));
    }

    [Fact]
    public async Task The_backlog_is_what_workers_have_found_until_it_is_done_or_they_have_stopped()
    {
        using Figures figures = new();
        HeldStore store = new(new InMemoryConversationStore(_clock));
        int before = figures.Backlog();
        await using ConversationRunner runner = Runner(Hello, store);
        await using ConversationWorker worker = new(runner);
        await worker.StartAsync(CancellationToken.None);
        int empty = figures.Backlog();
        for (int i = 0; i < 3; i++)
        {
            InboxEntry entry = new("m-1", _clock.GetUtcNow()) { Message = new UserText("hi") };
            await store.AcceptAsync($"c-{i}", entry, CancellationToken.None);
        }

        await PassAsync(worker, Second);
        (int Gauge, int Health) found = (figures.Backlog(), worker.Health.Backlog);
        await PassAsync(worker, Second);
        int done = figures.Backlog();

        for (int i = 0; i < 2; i++)
        {
            InboxEntry entry = new("m-2", _clock.GetUtcNow()) { Message = new UserText("hi") };
            await store.AcceptAsync($"c-{i}", entry, CancellationToken.None);
        }

        await PassAsync(worker, Second);
        int again = figures.Backlog();
        Assert.True(await worker.DrainAsync(Second));

        Assert.Equal((0, (3, 3), 0, 2, 0), (empty - before, (found.Gauge - before, found.Health), done - before, again - before, figures.Backlog() - before));
    }

    [Fact]
    public async Task The_backlog_of_several_workers_is_that_of_all()
    {
        using Figures figures = new();
        int before = figures.Backlog();
        List<ConversationWorker> workers = [];
        for (int i = 1; i <= 2; i++)
        {
            InMemoryConversationStore store = new(_clock);
            for (int c = 0; c < i; c++)
            {
                InboxEntry entry = new("m-1", _clock.GetUtcNow()) { Message = new UserText("hi") };
                await store.AcceptAsync($"c-{c}", entry, CancellationToken.None);
            }

            ConversationWorker worker = new(Runner(Hello, store));
            workers.Add(worker);
            await worker.StartAsync(CancellationToken.None);
        }

        int all = figures.Backlog();
        await workers[0].DisposeAsync();
        int left = figures.Backlog();
        await workers[1].DisposeAsync();

        Assert.Equal((3, 2, 0), (all - before, left - before, figures.Backlog() - before));
    }

    [Fact]
    public async Task The_lateness_of_a_delay_is_the_time_from_its_end_until_it_goes_on()
    {
        using Figures figures = new();
        InMemoryConversationStore store = new(_clock);
        await using (ConversationRunner first = Runner(Patient, store))
        {
            await first.HandleAsync("punctual", new UserText("hi"), CancellationToken.None);
            _clock.Advance(20 * Second);
            await first.WhenIdleAsync(CancellationToken.None);
            await first.HandleAsync("late", new UserText("hi"), CancellationToken.None);
        }

        _clock.Advance(27 * Second);
        await using ConversationRunner next = Runner(Patient, store);
        await using ConversationWorker worker = new(next);
        await worker.StartAsync(CancellationToken.None);
        await worker.WhenIdleAsync(CancellationToken.None);

        Assert.Equal([0, 7], figures.Lateness);
    }

    [Fact]
    public async Task A_commit_that_somebody_else_was_faster_than_is_counted()
    {
        using Figures figures = new();
        HeldStore store = new(new InMemoryConversationStore(_clock)) { Refused = 2 };
        await using ConversationRunner runner = Runner(Hello, store);

        TurnResult turn = await runner.HandleAsync("c", new UserText("hi"), CancellationToken.None);

        Assert.Equal(RunStatus.Completed, turn.Status);
        Assert.Equal(2, figures.Of("actionsteps.conflicts").Sum(static count => count.Value));
    }

    [Fact]
    public async Task A_turn_that_another_process_has_begun_is_counted_when_it_goes_on()
    {
        using Figures figures = new();
        FaultPlan plan = new(at: 0, kills: true);
        await using CrashingHost host = new(plan, DurableStore.Local) { Bot = Hello };
        host.Bot = new BotDefinition(
            "bot",
            [
                new ActionBlock("start", [new DelegateStep(_ =>
                {
                    if (!plan.IsDead)
                    {
                        host.Kill();
                    }
                })]),
            ])
        { Start = "start" };

        await host.AcceptAsync("c", "m-1", "hi");
        await host.PassAsync(60 * Second);

        Assert.Equal(1, figures.Of("actionsteps.recovered").Sum(static count => count.Value));
    }

    [Fact]
    public async Task A_worker_that_gets_no_answer_from_its_store_is_not_healthy_until_it_does()
    {
        HeldStore store = new(new InMemoryConversationStore(_clock));
        await using ConversationRunner runner = Runner(Hello, store);
        await using ConversationWorker worker = new(runner);
        await worker.StartAsync(CancellationToken.None);
        DateTimeOffset first = _clock.GetUtcNow();
        TaskCompletionSource answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        store.Answer = answer.Task;

        _clock.Advance(3 * Second);
        ConversationWorkerHealth soon = worker.Health;
        _clock.Advance(2 * Second);
        ConversationWorkerHealth silent = worker.Health;
        answer.SetResult();
        await worker.WhenIdleAsync(CancellationToken.None);
        ConversationWorkerHealth again = worker.Health;

        Assert.Equal(new ConversationWorkerHealth(IsHealthy: true, first, Backlog: 0, Fault: null), soon);
        Assert.Equal(new ConversationWorkerHealth(IsHealthy: false, first, Backlog: 0, Fault: null), silent);
        Assert.Equal(new ConversationWorkerHealth(IsHealthy: true, _clock.GetUtcNow(), Backlog: 0, Fault: null), again);
    }

    private async Task PassAsync(ConversationWorker worker, TimeSpan time)
    {
        _clock.Advance(time);
        await worker.WhenIdleAsync(CancellationToken.None);
    }

    private ConversationRunner Runner(BotDefinition bot, IConversationStore store)
    {
        Ports services = new(new RecordingChannel());
        return new ConversationRunner(bot, new BlockExecutor(services, new ExecutionOptions { Clock = _clock }), store, services);
    }

    /// <summary>What the process tells of itself while a test runs.</summary>
    private sealed class Figures : IDisposable
    {
        private readonly MeterListener _listener = new()
        {
            InstrumentPublished = static (instrument, self) =>
            {
                if (instrument.Meter.Name == "ActionSteps")
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };

        private readonly ConcurrentQueue<(string Name, string? Kind, long Value)> _counts = new();
        private readonly ConcurrentQueue<double> _lateness = new();
        private int _backlog;

        public Figures()
        {
            _listener.SetMeasurementEventCallback<long>(
                (instrument, value, tags, _) => _counts.Enqueue((instrument.Name, tags.Length > 0 ? tags[0].Value as string : null, value)));
            _listener.SetMeasurementEventCallback<double>((instrument, value, _, _) =>
            {
                if (instrument.Name == "actionsteps.timer.lateness")
                {
                    _lateness.Enqueue(value);
                }
            });
            _listener.SetMeasurementEventCallback<int>((instrument, value, _, _) =>
            {
                if (instrument.Name == "actionsteps.backlog")
                {
                    _backlog = value;
                }
            });
            _listener.Start();
        }

        /// <summary>Seconds.</summary>
        public IReadOnlyList<double> Lateness => [.. _lateness];

        public int Backlog()
        {
            _listener.RecordObservableInstruments();
            return _backlog;
        }

        public IReadOnlyList<(string? Kind, long Value)> Of(string counter) =>
            [.. _counts.Where(count => count.Name == counter).Select(static count => (count.Kind, count.Value))];

        public void Dispose() => _listener.Dispose();
    }

    /// <summary>A store that others reach first, or that does not tell what there is to do until it is let.</summary>
    private sealed class HeldStore(IConversationStore inner) : StoreDecorator(inner)
    {
        private int _refused;

        /// <summary>How many commits are refused.</summary>
        public int Refused { init => _refused = value; }

        public Task Answer { get; set; } = Task.CompletedTask;

        public override ValueTask<bool> TryCommitAsync(ConversationCommit commit, CancellationToken cancellationToken) =>
            Interlocked.Decrement(ref _refused) >= 0 ? ValueTask.FromResult(false) : base.TryCommitAsync(commit, cancellationToken);

        public override async ValueTask<IReadOnlyList<ConversationWork>> ListWorkAsync(WorkQuery query, CancellationToken cancellationToken)
        {
            await Answer;
            return await base.ListWorkAsync(query, cancellationToken);
        }
    }
}
