using System.Text;
using ActionSteps.Conversations;
using ActionSteps.Messages;
using ActionSteps.Sessions;
using ActionSteps.Tests.Conversations.Durability;
using ActionSteps.Tests.Offload;
using ActionSteps.Tests.Support;
using ActionSteps.Webhooks;

namespace ActionSteps.Tests.Conversations;

/// <summary>What a live chat may send back, and what it may not.</summary>
public sealed class AgentActionHandlerTests
{
    private const string Secret = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX";
    private const string Older = "whsec_ZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXp7fH1+f4CBgoOEhYaHiImKi4yNjo+QkZKTlJWWl5iZmpucnZ6foKGiow==";
    private const string GoodToken = "challenge.verifyToken=t0ken%20%26/%3F%23%C3%A9";
    private const string Say = """{ "sendMessages": [ { "textMessageTemplate": { "textMessages": [ { "text": "I am Bo." } ] } } ] }""";

    [Theory]
    [InlineData("?challenge.verifyToken=t0ken%20%26/%3F%23%C3%A9")]
    [InlineData("version=DRAFT&challenge.verifyToken=t0ken+%26%2F%3F%23%C3%A9")]
    [InlineData("?challenge[verifyToken]=t0ken+%26%2F%3F%23%C3%A9")]
    [InlineData("?challenge%5BverifyToken%5D=t0ken%20%26%2F%3F%23%C3%A9")]
    public async Task An_agent_with_the_verify_token_writes_to_the_user(string query)
    {
        await using LiveChat desk = new();
        await using Chat chat = await OffloadedAsync(desk);

        WebhookAnswer answer = await Handler(chat).HandleAsync(Chat.Id, Post(Say, query), default);

        Assert.Equal((200, """{"status":"ok","warnings":[]}"""), (answer.Status, answer.Body));
        Assert.Equal(["Please wait.", "I am Bo."], chat.Texts);
        Assert.Equal(TranscriptActor.Agent, (await chat.HistoryAsync())[^1].Actor);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?challenge.verifyToken=")]
    [InlineData("?challenge.verifyToken=t0ken")]
    [InlineData("?challenge.verifyToken=T0KEN%20%26/%3F%23%C3%A9")]
    [InlineData("?challenge.verifyToken=t0ken%20%26/%3F%23%C3%A9x")]
    [InlineData("?verifyToken=t0ken%20%26/%3F%23%C3%A9")]
    [InlineData("?challenge.verifyToken=t0ken%20%26/%3F%23%C3%A9&challenge[verifyToken]=other")]
    [InlineData("?challenge.verifyToken=other&challenge.verifyToken=t0ken%20%26/%3F%23%C3%A9")]
    public async Task Nobody_else_does(string query)
    {
        await using LiveChat desk = new();
        await using Chat chat = await OffloadedAsync(desk);

        WebhookAnswer answer = await Handler(chat).HandleAsync(Chat.Id, Post(Say, query), default);

        Assert.Equal(401, answer.Status);
        Assert.DoesNotContain("t0ken", answer.Body, StringComparison.Ordinal);
        Assert.Equal(["Please wait."], chat.Texts);
    }

    [Fact]
    public async Task The_agent_ends_the_handover_and_the_bot_answers_again()
    {
        await using LiveChat desk = new();
        await using Chat chat = await OffloadedAsync(desk);
        await chat.PressAsync("start");
        int whileOffloaded = chat.Texts.Count;

        WebhookAnswer answer = await Handler(chat).HandleAsync(Chat.Id, Post("""{ "endOffload": true }""", GoodToken), default);
        await chat.PressAsync("start");

        Assert.Equal(200, answer.Status);
        Assert.Equal(1, whileOffloaded);
        Assert.Equal(["Please wait.", "Welcome!"], chat.Texts);
    }

    [Fact]
    public async Task The_end_of_a_handover_is_told_as_changes()
    {
        await using LiveChat desk = new();
        await using Chat chat = await OffloadedAsync(desk);

        TurnResult turn = await chat.DoAsync(new ConversationAction { EndOffload = true });

        Assert.Equal(
            [("internal.offload", VariableChangeKind.Deleted), ("internal.isPaused", VariableChangeKind.Updated)],
            turn.Changes.Select(change => (change.Path, change.Kind)));
        Assert.True((await chat.StateAsync()).Internal["offload"].IsUndefined);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("{ \"sendMessages\": ")]
    [InlineData("""{ "sendMessages": "hi" }""")]
    [InlineData("""{ "sendMessages": [ {} ] }""")]
    [InlineData("""{ "goToDialogstate": "start" }""")]
    public async Task A_body_that_is_no_conversation_action_is_a_bad_request(string body)
    {
        await using LiveChat desk = new();
        await using Chat chat = await OffloadedAsync(desk);

        WebhookAnswer answer = await Handler(chat).HandleAsync(Chat.Id, Post(body, GoodToken), default);

        Assert.Equal(400, answer.Status);
        Assert.DoesNotContain("Parameter", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_methods_too_large_bodies_deep_bodies_and_unknown_conversations_are_refused()
    {
        await using LiveChat desk = new();
        await using Chat chat = await OffloadedAsync(desk);
        AgentActionHandler handler = Handler(chat);
        string large = $$"""{ "endOffload": true, "x": "{{new string('x', AgentActionHandler.MaxBodyBytes)}}" }""";
        string deep = """{ "endOffload": true, "x": """ + new string('[', 100_000);

        Assert.Equal(405, (await handler.HandleAsync(Chat.Id, Post(Say, GoodToken) with { Method = "GET" }, default)).Status);
        Assert.Equal(413, (await handler.HandleAsync(Chat.Id, Post(large, GoodToken), default)).Status);
        Assert.Equal(400, (await handler.HandleAsync(Chat.Id, Post(deep, GoodToken), default)).Status);
        Assert.Equal(404, (await handler.HandleAsync("nobody", Post(Say, GoodToken), default)).Status);
        Assert.Null(await chat.Runner.FindAsync("nobody", default));
        Assert.True((await chat.StateAsync()).Internal["isPaused"] == Value.True);
    }

    [Fact]
    public async Task What_cannot_be_done_is_a_warning_in_the_answer()
    {
        await using LiveChat desk = new();
        await using Chat chat = await OffloadedAsync(desk);

        WebhookAnswer answer = await Handler(chat).HandleAsync(Chat.Id, Post("""{ "goToDialogstate": { "dialogstateId": "nowhere" } }""", GoodToken), default);

        Assert.Equal((200, "UNKNOWN_BLOCK"), (answer.Status, Value.ParseJson(answer.Body)["warnings"][0]["code"].ToString()));
    }

    [Theory]
    [InlineData(Secret)]
    [InlineData(Older)]
    public async Task With_signing_secrets_a_request_signed_by_any_of_them_is_accepted_once(string secret)
    {
        await using LiveChat desk = new();
        await using Chat chat = await OffloadedAsync(desk, Signing);
        AgentActionHandler handler = Handler(chat);
        IncomingWebhook request = Signed(chat, Say, secret);

        WebhookAnswer first = await handler.HandleAsync(Chat.Id, request, default);
        WebhookAnswer second = await handler.HandleAsync(Chat.Id, request, default);

        Assert.Equal((200, 409), (first.Status, second.Status));
        Assert.Equal(["Please wait.", "I am Bo."], chat.Texts);
    }

    [Fact]
    public Task A_signed_request_that_was_done_is_refused_by_the_next_process_as_well() =>
        RepeatedWebhook.IsRefusedByTheNextProcessAsync(new WrittenStore(new InMemoryConversationStore()));

    [Fact]
    public async Task With_signing_secrets_the_token_alone_is_not_enough()
    {
        await using LiveChat desk = new();
        await using Chat chat = await OffloadedAsync(desk, Signing);
        AgentActionHandler handler = Handler(chat);
        IncomingWebhook signed = Signed(chat, Say, Secret);

        Assert.Equal(401, (await handler.HandleAsync(Chat.Id, Post(Say, GoodToken), default)).Status);
        Assert.Equal(401, (await handler.HandleAsync(Chat.Id, signed with { Body = Encoding.UTF8.GetBytes(Say + " ") }, default)).Status);
        Assert.Equal(401, (await handler.HandleAsync(Chat.Id, Signed(chat, Say, WebhookSecret.Create().Reveal()), default)).Status);
        chat.Clock.Advance(TimeSpan.FromSeconds(301));
        Assert.Equal(401, (await handler.HandleAsync(Chat.Id, signed, default)).Status);
        Assert.Equal(["Please wait."], chat.Texts);
    }

    [Fact]
    public async Task A_signed_request_that_was_not_done_may_come_again()
    {
        await using LiveChat desk = new();
        await using Chat chat = await OffloadedAsync(desk, Signing);
        AgentActionHandler handler = Handler(chat);
        IncomingWebhook request = Signed(chat, Say, Secret);
        using CancellationTokenSource gone = new();
        await gone.CancelAsync();

        WebhookAnswer unknown = await handler.HandleAsync("nobody", request, default);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await handler.HandleAsync(Chat.Id, request, gone.Token));
        WebhookAnswer answer = await handler.HandleAsync(Chat.Id, request, default);

        Assert.Equal((404, 200), (unknown.Status, answer.Status));
    }

    [Fact]
    public async Task A_provider_without_any_secret_has_no_handler()
    {
        await using LiveChat desk = new();
        await using Chat chat = new(desk.Bot(""" }, { "name": "open", "url": "https://desk.example" """), ports: desk.Http);

        Assert.Contains("anybody", Assert.Throws<ArgumentException>(() => new AgentActionHandler(chat.Runner, "open")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new AgentActionHandler(chat.Runner, "dask"));
    }

    private static string Signing => $$""", "signingSecrets": [ "{{Secret}}", "{{Older}}" ]""";

    private static AgentActionHandler Handler(Chat chat) => new(chat.Runner, "desk");

    private static IncomingWebhook Post(string body, string query) => new("POST", query, [], Encoding.UTF8.GetBytes(body));

    private static IncomingWebhook Signed(Chat chat, string body, string secret)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        return new("post", "", new WebhookSigner([WebhookSecret.Parse(secret)]).Sign("msg_1", chat.Clock.GetUtcNow(), bytes).ToList(), bytes);
    }

    private static async Task<Chat> OffloadedAsync(LiveChat desk, string provider = "")
    {
        Chat chat = new(desk.Bot(provider), ports: desk.Http);
        await chat.PressAsync("help");
        return chat;
    }
}
