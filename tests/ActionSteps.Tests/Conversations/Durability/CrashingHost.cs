using System.Collections.Concurrent;
using ActionSteps.Blocks;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Testing;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Conversations.Durability;

/// <summary>
/// A host that is restarted whenever its process has died: one store and one clock, a runner and a worker for each process, and the world
/// outside, which counts what reaches it.
/// </summary>
internal sealed class CrashingHost(FaultPlan plan, string store, ConversationOptions? options = null) : IAsyncDisposable
{
    private readonly ConversationOptions? _options = options;
    private readonly List<(string Key, string Text)> _delivered = [];
    private readonly ConcurrentQueue<string> _calls = new();
    private Process? _process;

    public VirtualClock Clock { get; } = new();

    public IConversationStore Store => field ??= DurableStore.New(store, Clock);

    /// <summary>The texts that a user has seen who recognises repeats by their keys, in order.</summary>
    public IReadOnlyList<(string Key, string Text)> Seen
    {
        get
        {
            lock (_delivered)
            {
                return [.. _delivered.DistinctBy(delivery => delivery.Key)];
            }
        }
    }

    /// <summary>The keys of the calls that steps have made outside, repeats included.</summary>
    public IReadOnlyList<string> Calls => [.. _calls];

    /// <summary>Makes a step that calls something outside.</summary>
    public IActionStep CallOutside() => new DelegateStep(context =>
    {
        Process? process = context.FindPort<IChannel>() as Process;
        process?.Plan.Pass("before call", canFail: false);
        _calls.Enqueue(context.IdempotencyKey);
        process?.Plan.Pass("after call", canFail: false);
    });

    /// <summary>The bot of the processes that start from now on.</summary>
    public required BotDefinition Bot { get; set; }

    /// <summary>The ports of the processes besides the channel.</summary>
    public object[] Services { get; init; } = [];

    /// <summary>Ends the process without a word, as a power cut does.</summary>
    public void Kill() => _process?.Plan.Kill();

    /// <summary>Whether the newest process is dead.</summary>
    public bool IsDead => _process is { Plan.IsDead: true };

    /// <summary>What the newest process is asked.</summary>
    public async Task<ConversationRunner> RunnerAsync() => (await ProcessAsync()).Runner;

    /// <summary>A channel accepts a message and sends it again until it is accepted.</summary>
    public Task AcceptAsync(string conversation, string id, string text) => RepeatAsync(process => process.Runner
        .AcceptAsync(conversation, new IncomingMessage(new UserText(text)) { Id = id }, CancellationToken.None).AsTask());

    /// <summary>An agent, or the host, wants something, and asks again until it is accepted.</summary>
    public Task ActAsync(string conversation, string id, ConversationAction action) =>
        RepeatAsync(process => process.Runner.AcceptAsync(conversation, action, id, CancellationToken.None).AsTask());

    /// <summary>A channel waits for the answer to a message, and sends it again until there is one.</summary>
    public Task HandleAsync(string conversation, string id, string text) => RepeatAsync(process => process.Runner
        .HandleAsync(conversation, new IncomingMessage(new UserText(text)) { Id = id }, CancellationToken.None).AsTask());

    /// <summary>Lets time pass; a dead process is replaced first.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        for (TimeSpan passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromSeconds(1))
        {
            Process process = await ProcessAsync();
            Clock.Advance(TimeSpan.FromSeconds(1));
            try
            {
                await process.Worker.WhenIdleAsync(CancellationToken.None);
            }
            catch (FaultPlan.FaultException)
            {
                // What the process did in the background has failed; it is tried again, by it or by the next one.
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { Plan.IsDead: false } process)
        {
            await process.Worker.DisposeAsync();
        }

        if (Store is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
    }

    private async Task RepeatAsync(Func<Process, Task> send)
    {
        for (int attempt = 1; ; attempt++)
        {
            Process process = await ProcessAsync();
            try
            {
                Task sending = send(process);
                for (int i = 0; !sending.IsCompleted && i < 100_000; i++)
                {
                    // Whoever waits for a dead owner waits on this clock.
                    await Task.WhenAny(sending, Task.Delay(1));
                    Clock.Advance(TimeSpan.FromSeconds(1));
                }

                await sending;
                return;
            }
            catch (Exception failure) when (failure is FaultPlan.FaultException or ConversationConflictException && attempt < 20)
            {
                // Sent again.
            }
        }
    }

    private async Task<Process> ProcessAsync()
    {
        if (_process is { Plan.IsDead: false } alive)
        {
            return alive;
        }

        Process process = new(this, _process is null ? plan : new FaultPlan(at: 0, kills: false));
        _process = process;
        await process.Worker.StartAsync(CancellationToken.None);
        return process;
    }

    private sealed class Process : IChannel
    {
        private readonly CrashingHost _host;

        public Process(CrashingHost host, FaultPlan plan)
        {
            _host = host;
            Plan = plan;
            Ports services = new([this, .. host.Services]);
            BlockExecutor executor = new(services, new ExecutionOptions { Clock = host.Clock, Random = new Random(1) });
            Runner = new ConversationRunner(host.Bot, executor, new FaultyStore(host.Store, plan), services, host._options);
            Worker = new ConversationWorker(Runner);
        }

        public FaultPlan Plan { get; }

        public ConversationRunner Runner { get; }

        public ConversationWorker Worker { get; }

        public ValueTask DeliverAsync(Delivery delivery, CancellationToken cancellationToken)
        {
            Plan.Pass("before delivery");
            lock (_host._delivered)
            {
                _host._delivered.Add((delivery.Key, delivery.Effect is TextMessage text ? text.Text : delivery.Effect.GetType().Name));
            }

            Plan.Pass("after delivery");
            return ValueTask.CompletedTask;
        }
    }
}
