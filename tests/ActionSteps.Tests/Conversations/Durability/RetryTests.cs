using ActionSteps.Blocks;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Expressions;
using ActionSteps.Mail;
using ActionSteps.Messages;
using ActionSteps.Sessions;
using ActionSteps.Testing;
using ActionSteps.Testing.Tracking;
using ActionSteps.Tests.Support;
using ActionSteps.Tracking;
using ActionSteps.Variables;

namespace ActionSteps.Tests.Conversations.Durability;

public sealed class RetryTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static readonly BotDefinition Hello = new(
        "bot", [Chat.Says("start", "One.", "two"), Chat.Says("two", "Two."), Chat.Says("more", "More.")]) { Start = "start" };

    [Theory]
    [LocalStore]
    [ServerStore]
    public async Task A_failed_delivery_is_tried_again_with_growing_pauses_and_holds_up_what_follows(string store)
    {
        await using Chat chat = Begin(store, Hello);
        DateTimeOffset start = chat.Clock.GetUtcNow();
        List<double> attempts = [];
        chat.Channel.Before = _ =>
        {
            attempts.Add((chat.Clock.GetUtcNow() - start).TotalSeconds);
            return attempts.Count <= 3 ? throw new InvalidOperationException("down") : ValueTask.CompletedTask;
        };

        TurnResult turn = await chat.SayAsync("hi");
        IReadOnlyList<string> before = chat.Texts;
        await PassAsync(chat, 60 * Second);

        Assert.Equal(RunStatus.Completed, turn.Status);
        Assert.Empty(before);
        Assert.Equal(["One.", "Two."], chat.Texts);
        Assert.Equal([0, 1, 3, 7, 7], attempts);
    }

    [Theory]
    [LocalStore]
    [ServerStore]
    public async Task An_answer_of_a_later_turn_waits_for_the_one_that_failed(string store)
    {
        await using Chat chat = Begin(store, Hello);
        bool isDown = true;
        chat.Channel.Before = _ => isDown ? throw new InvalidOperationException("down") : ValueTask.CompletedTask;
        await chat.SayAsync("hi");
        isDown = false;

        await chat.PressAsync("more");
        IReadOnlyList<string> before = chat.Texts;
        await chat.PassAsync(Second);

        Assert.Empty(before);
        Assert.Equal(["One.", "Two.", "More."], chat.Texts);
    }

    [Theory]
    [LocalStore]
    [ServerStore]
    public async Task An_effect_that_fails_every_time_is_parked_and_holds_up_nothing_any_more(string store)
    {
        await using Chat chat = Begin(store, Hello, options: new ConversationOptions { DeliveryAttempts = 2 });
        chat.Channel.Before = delivery => delivery.Effect is TextMessage { Text: "One." } ? throw new InvalidOperationException("poison") : ValueTask.CompletedTask;

        await chat.SayAsync("hi");
        await chat.PassAsync(Second);

        Assert.Equal(["Two."], chat.Texts);
        ParkedItem parked = Assert.Single(await chat.Store.ListParkedAsync(null, 10, CancellationToken.None));
        Assert.Equal(new TextMessage("One."), parked.Effect?.Effect);
        Assert.Equal(2, parked.Effect?.Attempts);
        Assert.Contains("poison", parked.Effect?.Error, StringComparison.Ordinal);

        chat.Channel.Before = static _ => ValueTask.CompletedTask;
        Assert.True(await chat.Store.ResolveParkedAsync(parked, ParkedResolution.Retry, CancellationToken.None));
        await chat.PressAsync("more");

        Assert.Equal(["Two.", "One.", "More."], chat.Texts);
    }

    [Theory]
    [LocalStore]
    [ServerStore]
    public async Task A_tracker_that_is_down_does_not_keep_the_user_from_the_answer_and_gets_its_events_later(string store)
    {
        RecordingEventTracker tracker = new() { Failure = new InvalidOperationException("down") };
        await using Chat chat = Begin(store,
            new BotDefinition("bot", [new ActionBlock("start", [new TrackEventStep { Event = "seen" }]) { GoTo = "hello" }, Chat.Says("hello", "Hello.")])
            { Start = "start" },
            ports: tracker);

        await chat.SayAsync("hi");
        IReadOnlyList<string> said = chat.Texts;
        tracker.Failure = null;
        await chat.PassAsync(Second);

        Assert.Equal(["Hello."], said);
        Assert.Equal(2, tracker.Events.Count);
        Assert.Single(tracker.Events.Select(tracked => tracked.Id).Distinct());
        Assert.Empty((await chat.Store.LoadAsync(Chat.Id, null, CancellationToken.None)).Outbox);
    }

    [Theory]
    [LocalStore]
    [ServerStore]
    public async Task A_mail_that_cannot_be_sent_is_parked_and_the_error_block_tells(string store)
    {
        await using Chat chat = Begin(store,
            new BotDefinition(
                "bot",
                [
                    new ActionBlock("start", [new SendMailStep { Recipients = [(Template)"ann@example.org"], Title = (Template)"Hi" }]) { GoTo = "sent" },
                    Chat.Says("sent", "Sent."),
                    Chat.Says("error", "Sorry."),
                ])
            { Start = "start", ErrorBlock = "error" },
            ports: new DeadSender());

        await chat.SayAsync("hi");

        Assert.Equal(["Sent.", "Sorry."], chat.Texts);
        ParkedItem parked = Assert.Single(await chat.Store.ListParkedAsync(null, 10, CancellationToken.None));
        Assert.IsType<MailMessage>(parked.Effect?.Effect);
    }

    [Theory]
    [LocalStore]
    [ServerStore]
    public async Task An_accepted_message_that_fails_every_time_is_parked_and_the_next_one_is_handled(string store)
    {
        BrokenRouter router = new();
        await using Chat chat = Begin(store, Hello, ports: router);
        await chat.SayAsync("hi");

        Assert.True(await AcceptAsync(chat, "m-1", "poison"));
        Assert.True(await AcceptAsync(chat, "m-2", "more"));
        await chat.PassAsync(TimeSpan.Zero);
        await PassAsync(chat, TimeSpan.FromMinutes(2));

        Assert.Equal(["One.", "Two.", "More."], chat.Texts);
        Assert.Equal(5, router.Attempts);
        ParkedItem parked = Assert.Single(await chat.Store.ListParkedAsync(null, 10, CancellationToken.None));
        Assert.Equal(("m-1", 5), (parked.Entry?.Id, parked.Entry?.Attempts));
        Assert.False(await AcceptAsync(chat, "m-1", "poison"));

        router.IsBroken = false;
        await chat.Store.ResolveParkedAsync(parked, ParkedResolution.Retry, CancellationToken.None);
        await chat.SayAsync("more");

        Assert.Equal(["One.", "Two.", "More.", "More.", "More."], chat.Texts);
    }

    [Theory]
    [LocalStore]
    [ServerStore]
    public async Task An_accepted_message_is_handled_in_the_background_and_once(string store)
    {
        await using Chat chat = Begin(store, new BotDefinition("bot", [new ActionBlock("start", [Increment()])]) { Start = "start" });

        bool[] accepted = [await AcceptAsync(chat, "m-1", "hi"), await AcceptAsync(chat, "m-1", "hi")];
        await chat.Runner.WhenIdleAsync(CancellationToken.None);
        bool again = await AcceptAsync(chat, "m-1", "hi");
        await chat.Runner.WhenIdleAsync(CancellationToken.None);

        Assert.Equal([true, false], accepted);
        Assert.False(again);
        Assert.Equal(1, await chat.VariableAsync("n"));
    }

    [Theory]
    [LocalStore]
    [ServerStore]
    public async Task A_message_that_was_accepted_comes_before_one_that_is_handled_at_once(string store)
    {
        await using Chat chat = Begin(store, new BotDefinition(
            "bot", [new InputBlock("ask", "said") { GoTo = "echo" }, Chat.Says("start", "Hello.", "ask"), Chat.Says("echo", "{said}", "ask")]) { Start = "start" });
        await chat.SayAsync("hi");
        InboxEntry entry = new("m-1", chat.Clock.GetUtcNow()) { Message = new IncomingMessage(new UserText("first")) { Id = "m-1" } };
        await chat.Store.AcceptAsync(Chat.Id, entry, CancellationToken.None);

        await chat.SayAsync("second");

        Assert.Equal(["Hello.", "first", "second"], chat.Texts);
    }

    [Theory]
    [LocalStore]
    [ServerStore]
    public async Task An_action_of_an_agent_can_be_accepted(string store)
    {
        await using Chat chat = Begin(store, Hello);
        ConversationAction action = new() { Messages = [new TextMessage("Agent here.")], SessionData = [KeyValuePair.Create("a", (Value)1)] };

        Assert.True(await chat.Runner.AcceptAsync(Chat.Id, action, "a-1", CancellationToken.None));
        await chat.Runner.WhenIdleAsync(CancellationToken.None);

        Assert.Equal(["Agent here."], chat.Texts);
        Assert.Equal(1, await chat.VariableAsync("a"));
    }

    private static Chat Begin(string store, BotDefinition bot, ConversationOptions? options = null, params object[] ports)
    {
        VirtualClock clock = new();
        return new Chat(bot, DurableStore.New(store, clock), options, clock, ports);
    }

    /// <summary>Second by second, so that what is due is done at its time, also by a store that takes a moment.</summary>
    private static async Task PassAsync(Chat chat, TimeSpan time)
    {
        for (TimeSpan passed = TimeSpan.Zero; passed < time; passed += Second)
        {
            await chat.PassAsync(Second);
        }
    }

    private static SetVariablesStep Increment() => new() { Assignments = [new Assignment("n", "{n|increment}")] };

    private static async Task<bool> AcceptAsync(Chat chat, string id, string text) => await chat.Runner.AcceptAsync(
        Chat.Id, new IncomingMessage(new UserText(text)) { Id = id }, CancellationToken.None);

    private sealed class DeadSender : IMailSender
    {
        public ValueTask SendAsync(MailMessage message, CancellationToken cancellationToken) => throw new InvalidOperationException("no server");
    }

    private sealed class BrokenRouter : IMessageRouter
    {
        public bool IsBroken { get; set; } = true;

        public int Attempts { get; private set; }

        public ValueTask<string?> RouteAsync(UserMessage message, Session session, CancellationToken cancellationToken)
        {
            if (message.Content != "poison")
            {
                return ValueTask.FromResult<string?>("more");
            }

            Attempts++;
            return IsBroken ? throw new InvalidOperationException("poison") : ValueTask.FromResult<string?>("more");
        }
    }
}
