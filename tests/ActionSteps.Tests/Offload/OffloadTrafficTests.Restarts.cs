using ActionSteps.Api;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Sessions;
using ActionSteps.Testing;
using ActionSteps.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ActionSteps.Tests.Offload;

/// <content>What becomes of events when processes end, hang or share a store.</content>
public sealed partial class OffloadTrafficTests
{
    [Fact]
    public async Task A_new_runner_over_the_same_store_delivers_what_the_old_one_has_left()
    {
        await using LiveChat desk = new();
        Fail(desk, 500, 500);
        InMemoryConversationStore store = new();
        string left;
        await using (Chat before = new(desk.Bot(), store, ports: desk.Http))
        {
            await before.SayAsync("first");
            await before.PassAsync(TimeSpan.Zero);
            await before.SayAsync("second");
            left = (await before.OutboxAsync())[0].Key;
        }

        int requests = desk.Requests.Count;
        await using Chat after = new(desk.Bot(), store, ports: desk.Http);
        await after.Runner.StartAsync(default);
        await after.PassAsync(TimeSpan.Zero);
        int early = desk.Requests.Count;
        await after.PassAsync(Second);
        await after.PassAsync(Second * 2);

        Assert.Equal((1, 1), (requests, early));
        Assert.Equal(["first", "first", "first", "second"], TextsOf(desk));
        Assert.All(desk.Requests.Take(3), request => Assert.Equal(left, LiveChat.HeaderOf(request, "Idempotency-Key")));
        Assert.Empty(await after.OutboxAsync());
    }

    [Fact]
    public async Task Attempts_are_counted_over_restarts_so_that_an_event_is_given_up_after_four_of_them()
    {
        await using LiveChat desk = new();
        Fail(desk, 500, 500, 500, 500);
        InMemoryConversationStore store = new();
        RecordingLogger<ConversationRunner> log = new();
        VirtualClock clock = new();
        await using (ConversationRunner before = Runner(desk, clock, log, store))
        {
            await before.HandleAsync("c", new UserText("first"), default);
            await before.WhenIdleAsync(default);
            clock.Advance(Second);
            await before.WhenIdleAsync(default);
        }

        await using ConversationRunner after = Runner(desk, clock, log, store);
        await after.StartAsync(default);
        foreach (int seconds in (int[])[2, 4, 60])
        {
            clock.Advance(Second * seconds);
            await after.WhenIdleAsync(default);
        }

        Assert.Equal(["first", "first", "first", "first"], TextsOf(desk));
        Assert.Contains("given up after 4 attempts", Assert.Single(log.Lines), StringComparison.Ordinal);
        Assert.Empty((await store.LoadAsync("c", null, default)).Outbox);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7_200)]
    [InlineData(-7_200)]
    public async Task An_event_whose_process_has_died_while_sending_it_leaves_again_with_the_same_key(int secondsAhead)
    {
        await using LiveChat desk = new();
        VirtualClock clock = new();
        JumpingClock other = new(clock) { Offset = Second * secondsAhead };
        InMemoryConversationStore store = new(clock);
        DyingStore dying = new(store);
        await using ConversationRunner before = Runner(desk, clock, new RecordingLogger<ConversationRunner>(), dying);
        await before.HandleAsync("c", new UserText("first"), default);
        await before.WhenIdleAsync(default);

        await using ConversationRunner after = Runner(desk, other, new RecordingLogger<ConversationRunner>(), store);
        await after.StartAsync(default);
        await after.HandleAsync("c", new UserText("second"), default);
        await after.WhenIdleAsync(default);
        int early = desk.Requests.Count;
        clock.Advance(TimeSpan.FromSeconds(30));
        await after.WhenIdleAsync(default);

        Assert.Equal(1, early);
        Assert.Equal(["first", "first", "second"], TextsOf(desk));
        Assert.Single(desk.Requests.Take(2).Select(request => LiveChat.HeaderOf(request, "Idempotency-Key")).Distinct());
        Assert.Empty((await store.LoadAsync("c", null, default)).Outbox);
    }

    [Fact]
    public async Task A_webhook_that_hangs_in_one_process_holds_up_no_turn_in_another_one()
    {
        LiveChat desk = new();
        VirtualClock clock = new();
        InMemoryConversationStore store = new(clock);
        await using ConversationRunner one = Runner(desk, clock, new RecordingLogger<ConversationRunner>(), store);
        await using ConversationRunner other = Runner(desk, clock, new RecordingLogger<ConversationRunner>(), store);

        await one.HandleAsync("c", new UserText("hi"), default);
        await one.WhenIdleAsync(default);
        TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        desk.OnMessages = exchange =>
        {
            asked.SetResult();
            return exchange.HangAsync();
        };
        await one.HandleAsync("c", new UserText("unanswered"), default);
        await asked.Task;
        TurnResult turn = await other.HandleAsync("c", new ConversationAction { Block = "start" }, default);

        Assert.Equal(RunStatus.Completed, turn.Status);
        Assert.Equal(2, desk.Requests.Count);
        await desk.DisposeAsync();
    }

    [Fact]
    public async Task Webhooks_do_not_wait_for_each_other()
    {
        await using LiveChat other = new();
        await using LiveChat desk = new();
        Fail(desk, 500);
        await using Chat chat = new(desk.Bot($$""" }, { "name": "other", "url": "{{other.Url}}" """), ports: desk.Http);

        await chat.SayAsync("first");
        await chat.PassAsync(TimeSpan.Zero);
        await chat.SayAsync("second");
        await chat.PassAsync(TimeSpan.Zero);

        Assert.Equal(["first"], TextsOf(desk));
        Assert.Equal(["first", "second"], TextsOf(other));
    }

    [Fact]
    public async Task What_became_of_an_event_is_written_down_while_a_queued_message_waits_for_its_next_attempt()
    {
        TaskCompletionSource answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using LiveChat desk = new()
        {
            OnMessages = async exchange =>
            {
                await answer.Task;
                await exchange.WriteAsync(RawServer.Ok(""));
            },
        };
        FailingRouter router = new();
        await using Chat chat = new(desk.Bot(), options: new ConversationOptions { RetryDelay = Second * 10 }, ports: [desk.Http, router]);
        await chat.SayAsync("hi");
        ConversationState state = await chat.StateAsync();
        ConversationCommit queued = new()
        {
            ConversationId = Chat.Id,
            Version = state.Version,
            Worker = "another",
            State = state with { Version = state.Version + 1, Queue = [new QueuedMessage("q-1", new UserText("during a delay"))] },
        };
        Assert.True(await chat.Store.TryCommitAsync(queued, default));

        await chat.Runner.StartAsync(default);
        chat.Clock.Advance(TimeSpan.Zero);
        await router.Asked.WaitAsync(TimeSpan.FromSeconds(30));
        IReadOnlyList<OutboxItem> before = await chat.OutboxAsync();
        answer.SetResult();
        await chat.Runner.WhenIdleAsync(default);

        Assert.Single(before);
        Assert.Empty(await chat.OutboxAsync());
        Assert.Equal(1, router.Attempts);
    }

    private sealed class FailingRouter : IMessageRouter
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Ends when it is asked for the first time.</summary>
        public Task Asked => _asked.Task;

        public int Attempts { get; private set; }

        public ValueTask<string?> RouteAsync(UserMessage message, Session session, CancellationToken cancellationToken)
        {
            Attempts++;
            _asked.TrySetResult();
            throw new InvalidOperationException("down");
        }
    }
}
