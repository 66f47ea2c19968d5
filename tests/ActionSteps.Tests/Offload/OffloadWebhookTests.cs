using System.Security.Cryptography;
using System.Text;
using ActionSteps.Api;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Offload;
using ActionSteps.Sessions;
using ActionSteps.Testing;
using ActionSteps.Testing.Offload;
using ActionSteps.Tests.Support;
using ActionSteps.Webhooks;

namespace ActionSteps.Tests.Offload;

/// <summary>The rows of offloading.md section 6 against a real server.</summary>
public sealed class OffloadWebhookTests
{
    private const string Secret = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX";

    [Theory]
    [InlineData("""{"offloadSuccess":true,"pauseBot":true}""", true)]
    [InlineData("""{"offloadSuccess":true,"pauseBot":false}""", false)]
    [InlineData("""{"offloadSuccess":true}""", true)]
    public async Task A_handover_that_the_webhook_takes_shows_the_opened_block_and_pauses_as_it_says(string answer, bool isPaused)
    {
        await using LiveChat desk = new() { OnOffload = exchange => exchange.WriteAsync(RawServer.Ok(answer)) };
        await using Chat chat = new(desk.Bot(), ports: desk.Http);

        TurnResult turn = await chat.PressAsync("help");

        Assert.Equal(["Please wait."], chat.Texts);
        ValueObject platform = (await chat.StateAsync()).Internal;
        Assert.Equal("""{"provider":"desk","startedAt":"2026-01-01T00:00:00.000Z"}""", platform["offload"].ToJson());
        Assert.Equal(isPaused, platform["isPaused"] == Value.True);
        Assert.Equal(RunStatus.Offloaded, turn.Status);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 24\r\n\r\n{\"offloadSuccess\":false }")]
    [InlineData("HTTP/1.1 500 Oops\r\nContent-Length: 23\r\n\r\n{\"offloadSuccess\":true }")]
    [InlineData("HTTP/1.1 201 Created\r\nContent-Length: 23\r\n\r\n{\"offloadSuccess\":true }")]
    [InlineData("HTTP/1.1 204 No Content\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 25\r\n\r\n{\"offloadSuccess\":\"true\"}")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n[true]")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ntrue")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nyes")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 35\r\n\r\n{\"offloadSuccess\":true,\"x\":1e400    }")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{\"offloadSuccess\":true}")]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("no http\r\n\r\n")]
    public async Task Any_other_answer_shows_the_closed_block(string answer)
    {
        await using LiveChat desk = new()
        {
            OnOffload = async exchange =>
            {
                await exchange.WriteAsync(answer);
                exchange.Close();
            },
        };
        await using Chat chat = new(desk.Bot(), ports: desk.Http);

        await AssertClosedAsync(chat);
    }

    [Fact]
    public async Task A_server_that_answers_without_end_or_too_deep_shows_the_closed_block()
    {
        string[] answers = [RawServer.Ok(new string(' ', 200_000) + """{"offloadSuccess":true}"""), RawServer.Ok(new string('[', 60_000))];
        foreach (string answer in answers)
        {
            await using LiveChat desk = new() { OnOffload = exchange => exchange.WriteAsync(answer) };
            await using Chat chat = new(desk.Bot(), ports: desk.Http);

            await AssertClosedAsync(chat);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 23\r\n\r\n{\"offload")]
    public async Task A_server_that_hangs_shows_the_closed_block_after_ten_seconds(string beginning)
    {
        await using LiveChat desk = new()
        {
            OnOffload = async exchange =>
            {
                await exchange.WriteAsync(beginning);
                await exchange.HangAsync();
            },
        };
        await using Chat chat = new(desk.Bot(), ports: desk.Http);
        Task<TurnResult> turn = chat.PressAsync("help");
        await desk.Asked;

        chat.Clock.Advance(TimeSpan.FromSeconds(9.9));
        bool early = turn.IsCompleted;
        chat.Clock.Advance(TimeSpan.FromSeconds(0.1));
        await turn;

        Assert.False(early);
        Assert.Equal(["Nobody is here."], chat.Texts);
        Assert.Single(desk.EventsOf("offload"));
    }

    [Fact]
    public async Task A_redirect_is_not_followed_so_that_nothing_reaches_its_target()
    {
        await using RawServer trap = RawServer.Answering(RawServer.Ok("""{"offloadSuccess":true}"""));
        await using LiveChat desk = new()
        {
            OnOffload = exchange => exchange.WriteAsync($"HTTP/1.1 307 Moved\r\nLocation: {trap.Root}/\r\nContent-Length: 0\r\n\r\n"),
        };
        await using Chat chat = new(desk.Bot(), ports: desk.Http);

        await AssertClosedAsync(chat);

        Assert.Empty(trap.Requests);
    }

    [Fact]
    public async Task An_address_inside_the_network_of_the_host_is_not_called_unless_the_host_allows_it()
    {
        await using LiveChat desk = new() { Http = new OutboundHttp() };
        await using Chat chat = new(desk.Bot(), ports: desk.Http);

        await AssertClosedAsync(chat);
        await chat.PassAsync(TimeSpan.FromMinutes(1));

        Assert.Empty(desk.Requests);
        Assert.Empty(await chat.OutboxAsync());
    }

    [Fact]
    public async Task A_provider_that_is_switched_off_hears_nothing()
    {
        await using LiveChat desk = new();
        await using Chat chat = new(desk.Bot(""", "enabled": false"""), ports: desk.Http);

        await chat.PressAsync("help");
        await chat.PassAsync(TimeSpan.Zero);

        Assert.Equal(["Switched off."], chat.Texts);
        Assert.Empty(desk.Requests);
    }

    [Fact]
    public async Task Outside_opening_hours_the_webhook_is_not_asked()
    {
        await using LiveChat desk = new();
        // The clock stands at a Thursday, one o'clock in Brussels.
        await using Chat chat = new(
            desk.Bot(""", "openingHours": { "zone": "Europe/Brussels", "thursday": [ { "from": "00:00", "to": "01:00" } ] }"""), ports: desk.Http);

        await chat.PressAsync("help");
        await chat.PassAsync(TimeSpan.Zero);

        Assert.Equal(["Nobody is here."], chat.Texts);
        Assert.Empty(desk.EventsOf("offload"));
    }

    [Fact]
    public async Task The_offload_event_has_its_documented_form()
    {
        await using LiveChat desk = new();
        await using Chat chat = new(desk.Bot(payload: """{ "key": "name", "value": "{firstname}" }, { "key": "seats", "value": "{seats}" }"""), ports: desk.Http);
        await chat.SendAsync(new IncomingMessage(new ActionSteps.Messages.UserText("hi"))
        {
            SessionData = Value.Object(("firstname", "Ann"), ("seats", 2)),
            User = Value.Object(("firstName", "Ann")),
        });
        await chat.DoAsync(new ConversationAction { Messages = [new ActionSteps.Messages.TextMessage("By the way.")] });
        chat.Clock.Advance(TimeSpan.FromSeconds(1));

        await chat.PressAsync("help");

        string request = Assert.Single(desk.Requests, text => text.Contains("\"event\":\"offload\"", StringComparison.Ordinal));
        Value body = Assert.Single(desk.EventsOf("offload"));
        string id = body["transcript"][0]["message"]["id"].ToString();
        string click = body["transcript"][3]["message"]["id"].ToString();
        const string Sender = """{"id":"conversation-1","botId":"bot1","botType":"chatbot","preferredLanguage":"nl","firstname":"Ann"}""";
        Assert.Matches("^[0-9a-f]{24}$", id);
        Assert.Matches("^[0-9a-f]{24}$", click);
        Assert.NotEqual(id, click);
        Assert.Equal(
            $$"""
            {"botId":"bot1","version":"DRAFT","sessionId":"conversation-1","channel":"web","timestamp":"2026-01-01T00:00:01.000Z","event":"offload",
            "payload":{"name":"Ann","seats":2},"transcript":[
            {"actor":"user","message":{"channelType":"web","sender":{{Sender}},"timestamp":"2026-01-01T00:00:00.000Z","messageType":"text","id":"{{id}}","text":"hi"},"timestamp":"2026-01-01T00:00:00.000Z"},
            {"actor":"bot","message":{"text":"Welcome!"},"timestamp":"2026-01-01T00:00:00.000Z"},
            {"actor":"bot","message":{"text":"By the way."},"timestamp":"2026-01-01T00:00:00.000Z"},
            {"actor":"user","message":{"channelType":"web","sender":{{Sender}},"timestamp":"2026-01-01T00:00:01.000Z","messageType":"postback","id":"{{click}}","title":"help","text":"help","parameters":[],"nextDialogstateId":"help"},"timestamp":"2026-01-01T00:00:01.000Z"}]}
            """.ReplaceLineEndings(""),
            body.ToJson());
        Assert.StartsWith("POST /hook?tenant=1&challenge.verifyToken=t0ken%20%26%2F%3F%23%C3%A9 HTTP/1.1\r\n", request, StringComparison.Ordinal);
        Assert.Equal("application/json", LiveChat.HeaderOf(request, "Content-Type"));
    }

    [Fact]
    public async Task A_provider_of_the_host_with_the_same_name_wins()
    {
        FakeOffloadProvider own = new("desk");
        await using LiveChat desk = new();
        await using Chat chat = new(desk.Bot(), ports: [desk.Http, new IOffloadProvider[] { own }]);

        await chat.PressAsync("help");
        await chat.SayAsync("are you there?");
        await chat.PassAsync(TimeSpan.Zero);

        Assert.Single(own.Requests);
        Assert.Equal("are you there?", Assert.Single(own.Messages).Entry.Message["text"]);
        Assert.Empty(desk.Requests);
        Assert.Empty(await chat.OutboxAsync());
    }

    [Fact]
    public async Task With_signing_secrets_every_call_is_signed_by_each_of_them()
    {
        string second = WebhookSecret.Create().Reveal();
        await using LiveChat desk = new();
        await using Chat chat = new(desk.Bot($$""", "signingSecrets": [ "{{second}}", "{{Secret}}" ]"""), ports: desk.Http);

        await chat.PressAsync("help");
        await chat.PassAsync(TimeSpan.Zero);

        Assert.Equal(2, desk.Requests.Count);
        foreach (string request in desk.Requests)
        {
            string id = LiveChat.HeaderOf(request, "webhook-id");
            string[] signatures = LiveChat.HeaderOf(request, "webhook-signature").Split(' ');
            byte[] content = Encoding.UTF8.GetBytes($"{id}.{LiveChat.HeaderOf(request, "webhook-timestamp")}.{LiveChat.BodyTextOf(request)}");
            Assert.Equal(LiveChat.HeaderOf(request, "Idempotency-Key"), id);
            Assert.Equal("1767225600", LiveChat.HeaderOf(request, "webhook-timestamp"));
            Assert.Equal(
                [.. new[] { second, Secret }.Select(secret => "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret[6..]), content)))],
                signatures);
        }
    }

    [Theory]
    [InlineData("run-1", "run-1")]
    [InlineData("run.é 1", "f6beeb6aae14c6428a99defefb7fcef45dfd7d44a456be3d92c4d07f70ed5b0a")]
    public async Task Whatever_a_host_calls_its_runs_the_handover_can_be_signed(string name, string key)
    {
        await using LiveChat desk = new();
        OffloadRequest request = new()
        {
            IdempotencyKey = name, BotId = "bot1", Version = "DRAFT", SessionId = "s", Channel = "web", Timestamp = DateTimeOffset.UnixEpoch,
            Payload = ValueObject.Empty, Transcript = [], Variables = ValueObject.Empty, User = default,
            Settings = new OffloadProviderSettings("desk") { Url = desk.Url, SigningSecrets = [Secret] },
        };

        OffloadResult result = await new WebhookOffloadProvider("desk", desk.Http).OffloadAsync(request, default);

        Assert.True(result.OffloadSuccess);
        Assert.Equal(key, LiveChat.HeaderOf(Assert.Single(desk.Requests), "webhook-id"));
    }

    [Fact]
    public async Task The_health_check_asks_with_GET_and_the_token()
    {
        await using RawServer server = RawServer.Answering(RawServer.Ok("""{ "status": "ok" }"""));
        using OutboundHttp http = new(new OutboundOptions { Allow = OutboundOptions.Loopback });

        OffloadHealth health = await new WebhookOffloadProvider("desk", http).CheckHealthAsync(
            new OffloadProviderSettings("desk") { Url = server.Root + "/hook", VerifyToken = "a b" }, default);

        Assert.True(health.IsHealthy);
        Assert.StartsWith("GET /hook?challenge.verifyToken=a%20b HTTP/1.1\r\n", Assert.Single(server.Requests), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", "is not {\"status\":\"ok\"}")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{\"status\":\"t0ken &\"}", "is not {\"status\":\"ok\"}")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "is not {\"status\":\"ok\"}")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", "is not JSON")]
    [InlineData("HTTP/1.1 401 No\r\nContent-Length: 15\r\n\r\n{\"status\":\"ok\"}", "status 401")]
    [InlineData("HTTP/1.1 301 Moved\r\nLocation: /t0ken\r\nContent-Length: 0\r\n\r\n", "redirects")]
    public async Task A_webhook_that_is_not_well_is_rejected_with_the_reason(string answer, string reason)
    {
        await using RawServer server = RawServer.Answering(answer);
        using OutboundHttp http = new(new OutboundOptions { Allow = OutboundOptions.Loopback });

        OffloadHealth health = await new WebhookOffloadProvider("desk", http).CheckHealthAsync(
            new OffloadProviderSettings("desk") { Url = server.Root, VerifyToken = "t0ken &" }, default);

        Assert.False(health.IsHealthy);
        Assert.StartsWith("Offload provider \"desk\": ", health.Problem, StringComparison.Ordinal);
        Assert.Contains(reason, health.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain("t0ken", health.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("desk.example")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://127.0.0.1/")]
    public async Task An_address_that_cannot_or_must_not_be_called_is_rejected(string url)
    {
        using OutboundHttp http = new();

        OffloadHealth health = await new WebhookOffloadProvider("desk", http).CheckHealthAsync(new OffloadProviderSettings("desk") { Url = url }, default);

        Assert.False(health.IsHealthy);
    }

    [Fact]
    public async Task A_message_of_a_session_that_the_host_keeps_is_told_with_retries()
    {
        await using LiveChat desk = new();
        desk.Statuses.Enqueue(500);
        VirtualClock clock = new();
        OffloadProviderSettings settings = new("desk") { Url = desk.Url };
        OffloadMessage message = new()
        {
            BotId = "bot1", Version = "LIVE", SessionId = "emulator-1", Channel = "web", Settings = settings,
            Entry = new(ActionSteps.Messages.TranscriptActor.User, Value.Object(("text", "hi")), clock.GetUtcNow()),
        };

        Task sending = new WebhookOffloadProvider("desk", desk.Http, clock).SendUserMessageAsync(message, default);
        while (clock.NextTimer is null && !sending.IsCompleted)
        {
            await Task.Yield();
        }

        clock.Advance(TimeSpan.FromSeconds(1));
        await sending;

        Assert.Equal(2, desk.Events.Count);
        Assert.Equal(desk.Events[0], desk.Events[1]);
        Assert.Equal("""{"id":"emulator-1","botId":"bot1","botType":"chatbot","isEmulator":"true"}""", desk.Events[0]["messages"][0]["message"]["sender"].ToJson());
    }

    [Fact]
    public void Settings_do_not_print_secrets_not_even_those_in_the_address() => Assert.Equal(
        "desk https://desk.example/hook",
        new OffloadProviderSettings("desk")
        {
            Url = "https://user:s3cret@desk.example/hook?token=s3cret#s3cret", VerifyToken = "s3cret", SigningSecrets = [Secret],
        }.ToString());

    private static async Task AssertClosedAsync(Chat chat)
    {
        TurnResult turn = await chat.PressAsync("help");

        Assert.Equal(["Nobody is here."], chat.Texts);
        ValueObject platform = (await chat.StateAsync()).Internal;
        Assert.True(platform["offload"].IsUndefined);
        Assert.NotEqual(Value.True, platform["isPaused"]);
        StepWarning warning = Assert.Single(Assert.Single(turn.Runs).Log.SelectMany(entry => entry.Warnings));
        Assert.Equal(ErrorCodes.OffloadFailed, warning.Code);
        Assert.DoesNotContain("t0ken", warning.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("tenant", warning.Message, StringComparison.Ordinal);
    }
}
