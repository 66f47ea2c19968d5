using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Testing.Faults;

namespace ActionSteps.Storage.Crash;

/// <summary>
/// A host that lives to be killed: a runner and a worker on a store that others share. It reads commands from its input and ends with it,
/// so that it cannot outlive its parent. A line <c>accept &lt;conversation&gt; &lt;message id&gt; &lt;text&gt;</c> or <c>handle …</c> is
/// answered by <c>done &lt;message id&gt;</c> or <c>failed &lt;message id&gt; &lt;why&gt;</c>.
/// </summary>
internal sealed class CrashWorker : IAsyncDisposable
{
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(60);
    private readonly Lock _output = new();
    private readonly CrashStore _store;
    private readonly ReceiverClient _receiver;
    private readonly ConversationRunner _runner;
    private readonly ConversationWorker _worker;

    public CrashWorker(string store, int receiver, string plan)
    {
        _store = new CrashStore(store);
        _receiver = new ReceiverClient(receiver);
        CrashServices services = new(_receiver);
        ErrorLogger logger = new();
        _runner = new ConversationRunner(
            CrashBot.Definition,
            new BlockExecutor(services),
            new FaultyConversationStore(_store.Conversations, KillPlan.Parse(plan)),
            services,
            CrashLimits.Conversations,
            logger);
        _worker = new ConversationWorker(_runner, CrashLimits.Worker);
    }

    public async Task RunAsync()
    {
        await _worker.StartAsync(CancellationToken.None);
        Say("ready");
        while (await Console.In.ReadLineAsync() is { } line)
        {
            _ = Task.Run(() => DoAsync(line.Split(' ', 4)));
        }

        Say(await _worker.DrainAsync(DrainTime) ? "drained" : "not drained");
    }

    public async ValueTask DisposeAsync()
    {
        await _worker.DisposeAsync();
        await _runner.DisposeAsync();
        _receiver.Dispose();
        await _store.DisposeAsync();
    }

    private async Task DoAsync(string[] command)
    {
        (string verb, string conversation, string id, string text) = (command[0], command[1], command[2], command[3]);
        IncomingMessage message = new(new UserText(text)) { Id = id };
        try
        {
            if (verb == "accept")
            {
                await _runner.AcceptAsync(conversation, message, CancellationToken.None);
            }
            else
            {
                await _runner.HandleAsync(conversation, message, CancellationToken.None);
            }

            Say($"done {id}");
        }
        catch (Exception failure)
        {
            Say($"failed {id} {failure.GetType().Name}: {failure.Message}".ReplaceLineEndings(" | "));
        }
    }

    private void Say(string line)
    {
        lock (_output)
        {
            Console.Out.WriteLine(line);
            Console.Out.Flush();
        }
    }
}
