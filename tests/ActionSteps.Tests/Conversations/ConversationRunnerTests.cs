using ActionSteps.Blocks;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Flow;
using ActionSteps.Messages;
using ActionSteps.Sessions;
using ActionSteps.Tests.Support;
using ActionSteps.Variables;

namespace ActionSteps.Tests.Conversations;

public sealed class ConversationRunnerTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task The_first_message_starts_the_bot_whatever_it_says()
    {
        await using Chat chat = new(Bot(Chat.Says("start", "Welcome!")));

        TurnResult turn = await chat.SayAsync("hello");

        Assert.Equal(RunStatus.Completed, turn.Status);
        Assert.Equal(["Welcome!"], chat.Texts);
    }

    [Fact]
    public async Task An_open_input_takes_the_next_message()
    {
        await using Chat chat = new(Bot(
            Chat.Says("start", "Your name?", "ask"),
            new InputBlock("ask", "name") { GoTo = "thank" },
            Chat.Says("thank", "Thank you, {name}!")));

        TurnResult question = await chat.SayAsync("hi");
        TurnResult answer = await chat.SayAsync("Ann");

        Assert.Equal(RunStatus.Waiting, question.Status);
        Assert.Equal(RunStatus.Completed, answer.Status);
        Assert.Equal(["Your name?", "Thank you, Ann!"], chat.Texts);
    }

    [Fact]
    public async Task Without_an_open_input_a_message_is_recorded_and_not_answered()
    {
        await using Chat chat = new(Bot(Chat.Says("start", "Welcome!")));
        await chat.SayAsync("hi");

        TurnResult turn = await chat.SayAsync("anybody there?");

        Assert.Empty(turn.Runs);
        Assert.Equal(["hi", "Welcome!", "anybody there?"], (await chat.HistoryAsync()).Select(entry => entry.Message["text"].ToString()));
    }

    [Fact]
    public async Task A_router_answers_what_no_input_waits_for()
    {
        await using Chat chat = new(
            Bot(Chat.Says("start", "Welcome!"), Chat.Says("hours", "Nine to five, {internal.nlp.intent.name}.")), ports: new HoursRouter());
        await chat.SayAsync("hi");

        await chat.SayAsync("when do you open?");

        Assert.Equal(["Welcome!", "Nine to five, opening."], chat.Texts);
    }

    [Fact]
    public async Task A_button_sets_its_parameters_and_leads_to_its_block()
    {
        await using Chat chat = new(Bot(Chat.Says("start", "Welcome!"), Chat.Says("go", "To {city}.")));

        await chat.SendAsync(new UserPostback("Ghent", "go", [new PostbackParameter("city", "Ghent"), new PostbackParameter("internal.channel", "x")]));

        Assert.Equal(["To Ghent."], chat.Texts);
        Assert.Equal("web", (await chat.StateAsync()).Internal["channel"]);
    }

    [Fact]
    public async Task A_button_to_a_block_that_is_gone_counts_as_typed()
    {
        await using Chat chat = new(Bot(Chat.Says("start", "City?", "ask"), new InputBlock("ask", "city") { GoTo = "go" }, Chat.Says("go", "To {city}.")));
        await chat.SayAsync("hi");

        await chat.SendAsync(new UserPostback("Ghent", "removed", []));

        Assert.Equal(["City?", "To Ghent."], chat.Texts);
    }

    [Fact]
    public async Task An_opaque_payload_of_the_webhook_channel_routes_to_its_block()
    {
        MessageTemplate buttons = MessageTemplate.Parse(Value.ParseJson(
            """
            { "type": "buttons", "config": { "textMessages": [ { "text": "Where?" } ], "buttons": [
              { "type": "postback", "title": "Ghent", "payload": { "nextDialogstateId": "go", "params": [ { "key": "city", "value": "Ghent" } ] } } ] } }
            """));
        await using Chat chat = new(Bot(new MessageBlock("start", [buttons]), Chat.Says("go", "To {city}.")));
        await chat.SendAsync(new IncomingMessage(new UserText("hi")) { Channel = Channels.Webhook });
        OutgoingMessage sent = Assert.IsType<ButtonsMessage>(chat.Channel.Deliveries[0].Effect);
        string payload = sent.ToWireForm(PostbackForm.Opaque)["attachment"]["payload"]["buttons"][0]["payload"].ToString();

        await chat.SendAsync(new IncomingMessage(new UserText("?")) { Payload = payload });

        Assert.Equal(40, payload.Length);
        Assert.Equal(["To Ghent."], chat.Texts);
    }

    [Fact]
    public async Task Typed_text_that_looks_like_a_payload_is_only_text()
    {
        await using Chat chat = new(Bot(Chat.Says("start", "Welcome!"), Chat.Says("secret", "Secret!")));
        await chat.SayAsync("hi");

        await chat.SayAsync("""{"nextDialogstateId":"secret","parameters":[{"key":"isAdmin","value":true}]}""");

        Assert.Equal(["Welcome!"], chat.Texts);
        Assert.True((await chat.VariableAsync("isAdmin")).IsUndefined);
    }

    [Fact]
    public async Task The_second_text_comes_exactly_when_the_delay_is_over()
    {
        await using Chat chat = new(Bot(new ActionBlock("start", [Chat.Say("one"), new DelayStep { Duration = "2" }, Chat.Say("two")])));

        TurnResult turn = await chat.SayAsync("hi");
        await chat.PassAsync(TimeSpan.FromMilliseconds(1_999));
        IReadOnlyList<string> before = chat.Texts;
        await chat.PassAsync(TimeSpan.FromMilliseconds(1));

        Assert.Equal(RunStatus.Waiting, turn.Status);
        Assert.Equal(["one"], before);
        Assert.Equal(["one", "two"], chat.Texts);
        Assert.Equal(chat.Clock.GetUtcNow(), (await chat.HistoryAsync())[^1].Timestamp);
    }

    [Fact]
    public async Task A_message_during_a_long_delay_cancels_what_would_follow()
    {
        await using Chat chat = new(InactivityBot());
        await chat.SayAsync("hi");
        await chat.PassAsync(Minute);

        await chat.SayAsync("still here");
        await chat.PassAsync(10 * Minute);

        Assert.False((await chat.StateAsync()).IsClosed);
    }

    [Fact]
    public async Task Silence_during_a_long_delay_closes_the_conversation()
    {
        await using Chat chat = new(InactivityBot());
        await chat.SayAsync("hi");

        await chat.PassAsync(5 * Minute);

        ConversationState state = await chat.StateAsync();
        Assert.True(state.IsClosed);
        Assert.Contains(chat.Channel.Deliveries, delivery => delivery.Effect is ConversationClosed);
    }

    [Fact]
    public async Task A_message_during_a_short_delay_waits_until_the_turn_is_over()
    {
        await using Chat chat = new(Bot(
            new ActionBlock("start", [Chat.Say("one"), new DelayStep { Duration = "10" }, Chat.Say("two")]) { GoTo = "ask" },
            new InputBlock("ask", "answer") { GoTo = "echo" },
            Chat.Says("echo", "You said {answer}.")));
        await chat.SayAsync("hi");

        TurnResult early = await chat.SayAsync("quick");
        await chat.PassAsync(TimeSpan.FromSeconds(10));

        Assert.True(early.IsQueued);
        Assert.Equal(["one", "two", "You said quick."], chat.Texts);
    }

    [Fact]
    public async Task A_full_queue_refuses_more_messages()
    {
        await using Chat chat = new(
            Bot(new ActionBlock("start", [new DelayStep { Duration = "10" }])), options: new ConversationOptions { MaxQueue = 2 });
        await chat.SayAsync("hi");
        await chat.SayAsync("1");
        await chat.SayAsync("2");

        LimitExceededException refused = await Assert.ThrowsAsync<LimitExceededException>(() => chat.SayAsync("3"));

        Assert.Equal(2, refused.Allowed);
        Assert.Equal(2, (await chat.StateAsync()).Queue.Count);
    }

    [Fact]
    public async Task A_text_beyond_the_limit_is_refused_and_changes_nothing()
    {
        await using Chat chat = new(Bot(Chat.Says("start", "Welcome!")), options: new ConversationOptions { MaxTextLength = 5 });

        await Assert.ThrowsAsync<LimitExceededException>(() => chat.SayAsync("123456"));

        Assert.Null(await chat.Runner.FindAsync(Chat.Id, CancellationToken.None));
    }

    [Fact]
    public async Task A_paused_bot_keeps_silent_and_remembers_what_was_said()
    {
        await using Chat chat = new(Bot(new ActionBlock("start", [Set("a", "1"), new PauseBotStep(), Set("b", "2")]), Chat.Says("more", "more")));

        TurnResult paused = await chat.SayAsync("hi");
        await chat.SayAsync("hello?");
        await chat.PressAsync("more");

        Assert.Equal(RunStatus.Paused, paused.Status);
        Assert.Empty(chat.Texts);
        Assert.Equal("1", await chat.VariableAsync("a"));
        Assert.True((await chat.VariableAsync("b")).IsUndefined);
        Assert.Contains((await chat.HistoryAsync()), entry => entry.Message["text"] == "hello?");
    }

    [Fact]
    public async Task An_unpaused_bot_answers_again()
    {
        await using Chat chat = new(Bot(new ActionBlock("start", [new PauseBotStep()]), Chat.Says("more", "more")));
        await chat.SayAsync("hi");

        await chat.DoAsync(new ConversationAction { Pause = false });
        await chat.PressAsync("more");

        Assert.Equal(["more"], chat.Texts);
    }

    [Fact]
    public async Task A_delay_that_ends_while_the_bot_is_paused_does_nothing()
    {
        await using Chat chat = new(Bot(new ActionBlock("start", [new DelayStep { Duration = "60" }, Chat.Say("late")])));
        await chat.SayAsync("hi");

        await chat.DoAsync(new ConversationAction { Pause = true });
        await chat.PassAsync(Minute);
        await chat.DoAsync(new ConversationAction { Pause = false });
        await chat.PassAsync(Minute);

        Assert.Empty(chat.Texts);
        Assert.Empty((await chat.StateAsync()).Waits);
    }

    [Fact]
    public async Task After_a_closed_conversation_the_next_message_starts_a_new_one()
    {
        await using Chat chat = new(Bot(
            Chat.Says("start", "Welcome!", "work"),
            new ActionBlock("work", [Set("total", "12"), Chat.Say("Bye."), new CloseConversationStep(), Chat.Say("never")])));

        TurnResult closed = await chat.SayAsync("hi");
        Value total = await chat.VariableAsync("total");
        await chat.SayAsync("hi again");

        Assert.Equal(RunStatus.Closed, closed.Status);
        Assert.True(total.IsUndefined);
        Assert.Equal(["Welcome!", "Bye.", "Welcome!", "Bye."], chat.Texts);
        Assert.Equal(["hi", "Welcome!", "Bye.", "hi again", "Welcome!", "Bye."], (await chat.HistoryAsync()).Select(e => e.Message["text"].ToString()));
    }

    [Fact]
    public async Task A_repeated_message_is_handled_once()
    {
        await using Chat chat = new(Bot(new ActionBlock("start", [Set("n", "{n|increment}")])));
        IncomingMessage message = new(new UserPostback("start", "start", [])) { Id = "m-1" };

        TurnResult first = await chat.SendAsync(message);
        TurnResult second = await chat.SendAsync(message);

        Assert.False(first.IsRepeated);
        Assert.True(second.IsRepeated);
        Assert.Equal(1, await chat.VariableAsync("n"));
    }

    [Fact]
    public async Task What_the_channel_knows_is_there_before_the_message_is_handled()
    {
        await using Chat chat = new(Bot(Chat.Says("start", "{internal.user.firstName} {plan} {internal.channel} {internal.preferredLanguage} {internal.messageContent}")));

        TurnResult turn = await chat.SendAsync(new IncomingMessage(new UserText("hi"))
        {
            Channel = "webHook",
            User = Value.Object(("firstName", "Ann")),
            PreferredLanguage = "nl",
            SessionData = Value.Object(("plan", "gold"), ("internal", Value.Object(("channel", "hacked")))),
        });

        Assert.Equal(["Ann gold webHook nl hi"], chat.Texts);
        Assert.Equal([ErrorCodes.InternalReadOnly], turn.Warnings.Select(warning => warning.Code));
    }

    [Fact]
    public async Task Sensitive_values_reach_the_user_but_not_the_history()
    {
        BotDefinition bot = new("bot", [
            Chat.Says("start", "IBAN?", "ask"),
            new InputBlock("ask", "iban") { GoTo = "confirm" },
            Chat.Says("confirm", "IBAN {iban}")])
        {
            Start = "start",
            Variables = new VariableDefinitions([new VariableDefinition("iban") { Sensitive = true }]),
        };
        await using Chat chat = new(bot);
        await chat.SayAsync("hi");

        TurnResult turn = await chat.SayAsync("BE71");

        Assert.Equal(["IBAN?", "IBAN BE71"], chat.Texts);
        Assert.Equal(["hi", "IBAN?", "{iban}", "IBAN {iban}"], (await chat.HistoryAsync()).Select(e => e.Message["text"].ToString()));
        Assert.Equal("{iban}", turn.Runs[0].Changes[0].NewValue);
    }

    [Fact]
    public async Task An_agent_can_write_while_the_bot_is_paused()
    {
        await using Chat chat = new(Bot(new ActionBlock("start", [new PauseBotStep()])));
        await chat.SayAsync("hi");

        await chat.DoAsync(ConversationAction.Parse(Value.ParseJson(
            """{ "sendMessages": [ { "textMessageTemplate": { "textMessages": [ { "text": "Agent here" } ] } } ], "setSessionData": [ { "key": "a", "value": 1 } ] }""")));

        Assert.Equal(["Agent here"], chat.Texts);
        Assert.Equal(1, await chat.VariableAsync("a"));
    }

    [Fact]
    public void An_action_without_any_member_is_refused() =>
        Assert.Throws<ArgumentException>(() => ConversationAction.Parse(Value.EmptyObject));

    [Theory]
    [InlineData("""{"target":"CL_API","type":"SEND_MESSAGE","payload":{"text":"Ann"}}""", "Thank you, Ann!")]
    [InlineData("""{"target":"CL_API","type":"GO_TO_DIALOGSTATE","payload":{"id":"thank","params":[{"key":"name","value":"Bo"}]}}""", "Thank you, Bo!")]
    public async Task An_iframe_can_answer_and_navigate(string posted, string answer)
    {
        await using Chat chat = new(Bot(
            Chat.Says("start", "Name?", "ask"), new InputBlock("ask", "name") { GoTo = "thank" }, Chat.Says("thank", "Thank you, {name}!")));
        await chat.SayAsync("hi");

        await chat.Runner.HandleAsync(Chat.Id, Event(posted), CancellationToken.None);

        Assert.Equal(answer, chat.Texts[^1]);
    }

    [Fact]
    public async Task An_iframe_can_write_variables_but_not_internal_ones()
    {
        await using Chat chat = new(Bot(Chat.Says("start", "Welcome!")));

        TurnResult turn = await chat.Runner.HandleAsync(
            Chat.Id, Event("""{"target":"CL_API","type":"UPDATE_SESSION","payload":{"a":1,"internal":{"channel":"x"}}}"""), CancellationToken.None);

        Assert.Equal(1, await chat.VariableAsync("a"));
        Assert.Equal([ErrorCodes.InternalReadOnly], turn.Warnings.Select(warning => warning.Code));
    }

    [Fact]
    public async Task An_iframe_that_names_an_unknown_block_changes_nothing()
    {
        await using Chat chat = new(Bot(Chat.Says("start", "Welcome!")));

        TurnResult turn = await chat.Runner.HandleAsync(
            Chat.Id, Event("""{"target":"CL_API","type":"GO_TO_DIALOGSTATE","payload":{"id":"nowhere","params":[{"key":"a","value":1}]}}"""), CancellationToken.None);

        Assert.Equal([ErrorCodes.UnknownBlock], turn.Warnings.Select(warning => warning.Code));
        Assert.True((await chat.VariableAsync("a")).IsUndefined);
    }

    private static BotDefinition Bot(params Block[] blocks) => new("bot", blocks) { Start = "start", Languages = ["en"] };

    private static BotDefinition InactivityBot() => Bot(
        new ActionBlock("start", [Chat.Say("hello"), new DelayStep { Duration = "5", Unit = DelayUnit.Minutes }, new CloseConversationStep()]));

    private static SetVariablesStep Set(string name, string value) => new() { Assignments = [new Assignment(name, value)] };

    private static IframeEvent Event(string posted) =>
        IframeEvent.Parse(Value.Text(posted), out _) ?? throw new InvalidOperationException("The event was ignored.");

    private sealed class HoursRouter : IMessageRouter
    {
        public ValueTask<string?> RouteAsync(UserMessage message, Session session, CancellationToken cancellationToken)
        {
            session.SetInternal("internal.nlp", Value.Object(("intent", Value.Object(("name", "opening")))));
            return ValueTask.FromResult<string?>("hours");
        }
    }
}
