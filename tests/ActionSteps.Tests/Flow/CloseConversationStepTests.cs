using ActionSteps.Blocks;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Flow;
using ActionSteps.Messages;
using ActionSteps.Sessions;
using ActionSteps.Tests.Support;
using ActionSteps.Variables;
using ActionSteps.Voice;

namespace ActionSteps.Tests.Flow;

/// <summary>The rows of steps.md section 6, Close conversation, and of voice.md section 3 that close.</summary>
public sealed class CloseConversationStepTests
{
    [Theory]
    [InlineData(Channels.Web)]
    [InlineData(Channels.SinchConversation)]
    [InlineData(Channels.SinchVoice)]
    public async Task Erases_the_variables_and_tells_the_channel(string channel)
    {
        Session session = SessionOn(channel);

        BlockResult result = await Run.StepsAsync(session, new CloseConversationStep());

        Assert.Equal(RunStatus.Closed, result.Status);
        Assert.Empty(session.Variables.User);
        Assert.Empty(session.Contexts);
        Assert.Equal("""{"type":"CONVERSATION_CLOSED"}""", result.Effects[0].ToValue().ToJson());
        Assert.Empty(result.Log[0].Warnings);
    }

    [Fact]
    public async Task Messages_before_it_are_delivered_first_and_steps_after_it_are_not_executed()
    {
        Session session = SessionOn(Channels.Web);

        BlockResult result = await Run.StepsAsync(
            session,
            Chat.Say("Goodbye!"),
            new CloseConversationStep(),
            new SetVariablesStep { Assignments = [new Assignment("never", "1")] });

        Assert.Collection(
            result.Effects,
            effect => Assert.IsType<TextMessage>(effect),
            effect => Assert.IsType<ConversationClosed>(effect));
        Assert.True(session.Variables["never"].IsUndefined);
        Assert.Equal("block", result.Block);
    }

    [Fact]
    public async Task Keeps_who_the_user_is_and_forgets_the_conversation()
    {
        Session session = SessionOn(Channels.Web);
        session.SetInternal("internal.botId", "bot");
        session.SetInternal("internal.version", "LIVE");
        session.SetInternal("internal.user", Value.Object(("firstName", "Ann")));
        session.SetInternal("internal.preferredLanguage", "nl");
        session.SetInternal("internal.nlp", Value.Object(("expression", "bye")));
        session.SetInternal("internal.messageContent", "bye");
        session.SetInternal("internal.messageType", "text");
        session.SetInternal("internal.offload", Value.Object(("provider", "desk")));
        session.SetInternal("internal.isPaused", true);

        await Run.StepsAsync(session, new CloseConversationStep());

        Assert.Equal(
            Value.ParseJson(
                """
                {"sessionId":"session-1","channel":"web","botId":"bot","version":"LIVE","user":{"firstName":"Ann"},"preferredLanguage":"nl",
                "isPaused":false}
                """),
            session.Variables.Internal);
        Assert.False(session.IsPaused);
        Assert.False(session.IsOffloaded);
    }

    [Fact]
    public async Task A_default_is_visible_again()
    {
        Session session = SessionOn(Channels.Web);
        BotDefinition bot = Run.Bot(
            [new CloseConversationStep()], new VariableDefinitions([new VariableDefinition("a") { DefaultValue = "default" }]));

        await new BlockExecutor().RunAsync(bot, "block", session, CancellationToken.None);

        Assert.Equal("default", session.Variables["a"]);
    }

    [Fact]
    public async Task The_next_message_starts_a_new_conversation_and_the_history_is_kept()
    {
        await using Chat chat = new(new BotDefinition(
            "bot", [Chat.Says("start", "Welcome!", "end"), new ActionBlock("end", [new CloseConversationStep()])])
        { Start = "start" });

        await chat.SayAsync("hi");
        await chat.SayAsync("hi again");

        Assert.Equal(["Welcome!", "Welcome!"], chat.Texts);
        Assert.Equal(4, (await chat.HistoryAsync()).Count);
    }

    [Fact]
    public async Task A_call_hangs_up()
    {
        Session session = SessionOn(Channels.Voice);

        BlockResult result = await Run.StepsAsync(session, new CloseConversationStep());

        CallCommand command = Assert.Single(result.Effects.OfType<CallCommand>());
        Assert.Equal("""{"type":"HANG_UP"}""", command.ToValue().ToJson());
        Assert.Equal(session.Id, command.SessionId);
        Assert.Empty(session.Variables.User);
    }

    [Fact]
    public async Task A_channel_that_cannot_close_gets_no_signal_and_the_session_is_erased_all_the_same()
    {
        Session session = SessionOn(Channels.Facebook);

        BlockResult result = await Run.StepsAsync(session, new CloseConversationStep());

        Assert.Equal(RunStatus.Closed, result.Status);
        Assert.Empty(result.Effects);
        Assert.Empty(session.Variables.User);
        Assert.Equal(ErrorCodes.UnsupportedOnChannel, Assert.Single(result.Log[0].Warnings).Code);
    }

    [Fact]
    public async Task Sensitive_values_stay_hidden_after_they_are_erased()
    {
        Session session = SessionOn(Channels.Web);
        session.Set("iban", "BE71 0961");
        BotDefinition bot = Run.Bot(
            [Chat.Say("Your IBAN was BE71 0961."), new CloseConversationStep()],
            new VariableDefinitions([new VariableDefinition("iban") { Sensitive = true }]));

        BlockResult result = await new BlockExecutor().RunAsync(bot, "block", session, CancellationToken.None);

        Assert.Equal("Your IBAN was {iban}.", Assert.Single(result.Transcript).Message["text"]);
        Assert.Equal("{iban}", Assert.Single(result.Changes, change => change.Path == "iban").OldValue);
    }

    private static Session SessionOn(string channel)
    {
        Session session = new("session-1", channel);
        session.Set("a", 1);
        session.SetContext("context", 2);
        return session;
    }
}
