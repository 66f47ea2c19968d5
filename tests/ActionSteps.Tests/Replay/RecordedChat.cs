using ActionSteps.Blocks;
using ActionSteps.Code;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Replay;
using ActionSteps.Tests.Support;
using Microsoft.Extensions.Logging;

namespace ActionSteps.Tests.Replay;

/// <summary>A conversation whose runs are recorded, and replayed from what the store gives back.</summary>
internal sealed class RecordedChat(
    BotDefinition bot, TimeProvider clock, IConversationStore store, object[] ports, bool isRecorded = true, ILogger<ConversationRunner>? logger = null) : IAsyncDisposable
{
    private const string Id = "conversation-1";

    // The machine that runs the tests may be busy.
    private static readonly ExecutionOptions s_options = new() { Code = new CodeLimits { ComputingTime = TimeSpan.FromSeconds(60) } };

    public RecordingChannel Channel { get; } = new();

    public ConversationRunner Runner => field ??= new ConversationRunner(
        bot,
        new BlockExecutor(new Ports([Channel, .. ports]), s_options with { Clock = clock }),
        store,
        new Ports([Channel, .. ports]),
        new ConversationOptions { RecordsRuns = isRecorded },
        logger);

    /// <summary>Reads a bot with one action block, called <c>work</c>, that a message starts.</summary>
    /// <param name="steps">Its steps, as in a bot file.</param>
    /// <param name="more">Further members of the bot, such as its variables.</param>
    public static BotDefinition Bot(string steps, string more = "") => new BotReader().Read(
        $$"""{ "id": "bot", "version": "LIVE", "languages": ["en"], "start": "work", {{more}} "blocks": [ { "kind": "action", "id": "work", "steps": [ {{steps}} ] } ] }""");

    public Task<TurnResult> SayAsync(string text) => Runner.HandleAsync(Id, new UserText(text), CancellationToken.None).AsTask();

    /// <summary>Waits until something in the background has brought a run.</summary>
    public async Task WhenRunAsync(long number)
    {
        for (int look = 0; !(await RunsAsync()).Any(run => run.Number == number); look++)
        {
            Assert.True(look < 10_000, $"Run {number} does not come.");
            await Task.Delay(1);
        }
    }

    /// <summary>The recording of the newest run.</summary>
    public async Task<RunRecording> RecordingAsync()
    {
        RunRecording? recording = await FindAsync((await RunsAsync())[0].Number);
        Assert.NotNull(recording);
        return recording;
    }

    public async Task<IReadOnlyList<JournalEntry>> RunsAsync() => await Runner.ReadRunsAsync(Id, long.MaxValue, 100, CancellationToken.None);

    public async Task<RunRecording?> FindAsync(long number) => await Runner.ReadRecordingAsync(Id, number, CancellationToken.None);

    /// <summary>Replays the newest run, with this bot or another one.</summary>
    public async Task<ReplayResult> ReplayAsync(BotDefinition? other = null) =>
        await new RunReplay(s_options).RunAsync(other ?? bot, await RecordingAsync(), CancellationToken.None);

    public ValueTask DisposeAsync() => Runner.DisposeAsync();
}
