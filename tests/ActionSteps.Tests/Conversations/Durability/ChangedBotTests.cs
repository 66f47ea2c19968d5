using ActionSteps.Blocks;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Flow;
using ActionSteps.Messages;
using ActionSteps.Sessions;
using ActionSteps.Testing;
using ActionSteps.Tests.Support;
using ActionSteps.Variables;

namespace ActionSteps.Tests.Conversations.Durability;

/// <summary>A run began with one bot and goes on with another one.</summary>
public sealed class ChangedBotTests
{
    private static readonly DelayStep Delay = new() { Duration = "5" };
    private static readonly SetVariablesStep Set = new() { Assignments = [new Assignment("a", "1")] };

    private readonly VirtualClock _clock = new();
    private readonly RecordingChannel _channel = new();
    private IConversationStore _store = new InMemoryConversationStore();

    [Theory]
    [LocalStore]
    [ServerStore]
    public async Task Corrected_texts_and_new_blocks_do_not_keep_a_wait_from_going_on(string store)
    {
        _store = DurableStore.New(store, _clock);
        await PlayAsync(Bot([Delay], "old"), Bot([Delay], "new"));

        Assert.Equal(["new"], _channel.Texts);
    }

    [Theory]
    [LocalStore]
    [ServerStore]
    public async Task A_block_that_has_other_steps_now_loses_the_wait_and_the_error_block_tells(string store)
    {
        _store = DurableStore.New(store, _clock);
        TurnResult turn = await PlayAsync(Bot([Delay], "old"), Bot([Set, Delay], "new"));

        Assert.Equal(["Sorry."], _channel.Texts);
        StepLog log = turn.Runs[0].Log[0];
        Assert.Equal(ErrorCodes.ContinuationLost, log.Error?.Code);
        Assert.Contains("step 1 of block \"start\"", log.Error?.Message, StringComparison.Ordinal);
        ConversationState? state = (await _store.LoadAsync("c", null, CancellationToken.None)).State;
        Assert.Empty(state.Waits);
        Assert.Equal("kept", state.Variables["said"]);
    }

    [Theory]
    [LocalStore]
    [ServerStore]
    public async Task Without_an_error_block_the_turn_fails_with_the_code(string store)
    {
        _store = DurableStore.New(store, _clock);
        TurnResult turn = await PlayAsync(Bot([Delay], "old"), new BotDefinition("bot", [Chat.Says("other", "x")]));

        Assert.Equal(RunStatus.Failed, turn.Status);
        Assert.Equal(ErrorCodes.ContinuationLost, turn.Runs[0].Error?.Code);
        Assert.Empty(_channel.Texts);
    }

    [Theory]
    [LocalStore]
    [ServerStore]
    public async Task A_host_can_map_where_the_run_goes_on(string store)
    {
        _store = DurableStore.New(store, _clock);
        Continuation? asked = null;
        ConversationOptions options = new()
        {
            MapContinuation = (wait, bot) =>
            {
                asked = wait;
                return wait with { Block = "bye", StepIndex = -1 };
            },
        };

        await PlayAsync(Bot([Delay], "old"), Bot([Set, Delay], "new"), options);

        Assert.Equal(("start", 1), (asked?.Block, asked?.StepIndex));
        Assert.Equal(["new"], _channel.Texts);
    }

    [Theory]
    [LocalStore]
    [ServerStore]
    public async Task A_map_that_leads_nowhere_loses_the_run_as_well(string store)
    {
        _store = DurableStore.New(store, _clock);
        ConversationOptions options = new() { MapContinuation = static (wait, _) => wait with { Block = "nowhere" } };

        await PlayAsync(Bot([Delay], "old"), Bot([Set, Delay], "new"), options);

        Assert.Equal(["Sorry."], _channel.Texts);
    }

    [Theory]
    [LocalStore]
    [ServerStore]
    public async Task A_turn_that_was_interrupted_keeps_what_it_did_when_its_block_has_changed(string store)
    {
        FaultPlan plan = new(at: 0, kills: true);
        await using CrashingHost host = new(plan, store) { Bot = new BotDefinition("bot", []) };
        host.Bot = Bot([new SetVariablesStep { Assignments = [new Assignment("said", "kept")] }, Chat.Say("before"), new DelegateStep(_ => host.Kill())], "old");
        await host.AcceptAsync("c", "m-1", "hi");
        await WaitForDeathAsync(host);
        host.Bot = Bot([Set], "new");

        await host.PassAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(["before", "Sorry."], host.Seen.Select(seen => seen.Text));
        Assert.Equal("kept", (await host.Store.LoadAsync("c", null, CancellationToken.None)).State.Variables["said"]);
    }

    private static async Task WaitForDeathAsync(CrashingHost host)
    {
        for (int i = 0; i < 10_000 && !host.IsDead; i++)
        {
            await Task.Delay(1);
        }
    }

    private static BotDefinition Bot(IActionStep[] steps, string bye) => new(
        "bot", [new ActionBlock("start", steps) { GoTo = "bye" }, Chat.Says("bye", bye), Chat.Says("error", "Sorry.")])
    {
        Start = "start", ErrorBlock = "error",
    };

    /// <summary>Begins with one bot and waits; goes on with another one. Returns the turn of the other one.</summary>
    private async Task<TurnResult> PlayAsync(BotDefinition first, BotDefinition second, ConversationOptions? options = null)
    {
        await using (ConversationRunner before = Runner(first, new ConversationOptions()))
        {
            await before.HandleAsync(
                "c", new IncomingMessage(new UserText("hi")) { SessionData = Value.Object(("said", "kept")) }, CancellationToken.None);
        }

        List<TurnResult> turns = [];
        await using ConversationRunner after = Runner(
            second, new ConversationOptions { MapContinuation = options?.MapContinuation, TurnEnded = (_, turn) => turns.Add(turn) });
        await after.StartAsync(CancellationToken.None);
        _clock.Advance(TimeSpan.FromSeconds(5));
        await after.WhenIdleAsync(CancellationToken.None);
        return Assert.Single(turns);
    }

    private ConversationRunner Runner(BotDefinition bot, ConversationOptions options)
    {
        Ports services = new(_channel);
        return new ConversationRunner(bot, new BlockExecutor(services, new ExecutionOptions { Clock = _clock }), _store, services, options);
    }
}
