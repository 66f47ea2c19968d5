using System.Collections.Concurrent;
using ActionSteps.Blocks;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Sessions;
using ActionSteps.Testing;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Conversations.Durability;

/// <summary>Messages that fail every time, in many conversations at once.</summary>
public sealed class PoisonTests
{
    private const int Poisoned = 20;
    private static readonly BotDefinition Hello = new("bot", [Chat.Says("start", "Hello."), Chat.Says("more", "More.")]) { Start = "start" };

    [Theory]
    [LocalStore]
    [ServerStore]
    public async Task Poisoned_messages_are_parked_after_their_tries_and_hold_up_nobody_else(string store)
    {
        VirtualClock clock = new();
        IConversationStore conversations = DurableStore.New(store, clock);
        RecordingChannel channel = new();
        Router router = new();
        Ports services = new(channel, router);
        await using ConversationRunner runner = new(
            Hello, new BlockExecutor(services, new ExecutionOptions { Clock = clock }), conversations, services, new ConversationOptions { MaxAttempts = 3 });
        await using ConversationWorker worker = new(runner, new ConversationWorkerOptions { MaxParallel = 4 });
        await worker.StartAsync(CancellationToken.None);
        for (int i = 0; i < Poisoned; i++)
        {
            await AcceptAsync(runner, $"p-{i:00}", "m-1", "hi");
            await AcceptAsync(runner, $"p-{i:00}", "m-2", "poison");
        }

        await AcceptAsync(runner, "sound", "m-1", "hi");
        await worker.WhenIdleAsync(CancellationToken.None);
        await AcceptAsync(runner, "sound", "m-2", "more");
        await worker.WhenIdleAsync(CancellationToken.None);
        IReadOnlyList<string> atOnce = [.. TextsOf(channel, "sound")];
        await PassAsync(clock, worker, 10);

        Assert.Equal(["Hello.", "More."], atOnce);
        IReadOnlyList<ParkedItem> parked = await conversations.ListParkedAsync(null, 100, CancellationToken.None);
        Assert.Equal(Enumerable.Range(0, Poisoned).Select(i => $"p-{i:00}"), parked.Select(item => item.ConversationId));
        Assert.All(parked, item => Assert.Equal(("m-2", 3), (item.Entry?.Id, item.Entry?.Attempts)));
        Assert.All(parked, item => Assert.Contains("this message", item.Entry?.Error, StringComparison.Ordinal));
        Assert.All(router.Attempts.Values, attempts => Assert.Equal(3, attempts));
        Assert.Empty(await conversations.ListWorkAsync(new WorkQuery("anybody", DateTimeOffset.MaxValue, 10), CancellationToken.None));

        router.IsBroken = false;
        foreach (ParkedItem item in parked)
        {
            Assert.True(await conversations.ResolveParkedAsync(item, ParkedResolution.Retry, CancellationToken.None));
        }

        await PassAsync(clock, worker, 3);
        Assert.All(parked, item => Assert.Equal(["Hello.", "More."], TextsOf(channel, item.ConversationId)));
        Assert.Empty(await conversations.ListParkedAsync(null, 100, CancellationToken.None));
    }

    [Theory]
    [LocalStore]
    [ServerStore]
    public async Task A_session_at_its_limit_is_loaded_and_handled_and_refused_more_while_others_go_on(string store)
    {
        VirtualClock clock = new();
        IConversationStore conversations = DurableStore.New(store, clock);
        RecordingChannel channel = new();
        Ports services = new(channel);
        BotDefinition bot = new(
            "bot",
            [
                new ActionBlock("start", [new DelegateStep(context =>
                    _ = context.Set(VariablePath.Parse("more"), Value.Text(new string('y', context.SessionId == "large" ? 600_000 : 10))))]) { GoTo = "tell" },
                Chat.Says("tell", "{LENGTH(more)}"),
                Chat.Says("error", "Too large."),
            ])
        { Start = "start", ErrorBlock = "error" };
        ConversationState large = ConversationState.From(new Session("large")) with { Variables = ValueObject.Create(("all", new string('x', 10_000_000))) };
        Assert.True(await conversations.TryCommitAsync(
            new ConversationCommit { ConversationId = "large", Version = 0, Worker = "host", State = large }, CancellationToken.None));
        await using ConversationRunner runner = new(bot, new BlockExecutor(services, new ExecutionOptions { Clock = clock }), conversations, services);

        Task<TurnResult> handling = runner.HandleAsync("large", new UserText("hi"), CancellationToken.None).AsTask();
        await Parallel.ForAsync(0, 20, async (i, _) => await runner.HandleAsync($"c-{i}", new UserText("hi"), CancellationToken.None));
        TurnResult turn = await handling;

        Assert.Equal(["10"], TextsOf(channel, "c-7"));
        Assert.Equal(["Too large."], TextsOf(channel, "large"));
        StepError? error = turn.Runs.SelectMany(run => run.Log).Select(log => log.Error).First(error => error is not null);
        Assert.Equal(ErrorCodes.SessionTooLarge, error?.Code);
        Assert.Contains("10 MB", error?.Message, StringComparison.Ordinal);
        Assert.True((await runner.FindAsync("large", CancellationToken.None))?.Variables["all"].TryGetText(out string? kept) == true && kept?.Length == 10_000_000);
    }

    private static async Task PassAsync(VirtualClock clock, ConversationWorker worker, int seconds)
    {
        for (int i = 0; i < seconds; i++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await worker.WhenIdleAsync(CancellationToken.None);
        }
    }

    private static IEnumerable<string> TextsOf(RecordingChannel channel, string conversation) =>
        channel.Deliveries.Where(delivery => delivery.ConversationId == conversation).Select(delivery => ((TextMessage)delivery.Effect).Text);

    private static async Task AcceptAsync(ConversationRunner runner, string conversation, string id, string text) => Assert.True(
        await runner.AcceptAsync(conversation, new IncomingMessage(new UserText(text)) { Id = id }, CancellationToken.None));

    private sealed class Router : IMessageRouter
    {
        public bool IsBroken { get; set; } = true;

        public ConcurrentDictionary<string, int> Attempts { get; } = new();

        public ValueTask<string?> RouteAsync(UserMessage message, Session session, CancellationToken cancellationToken)
        {
            if (message.Content == "poison" && IsBroken)
            {
                Attempts.AddOrUpdate(session.Id, 1, static (_, known) => known + 1);
                throw new InvalidOperationException("Nobody can read this message.");
            }

            return ValueTask.FromResult<string?>(message.Content == "hi" ? null : "more");
        }
    }
}
