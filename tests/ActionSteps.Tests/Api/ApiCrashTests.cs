using ActionSteps.Api;
using ActionSteps.Blocks;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Testing;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Api;

/// <summary>What a back end sees of a turn whose process is killed between its calls and its commit.</summary>
public sealed class ApiCrashTests : IAsyncDisposable
{
    private const string Calls = """
        { "kind": "api", "method": "POST", "url": "§/reserve", "idempotent": true, "responseVariable": "reserved" },
        { "kind": "api", "method": "POST", "url": "§/pay", "idempotent": true, "responseVariable": "paid" }
        """;

    private readonly RawServer _backEnd = RawServer.Answering(RawServer.Ok("""{"done":true}"""));
    private readonly OutboundHttp _http = new(new OutboundOptions { Allow = OutboundOptions.Loopback });
    private readonly RecordingChannel _channel = new();
    private readonly InMemoryConversationStore _store = new();
    private readonly VirtualClock _clock = new();

    [Fact]
    public async Task A_call_that_was_completed_is_not_made_again_and_the_interrupted_one_has_the_same_key()
    {
        // Killed at the commit of the turn, after one checkpoint for each call.
        await RunAndKillAsync(Calls, commits: 2);

        await RestartAsync(Calls);

        Assert.Equal(["/reserve", "/pay", "/pay"], Targets);
        Assert.Equal(KeyOf(1), KeyOf(2));
        Assert.NotEqual(KeyOf(0), KeyOf(1));
        Assert.Equal(["Paid: true"], _channel.Texts);
    }

    [Fact]
    public async Task A_process_that_is_killed_before_the_second_call_has_made_only_the_first()
    {
        await RunAndKillAsync(Calls, commits: 1);

        await RestartAsync(Calls);

        Assert.Equal(["/reserve", "/reserve", "/pay"], Targets);
        Assert.Equal(KeyOf(0), KeyOf(1));
        Assert.Equal(["Paid: true"], _channel.Texts);
    }

    [Fact]
    public async Task A_script_that_fetches_is_such_a_call_too_and_one_that_does_not_is_not()
    {
        const string Scripts = """
            { "kind": "code", "code": "ChatlayerResponseBuilder().addSessionVariable('sum', 1 + 1).send();" },
            { "kind": "code", "code": "await fetch('§/reserve', { method: 'POST' });" },
            { "kind": "code", "code": "const answer = await fetch('§/pay', { method: 'POST' }); ChatlayerResponseBuilder().addSessionVariable('paid', { body: await answer.json() }).send();" }
            """;
        await RunAndKillAsync(Scripts, commits: 2);

        await RestartAsync(Scripts);

        Assert.Equal(["/reserve", "/pay", "/pay"], Targets);
        Assert.Equal(["Paid: true"], _channel.Texts);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _backEnd.DisposeAsync();
    }

    private IEnumerable<string> Targets => _backEnd.Requests.Select(request => request.Split(' ')[1]);

    private string KeyOf(int request) => Assert.Single(
        _backEnd.Requests.ElementAt(request).Split("\r\n"), line => line.StartsWith("Idempotency-Key: ", StringComparison.OrdinalIgnoreCase));

    private async Task RunAndKillAsync(string steps, int commits)
    {
        KilledStore killed = new(_store, commits);
        await using ConversationRunner runner = Runner(steps, killed);
        await Assert.ThrowsAsync<IOException>(() => runner.HandleAsync("c", new UserText("go"), CancellationToken.None).AsTask());
    }

    private async Task RestartAsync(string steps)
    {
        await using ConversationRunner runner = Runner(steps, _store);
        await runner.StartAsync(CancellationToken.None);
        _clock.Advance(TimeSpan.Zero);
        await runner.WhenIdleAsync(CancellationToken.None);
    }

    private ConversationRunner Runner(string steps, IConversationStore store)
    {
        BotDefinition bot = new BotReader().Read(
            """
            { "id": "shop", "start": "buy", "blocks": [
              { "kind": "action", "id": "buy", "steps": [ STEPS ], "goTo": { "block": "end" } },
              { "kind": "message", "id": "end", "messages": [
                { "type": "text", "config": { "textMessages": [ { "text": "Paid: {paid.body.done}" } ] } } ] } ] }
            """.Replace("STEPS", steps.Replace("§", _backEnd.Root, StringComparison.Ordinal), StringComparison.Ordinal));
        Ports ports = new(_channel, _http);
        return new ConversationRunner(bot, new BlockExecutor(ports, new ExecutionOptions { Clock = _clock }), store, ports);
    }

    /// <summary>The store as a process sees it that is killed before a commit: nothing of what it does afterwards arrives.</summary>
    private sealed class KilledStore(IConversationStore inner, int commits) : StoreDecorator(inner)
    {
        private int _left = commits;

        public override ValueTask<bool> TryCommitAsync(ConversationCommit commit, CancellationToken cancellationToken) =>
            Interlocked.Decrement(ref _left) >= 0 ? base.TryCommitAsync(commit, cancellationToken) : throw new IOException("Killed.");
    }
}
