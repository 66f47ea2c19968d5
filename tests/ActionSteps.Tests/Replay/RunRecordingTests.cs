using System.Buffers;
using System.Text;
using ActionSteps.Blocks;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Replay;
using ActionSteps.Testing;
using ActionSteps.Testing.Api;
using ActionSteps.Tests.Conversations.Durability;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Replay;

/// <summary>What is in a recording, how large it gets, and what becomes of one that is not whole.</summary>
public sealed class RunRecordingTests
{
    private const string Call = "{ \"kind\": \"api\", \"id\": \"call\", \"method\": \"GET\", \"url\": \"https://api.example/a\" }";
    private const string Before = "{ \"kind\": \"setVariables\", \"id\": \"luck\", \"assignments\": [ { \"variable\": \"luck\", \"value\": \"{RANDOM()} {NOW()}\" } ] }";

    [Theory]
    [InlineData(1_200_000)]
    [InlineData(760_000)]
    public async Task A_recording_that_would_be_too_large_is_kept_as_incomplete(int length)
    {
        FakeOutboundHttp http = new FakeOutboundHttp().Answer("GET", "https://api.example/a", 200, $"{{ \"x\": \"{new string('x', length)}\" }}");
        await using RecordedChat chat = Chat(RecordedChat.Bot(Call), http);

        TurnResult turn = await chat.SayAsync("hi");
        RunRecording recording = await chat.RecordingAsync();
        ReplayException refused = await Assert.ThrowsAsync<ReplayException>(() => chat.ReplayAsync());

        Assert.Equal(RunStatus.Completed, turn.Status);
        Assert.Equal("The recording would be larger than 1000000 bytes.", recording.Incomplete);
        Assert.Equal("Run 1 cannot be replayed. The recording would be larger than 1000000 bytes.", refused.Message);
        Assert.True(Text(recording).Length < 500);
    }

    [Fact]
    public async Task A_script_that_looks_at_the_clock_all_the_time_makes_the_recording_incomplete_and_runs_as_ever()
    {
        await using RecordedChat chat = Chat(RecordedChat.Bot(
            "{ \"kind\": \"code\", \"code\": \"let n = 0; for (let i = 0; i < 60000; i++) { n += Date.now() > 0 ? 1 : 0; } ChatlayerResponseBuilder().addSessionVariable('n', n).send();\" }"));

        TurnResult turn = await chat.SayAsync("hi");

        Assert.Equal(60000, Assert.Single(turn.Changes, change => change.Path == "n").NewValue);
        Assert.Contains("larger", (await chat.RecordingAsync()).Incomplete, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_another_process_goes_on_with_is_recorded_as_a_whole()
    {
        BotDefinition bot = RecordedChat.Bot($"{Before}, {Call}, {Before.Replace("luck", "more", StringComparison.Ordinal)}");
        TickingClock clock = new();
        IConversationStore store = new WrittenStore(new InMemoryConversationStore());
        HangingHttp hanging = new();
        RecordedChat dead = new(bot, clock, store, [hanging]);
        Task<TurnResult> lost = dead.SayAsync("hi");
        await hanging.Begun;

        await using RecordedChat chat = new(bot, clock, store, [Answering()]);
        await chat.Runner.StartAsync(CancellationToken.None);
        await chat.WhenRunAsync(1);
        ReplayResult replay = await chat.ReplayAsync();

        Assert.False(lost.IsCompleted);
        Assert.Equal(["luck", "call", "more"], replay.Run.Log.Select(step => step.Step));
        Assert.Empty(replay.Differences);
    }

    [Theory]
    [InlineData(false, "Run 1 cannot be replayed. The run had begun when recording was off.")]
    [InlineData(true, "Run 1 cannot be replayed. The bot was changed while the run was interrupted.")]
    public async Task A_run_of_which_a_part_is_missing_is_incomplete(bool isChanged, string message)
    {
        BotDefinition bot = RecordedChat.Bot($"{Before}, {Call}");
        TickingClock clock = new();
        IConversationStore store = new WrittenStore(new InMemoryConversationStore());
        HangingHttp hanging = new();
        RecordedChat dead = new(bot, clock, store, [hanging], isRecorded: isChanged);
        _ = dead.SayAsync("hi");
        await hanging.Begun;

        BotDefinition now = isChanged ? RecordedChat.Bot($"{Before}, {Call.Replace("/a\"", "/b\"", StringComparison.Ordinal)}") : bot;
        await using RecordedChat chat = new(now, clock, store, [Answering()]);
        await chat.Runner.StartAsync(CancellationToken.None);
        await chat.WhenRunAsync(1);

        ReplayException refused = await Assert.ThrowsAsync<ReplayException>(() => chat.ReplayAsync());
        Assert.Equal(message, refused.Message);
    }

    [Fact]
    public async Task A_run_that_could_not_go_on_in_a_changed_bot_fails_again()
    {
        const string Wait = "{ \"kind\": \"delay\", \"duration\": \"5\", \"unit\": \"minutes\" }";
        VirtualClock clock = new();
        IConversationStore store = DurableStore.New(DurableStore.Local, clock);
        RecordedChat before = new(RecordedChat.Bot($"{Wait}, {Before}"), clock, store, []);
        await before.SayAsync("hi");
        await before.DisposeAsync();

        await using RecordedChat chat = new(RecordedChat.Bot($"{Before}, {Wait}"), clock, store, []);
        await chat.Runner.StartAsync(CancellationToken.None);
        clock.Advance(TimeSpan.FromMinutes(6));
        await chat.WhenRunAsync(2);
        ReplayResult replay = await chat.ReplayAsync();

        Assert.Equal(ErrorCodes.ContinuationLost, replay.Run.Error?.Code);
        Assert.Empty(replay.Differences);
    }

    [Fact]
    public async Task Secrets_of_a_recording_are_in_no_log_no_journal_and_no_difference()
    {
        const string Iban = "BE68539007547034";
        const string More = "\"variables\": [ { \"name\": \"iban\", \"sensitive\": true } ],";
        const string Steps = "{ \"kind\": \"setVariables\", \"id\": \"set\", \"assignments\": [ { \"variable\": \"iban\", \"value\": \"{internal.messageContent}\" } ] }, "
            + "{ \"kind\": \"api\", \"id\": \"call\", \"method\": \"GET\", \"url\": \"https://api.example/a?iban={iban}\" }";
        RecordingLogger<ConversationRunner> logger = new();
        TickingClock clock = new();
        FakeOutboundHttp http = new FakeOutboundHttp().Answer("GET", "https://api.example/a*", 200, $"{{ \"yours\": \"{Iban}\" }}");
        await using RecordedChat chat = new(RecordedChat.Bot(Steps, More), clock, DurableStore.New(DurableStore.Local, clock), [http], logger: logger);

        await chat.SayAsync(Iban);
        ReplayResult same = await chat.ReplayAsync();
        ReplayResult other = await chat.ReplayAsync(RecordedChat.Bot(Steps.Replace("/a?", "/b?", StringComparison.Ordinal), More));

        RunRecording recording = await chat.RecordingAsync();
        Assert.Contains(Iban, Text(recording), StringComparison.Ordinal);
        Assert.DoesNotContain(Iban, recording.ToString(), StringComparison.Ordinal);
        Assert.Empty(same.Differences);
        Assert.Contains(other.Differences, difference => difference is { Subject: "request" });
        Assert.DoesNotContain(other.Differences, difference => difference.ToString().Contains(Iban, StringComparison.Ordinal));
        Assert.DoesNotContain(logger.Lines, line => line.Contains(Iban, StringComparison.Ordinal));
        Assert.DoesNotContain(await chat.RunsAsync(), run => run.Steps.Any(step => step.ToValue().ToJson().Contains(Iban, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_recording_reads_back_as_it_was()
    {
        await using RecordedChat chat = Chat(RecordedChat.Bot($"{Before}, {Call}"), Answering());
        await chat.SayAsync("hi");
        string text = Text(await chat.RecordingAsync());

        Assert.Equal(text, Text(ConversationJson.ReadRecording(Encoding.UTF8.GetBytes(text))));
        Assert.DoesNotContain("ActionSteps.", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ \"format\": 1, \"number\": 1 }")]
    [InlineData("{ \"format\": 2, \"number\": 1, \"runId\": \"r\" }")]
    [InlineData("{ \"format\": 1, \"number\": 1, \"runId\": \"r\", \"run\": { \"seed\": 5 } }")]
    public void Text_that_is_no_recording_is_refused_as_such(string text) =>
        Assert.Throws<ConversationFormatException>(() => ConversationJson.ReadRecording(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("{ \"kind\": \"input\", \"id\": \"other\", \"variable\": \"x\" }", "has no block \"work\"")]
    [InlineData("{ \"kind\": \"action\", \"id\": \"work\", \"steps\": [] }", "has no step 1")]
    public async Task A_bot_without_the_place_where_the_run_begins_is_refused(string block, string message)
    {
        await using RecordedChat chat = Chat(RecordedChat.Bot($"{{ \"kind\": \"delay\", \"duration\": \"5\" }}, {Before}"));
        await chat.SayAsync("hi");
        await chat.WhenRunAsync(2);

        BotDefinition other = new BotReader().Read($$"""{ "id": "bot", "version": "LIVE", "languages": ["en"], "blocks": [ {{block}} ] }""");
        ReplayException refused = await Assert.ThrowsAsync<ReplayException>(() => chat.ReplayAsync(other));

        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    private static RecordedChat Chat(BotDefinition bot, params object[] ports)
    {
        TickingClock clock = new();
        return new RecordedChat(bot, clock, DurableStore.New(DurableStore.Local, clock), ports);
    }

    private static FakeOutboundHttp Answering() => new FakeOutboundHttp().Answer("GET", "https://api.example/*", 200, "{ \"a\": 1 }");

    private static string Text(RunRecording recording)
    {
        ArrayBufferWriter<byte> output = new();
        ConversationJson.Write(output, recording);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    /// <summary>Never answers, as when the process ends meanwhile.</summary>
    private sealed class HangingHttp : IOutboundHttp
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Begun => _begun.Task;

        public Task<OutboundResponse> SendAsync(OutboundRequest request, CancellationToken cancellationToken)
        {
            _begun.TrySetResult();
            return new TaskCompletionSource<OutboundResponse>().Task;
        }
    }
}
