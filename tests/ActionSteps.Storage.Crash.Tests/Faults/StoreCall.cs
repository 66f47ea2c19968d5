using System.Globalization;
using ActionSteps.Conversations;
using ActionSteps.Messages;
using ActionSteps.Replay;
using ActionSteps.Sessions;
using ActionSteps.Execution;
using ActionSteps.Testing.Faults;

namespace ActionSteps.Storage.Crash.Tests.Faults;

/// <summary>One call of a store that changes something or reads something of what <see cref="PrepareAsync"/> has put there.</summary>
/// <param name="Name">The method.</param>
/// <param name="DoAsync">Makes the call; what it read as text, empty for calls that only write.</param>
internal sealed record StoreCall(string Name, Func<IConversationStore, Task<string>> DoAsync)
{
    private const string Id = "c";
    private const string Idle = "idle";
    private const string Worker = "ann";
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Lease = ConversationOptions.LongestWorkerLease;

    /// <summary>Every call with fault points.</summary>
    public static IReadOnlyList<StoreCall> All { get; } =
    [
        new(nameof(IConversationStore.LoadAsync), LoadedAsync),
        new(nameof(IConversationStore.TryCommitAsync), async store =>
        {
            await store.TryCommitAsync(Second(), CancellationToken.None);
            return "";
        }),
        new(nameof(IConversationStore.AcceptAsync), async store =>
        {
            await store.AcceptAsync(Id, Entry("m-3"), CancellationToken.None);
            return "";
        }),
        new(nameof(IConversationStore.AcknowledgeAsync), async store =>
        {
            await store.AcknowledgeAsync(Worker, [new DeliveryReport(Id) { Delivered = [1] }], CancellationToken.None);
            return "";
        }),
        new(nameof(IWorkerRegistry.RenewWorkerAsync), async store =>
        {
            await store.RenewWorkerAsync(Worker, Lease, CancellationToken.None);
            return "";
        }),
        new(nameof(IWorkerRegistry.RetireWorkerAsync), async store =>
        {
            await store.RetireWorkerAsync(Worker, CancellationToken.None);
            return "";
        }),
        new(nameof(IWorkerRegistry.ListWorkAsync), WorkAsync),
        new(nameof(IConversationRecords.ReadTranscriptAsync), TranscriptAsync),
        new(nameof(IConversationRecords.ReadJournalAsync), JournalAsync),
        new(nameof(IConversationRecords.ReadRecordingAsync), RecordingAsync),
        new(nameof(IConversationRecords.ListConversationsAsync), ConversationsAsync),
        new(nameof(IConversationRecords.ListParkedAsync), ParkedAsync),
        new(nameof(IConversationRecords.ResolveParkedAsync), async store =>
        {
            await store.ResolveParkedAsync(new ParkedItem(Id) { Effect = Item(2) with { IsParked = true } }, ParkedResolution.Retry, CancellationToken.None);
            return "";
        }),
        new(nameof(IConversationRecords.DeleteAsync), async store =>
        {
            await store.DeleteAsync(Id, CancellationToken.None);
            return "";
        }),
        new(nameof(IConversationRecords.DeleteInactiveAsync), async store =>
        {
            await store.DeleteInactiveAsync(Noon.AddDays(1), 10, CancellationToken.None);
            return "";
        }),
        new(nameof(IConversationRecords.EraseUserAsync), async store =>
        {
            await store.EraseUserAsync("u-1", CancellationToken.None);
            return "";
        }),
    ];

    /// <summary>A conversation with something of everything, and one that has nothing to do.</summary>
    public async Task PrepareAsync(IConversationStore store)
    {
        if (Name == nameof(IWorkerRegistry.RetireWorkerAsync))
        {
            await store.RenewWorkerAsync(Worker, Lease, CancellationToken.None);
        }

        Assert.True(await store.TryCommitAsync(First(), CancellationToken.None));
        Assert.True(await store.AcceptAsync(Id, Entry("m-2"), CancellationToken.None));
        ConversationCommit idle = new()
        {
            ConversationId = Idle, Version = 0, Worker = Worker, State = new ConversationState { Id = Idle, Version = 1, LastActivity = Noon },
        };
        Assert.True(await store.TryCommitAsync(idle, CancellationToken.None));
    }

    /// <summary>Everything that can be read of the store.</summary>
    public static async Task<string> DescribeAsync(IConversationStore store) => string.Join(
        "; ",
        await LoadedAsync(store),
        await TranscriptAsync(store),
        await JournalAsync(store),
        await RecordingAsync(store),
        await ConversationsAsync(store),
        await ParkedAsync(store),
        await WorkAsync(store));

    private static async Task<string> LoadedAsync(IConversationStore store)
    {
        StoredConversation loaded = await store.LoadAsync(Id, "m-0", CancellationToken.None);
        ConversationState state = loaded.State;
        string outbox = string.Join(',', loaded.Outbox.Select(item => item.Key));
        string inbox = string.Join(',', loaded.Inbox.Select(entry => entry.Id));

        // What every committed state has to be, whatever has failed.
        Assert.True(state.Version == 0 || state.Variables["version"] == state.Version, $"{state.Version}: {state.Variables["version"]}");
        Assert.True(loaded.Outbox.Zip(loaded.Outbox.Skip(1)).All(pair => pair.First.Sequence < pair.Second.Sequence), outbox);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"version {state.Version}, owner {loaded.Owner} {loaded.IsOwnerAlive}, handled {loaded.IsHandled}, checkpoint {loaded.Checkpoint?.RunId}, outbox {outbox}, inbox {inbox}, waits {state.Waits.Count}, effects {state.EffectCount}");
    }

    private static async Task<string> TranscriptAsync(IConversationStore store) => "transcript " + string.Join(
        ',', (await store.ReadTranscriptAsync(Id, 100, CancellationToken.None)).Select(entry => entry.Message["text"].ToString()));

    private static async Task<string> JournalAsync(IConversationStore store) => "runs " + string.Join(
        ',', (await store.ReadJournalAsync(Id, long.MaxValue, 100, CancellationToken.None)).Select(entry => entry.RunId));

    private static async Task<string> RecordingAsync(IConversationStore store) =>
        "recording " + (await store.ReadRecordingAsync(Id, 1, CancellationToken.None))?.RunId;

    private static async Task<string> ConversationsAsync(IConversationStore store) =>
        "conversations " + string.Join(',', await store.ListConversationsAsync(null, 100, CancellationToken.None));

    private static async Task<string> ParkedAsync(IConversationStore store) => "parked " + string.Join(
        ',', (await store.ListParkedAsync(null, 100, CancellationToken.None)).Select(item => item.Effect?.Key ?? item.Entry?.Id));

    private static async Task<string> WorkAsync(IConversationStore store) => "work " + string.Join(
        ',', (await store.ListWorkAsync(new WorkQuery(Worker, DateTimeOffset.MaxValue, 100), CancellationToken.None)).Select(work => work.ConversationId));

    private static ConversationCommit First() => new()
    {
        ConversationId = Id,
        Version = 0,
        Worker = Worker,
        Owns = true,
        State = State(1),
        Transcript = [Said("one")],
        Outbox = [Item(1), Item(2) with { IsParked = true, Attempts = 5 }],
        Journal = [Run(1)],
        Recordings = [new RunRecording { Number = 1, RunId = "run-1", Incomplete = "It is only a test." }],
        HandledMessage = "m-0",
    };

    private static ConversationCommit Second() => new()
    {
        ConversationId = Id,
        Version = 1,
        Worker = Worker,
        Owns = true,
        State = State(2) with { TranscriptCount = 2, EffectCount = 3, RunCount = 2, Waits = [new Continuation("block", 0, Noon, MessageDuringWait.KeepsWait)] },
        Checkpoint = new ConversationCheckpoint { Entry = Entry("m-2"), RunId = "run-3", Block = "block", StepIndex = 1, StartedAt = Noon },
        Transcript = [Said("two")],
        Outbox = [Item(3)],
        Deliveries = new DeliveryReport(Id) { Delivered = [1] },
        Journal = [Run(2)],
        HandledMessage = "m-2",
    };

    private static ConversationState State(long version) => new()
    {
        Id = Id,
        Version = version,
        Variables = ValueObject.Create(("version", version)),
        Internal = ValueObject.Create(("user", Value.Object(("id", "u-1")))),
        LastActivity = Noon,
        TranscriptCount = 1,
        EffectCount = 2,
        RunCount = 1,
    };

    private static InboxEntry Entry(string id) => new(id, Noon) { Message = new IncomingMessage(new UserText(id)) { Id = id } };

    private static OutboxItem Item(long sequence) => new(sequence, $"run-e{sequence}", new TextMessage($"effect {sequence}"));

    private static TranscriptEntry Said(string text) => new(TranscriptActor.User, Value.Object(("text", text)), Noon);

    private static JournalEntry Run(long number) => new(number, $"run-{number}")
    {
        Trigger = RunTrigger.Message, BotVersion = "LIVE", StartedAt = Noon, EndedAt = Noon, Block = "block", Status = RunStatus.Completed,
    };
}
