using ActionSteps.Blocks;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Flow;
using ActionSteps.Messages;
using ActionSteps.Sessions;
using ActionSteps.Testing;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Conversations.Durability;

/// <summary>What comes first of everything that a conversation has to do, and how late it may be.</summary>
public sealed class BackgroundWorkTests
{
    private const string Id = "c";
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly VirtualClock _clock = new();
    private readonly RecordingChannel _channel = new();
    private readonly WrittenStore _store = new(new InMemoryConversationStore());
    private readonly Router _router = new();

    private static BotDefinition Bot { get; } = new(
        "bot",
        [
            Chat.Says("wait", "Hello.", "delay"),
            new ActionBlock("delay", [new DelayStep { Duration = "20", CancelOnUserMessage = false }, Chat.Say("late")]),
            Chat.Says("rhythm", "Hello.", "pause"),
            new ActionBlock("pause", [new DelayStep { Duration = "5" }]),
            new ActionBlock("echo", [new DelegateStep(static context => context.Send(new TextMessage(context.Variables["internal.messageContent"].ToString())))]),
        ]);

    [Fact]
    public async Task A_delay_of_a_conversation_that_is_always_written_to_ends_before_what_came_after_it()
    {
        Dictionary<string, DateTimeOffset> accepted = [];
        ConversationRunner? running = null;
        void Accept()
        {
            if (running is not null && accepted.Count < 60)
            {
                string text = $"{accepted.Count}";
                accepted.Add(text, _clock.GetUtcNow());
                Assert.True(running.AcceptAsync(Id, Message(text), CancellationToken.None).AsTask().IsCompletedSuccessfully);
            }
        }

        // Each turn takes a second, and meanwhile there is another message: two of them wait all the time.
        await using ConversationRunner runner = Runner(new ConversationOptions
        {
            TurnEnded = (_, _) =>
            {
                _clock.Advance(Second);
                Accept();
            },
        });
        await PressAsync(runner, "wait");
        DateTimeOffset due = (await StateAsync()).Waits[0].DueTime;
        running = runner;
        Accept();
        Accept();
        await runner.WhenIdleAsync(CancellationToken.None);

        Assert.Equal(62, _channel.Texts.Count);
        string[] before = [.. _channel.Texts.Skip(1).TakeWhile(text => text != "late")];
        Assert.Equal(accepted.Where(pair => pair.Value < due).Select(pair => pair.Key), before);
    }

    [Theory]
    [InlineData(5, "message", "late")]
    [InlineData(25, "late", "message")]
    public async Task A_delay_and_a_message_that_a_process_finds_are_taken_in_the_order_in_which_they_came(int received, string first, string second)
    {
        await WaitAsync();
        InboxEntry entry = new("m-1", _clock.GetUtcNow() + (received * Second)) { Message = Message("message") };
        await _store.AcceptAsync(Id, entry, CancellationToken.None);
        _clock.Advance(30 * Second);

        await using ConversationRunner next = Runner();
        await next.StartAsync(CancellationToken.None);
        _clock.Advance(TimeSpan.Zero);
        await next.WhenIdleAsync(CancellationToken.None);

        Assert.Equal(["Hello.", first, second], _channel.Texts);
    }

    [Fact]
    public async Task A_message_whose_sender_waits_comes_after_a_delay_that_was_over_before()
    {
        await WaitAsync();
        _clock.Advance(30 * Second);

        await using ConversationRunner next = Runner();
        await SayAsync(next, "message");

        Assert.Equal(["Hello.", "late", "message"], _channel.Texts);
    }

    [Fact]
    public async Task A_message_whose_sender_waits_comes_after_what_was_queued_and_what_was_accepted()
    {
        await QueueAsync("queued");
        await _store.AcceptAsync(Id, new InboxEntry("m-1", _clock.GetUtcNow()) { Message = Message("accepted") }, CancellationToken.None);

        await using ConversationRunner runner = Runner();
        await SayAsync(runner, "message");

        Assert.Equal(["queued", "accepted", "message"], _channel.Texts);
    }

    [Fact]
    public async Task A_queued_message_that_fails_is_tried_at_once_for_a_sender_who_waits_and_parked_in_the_end()
    {
        await QueueAsync("poison");
        _router.Before = FailPoison;

        await using ConversationRunner runner = Runner(new ConversationOptions { MaxAttempts = 3 });
        await SayAsync(runner, "message");

        Assert.Equal(["message"], _channel.Texts);
        Assert.Equal(["poison", "poison", "poison", "message"], _router.Seen);
        ParkedItem parked = Assert.Single(await _store.ListParkedAsync(null, 10, CancellationToken.None));
        Assert.Equal(("q-0", 3), (parked.Entry?.Id, parked.Entry?.Attempts));
    }

    [Fact]
    public async Task A_delivery_that_is_due_leaves_while_a_queued_message_waits_for_its_next_attempt()
    {
        DateTimeOffset start = _clock.GetUtcNow();
        List<double> deliveries = [];
        _channel.Before = _ =>
        {
            deliveries.Add((_clock.GetUtcNow() - start).TotalSeconds);
            return deliveries.Count == 1 ? throw new InvalidOperationException("down") : ValueTask.CompletedTask;
        };
        _router.Before = FailPoison;
        await using ConversationRunner runner = Runner(new ConversationOptions { RetryDelay = 10 * Second });
        await PressAsync(runner, "rhythm");
        await SayAsync(runner, "poison");

        for (int i = 0; i < 12; i++)
        {
            _clock.Advance(Second);
            await runner.WhenIdleAsync(CancellationToken.None);
        }

        // The delay is over after 5 seconds, the message behind it fails then and waits until 15.
        Assert.Equal([0, 10], deliveries);
        Assert.Equal(["poison"], _router.Seen);
        Assert.Equal(["Hello."], _channel.Texts);
    }

    [Fact]
    public async Task A_worker_begins_what_is_due_in_the_order_of_its_time()
    {
        BotDefinition bot = new(
            "bot",
            [
                new ActionBlock("start", [new DelayStep { Duration = "{NUMBER(internal.messageContent)}", CancelOnUserMessage = false }]) { GoTo = "end" },
                new ActionBlock("end", [new DelegateStep(static context => context.Send(new TextMessage(context.SessionId)))]),
            ])
        { Start = "start" };
        int[] seconds = [40, 11, 33, 25, 52, 18, 47];
        await using (ConversationRunner first = new(bot, Executor(null), _store))
        {
            foreach (int delay in seconds)
            {
                await first.HandleAsync($"{delay}", new UserText($"{delay}"), CancellationToken.None);
            }
        }

        _clock.Advance(60 * Second);
        Ports services = new(_channel);
        await using ConversationRunner runner = new(bot, Executor(services), _store, services);
        await using ConversationWorker worker = new(runner, new ConversationWorkerOptions { PageSize = 2, MaxParallel = 1 });
        await worker.StartAsync(CancellationToken.None);
        await worker.WhenIdleAsync(CancellationToken.None);

        Assert.Equal(seconds.Order().Select(delay => $"{delay}"), _channel.Texts);
    }

    [Fact]
    public async Task A_worker_finds_what_others_have_left_however_busy_its_own_process_is()
    {
        TaskCompletionSource answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        BotDefinition bot = new(
            "bot",
            [
                new ActionBlock("start",
                [
                    new DelegateStep(async (context, _) =>
                    {
                        if (context.SessionId == "busy")
                        {
                            await answer.Task;
                        }

                        context.Send(new TextMessage(context.SessionId));
                        return StepOutcome.Continue;
                    }),
                ]),
            ])
        { Start = "start" };
        Ports services = new(_channel);
        await using ConversationRunner runner = new(bot, Executor(services), _store, services);
        await using ConversationWorker worker = new(runner, new ConversationWorkerOptions { MaxParallel = 1 });
        await worker.StartAsync(CancellationToken.None);
        await worker.WhenIdleAsync(CancellationToken.None);
        await runner.AcceptAsync("busy", Message("m-1"), CancellationToken.None);

        TaskCompletionSource seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _channel.Before = _ =>
        {
            seen.TrySetResult();
            return ValueTask.CompletedTask;
        };
        await _store.AcceptAsync("left", new InboxEntry("m-1", _clock.GetUtcNow()) { Message = Message("hi") }, CancellationToken.None);
        _clock.Advance(Second);
        try
        {
            await seen.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }
        finally
        {
            answer.SetResult();
        }

        await worker.WhenIdleAsync(CancellationToken.None);

        Assert.Equal(["left", "busy"], _channel.Texts);
    }

    [Fact]
    public async Task What_a_dead_process_worked_on_goes_on_within_its_lease_and_one_look()
    {
        const int Conversations = 40;
        TimeSpan lease = 10 * Second;
        Dictionary<string, TimeSpan> late = [];
        FaultPlan plan = new(at: 0, kills: true);
        await using CrashingHost host = new(plan, DurableStore.Local, new ConversationOptions { WorkerLease = lease }) { Bot = new BotDefinition("bot", []) };
        Dictionary<string, DateTimeOffset> begun = [];
        int left = 10;
        host.Bot = new BotDefinition(
            "bot",
            [
                new ActionBlock("start",
                [
                    new DelegateStep(context => Note(begun, context.SessionId, host.Clock.GetUtcNow())),
                    new DelayStep { Duration = "20", CancelOnUserMessage = false },
                    new DelegateStep(_ =>
                    {
                        // The process dies in the middle of some conversations and before it comes to others.
                        if (Interlocked.Decrement(ref left) == 0)
                        {
                            host.Kill();
                        }
                    }),
                    Chat.Say("late"),
                    new DelegateStep(context => Note(late, context.SessionId, host.Clock.GetUtcNow() - begun[context.SessionId] - (20 * Second))),
                ]),
            ])
        { Start = "start" };
        for (int i = 0; i < Conversations; i++)
        {
            await host.AcceptAsync($"c-{i}", "m-1", "hi");
        }

        await host.PassAsync(90 * Second);

        Assert.True(plan.IsDead);
        Assert.Equal(Conversations, late.Count);
        Assert.Equal(Conversations, host.Seen.Count(seen => seen.Text == "late"));
        Assert.All(late.Values, time => Assert.InRange(time, TimeSpan.Zero, lease + new ConversationWorkerOptions().PollInterval));
        Assert.Contains(late.Values, time => time > TimeSpan.Zero);
    }

    [Fact]
    public async Task A_delay_that_is_over_is_begun_first_although_more_messages_wait_than_one_look_takes()
    {
        InMemoryConversationStore store = new(_clock);
        List<string> order = [];
        BotDefinition bot = new(
            "bot",
            [
                new ActionBlock("start",
                [
                    new DelayStep { Duration = "20" },
                    new DelegateStep(context =>
                    {
                        lock (order)
                        {
                            order.Add(context.SessionId);
                        }
                    }),
                ]),
                new ActionBlock("note", [new DelegateStep(context =>
                {
                    lock (order)
                    {
                        order.Add(context.SessionId);
                    }
                })]),
            ])
        { Start = "start" };
        BlockExecutor executor = new(new Ports(_channel), new ExecutionOptions { Clock = _clock });
        await using (ConversationRunner dead = new(bot, executor, store))
        {
            await dead.HandleAsync("z", new UserText("hi"), CancellationToken.None);
        }

        _clock.Advance(30 * Second);
        for (int i = 0; i < 9; i++)
        {
            InboxEntry entry = new($"m-{i}", _clock.GetUtcNow())
            {
                Message = new IncomingMessage(new UserPostback("note", "note", [])) { Id = $"m-{i}" },
            };
            await store.AcceptAsync($"c-{i}", entry, CancellationToken.None);
        }

        await using ConversationRunner runner = new(bot, executor, store);
        await using ConversationWorker worker = new(runner, new ConversationWorkerOptions { PageSize = 2, MaxParallel = 1 });
        await worker.StartAsync(CancellationToken.None);
        await worker.WhenIdleAsync(CancellationToken.None);

        Assert.Equal("z", order[0]);
        Assert.Equal(10, order.Distinct().Count());
        Assert.Equal(10, order.Count);
    }

    private static void Note<T>(Dictionary<string, T> notes, string id, T value)
    {
        lock (notes)
        {
            notes[id] = value;
        }
    }

    private static void FailPoison(string text)
    {
        if (text == "poison")
        {
            throw new InvalidOperationException("poison");
        }
    }

    private static IncomingMessage Message(string text) => new(new UserText(text)) { Id = text };

    private static async Task SayAsync(ConversationRunner runner, string text) => await runner.HandleAsync(Id, new UserText(text), CancellationToken.None);

    private static async Task PressAsync(ConversationRunner runner, string block) =>
        await runner.HandleAsync(Id, new UserPostback(block, block, []), CancellationToken.None);

    /// <summary>A process begins a delay of 20 seconds and ends.</summary>
    private async Task WaitAsync()
    {
        await using ConversationRunner runner = Runner();
        await PressAsync(runner, "wait");
    }

    /// <summary>A process was killed after a delay and before it came to what the delay had held up.</summary>
    private async Task QueueAsync(params string[] texts)
    {
        ConversationState state = new()
        {
            Id = Id, Version = 1, Queue = [.. texts.Select(static (text, i) => new QueuedMessage($"q-{i}", new UserText(text)))],
        };
        Assert.True(await _store.TryCommitAsync(new ConversationCommit { ConversationId = Id, Version = 0, Worker = "dead", State = state }, CancellationToken.None));
    }

    private async Task<ConversationState> StateAsync() => (await _store.LoadAsync(Id, null, CancellationToken.None)).State;

    private BlockExecutor Executor(IServiceProvider? services) => new(services, new ExecutionOptions { Clock = _clock });

    private ConversationRunner Runner(ConversationOptions? options = null)
    {
        Ports services = new(_channel, _router);
        return new ConversationRunner(Bot, Executor(services), _store, services, options);
    }

    /// <summary>The echo answers, unless a test lets it fail.</summary>
    private sealed class Router : IMessageRouter
    {
        public List<string> Seen { get; } = [];

        public Action<string> Before { get; set; } = static _ => { };

        public ValueTask<string?> RouteAsync(UserMessage message, Session session, CancellationToken cancellationToken)
        {
            Seen.Add(message.Content);
            Before(message.Content);
            return ValueTask.FromResult<string?>("echo");
        }
    }
}
