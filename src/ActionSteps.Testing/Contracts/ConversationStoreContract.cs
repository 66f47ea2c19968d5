using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Sessions;

namespace ActionSteps.Testing.Contracts;

/// <summary>The rules of <see cref="IConversationStore"/>.</summary>
public abstract class ConversationStoreContract : PortContract
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Makes an empty store.</summary>
    protected abstract ValueTask<IConversationStore> CreateAsync();

    /// <inheritdoc/>
    protected override IReadOnlyList<ContractCheck> Checks =>
    [
        Check("A conversation that was never committed is not there", LoadsNothingAsync),
        Check("Everything that was committed is loaded again", LoadsEverythingAsync),
        Check("A state whose version is not the next one is refused and changes nothing", RefusesConflictsAsync),
        Check("Of parallel commits of the same version exactly one succeeds", CommitsOnceAsync),
        Check("Waits that are due and undelivered effects are listed, others are not", ListsWorkAsync),
        Check("A deleted conversation is gone and can begin anew", DeletesAsync),
        Check("A cancelled call raises and changes nothing", CancelsAsync),
    ];

    private ContractCheck Check(string rule, Func<IConversationStore, Task> test) =>
        new(rule, async () => await test(await CreateAsync().ConfigureAwait(false)).ConfigureAwait(false));

    private static async Task LoadsNothingAsync(IConversationStore store) =>
        Require(await store.LoadAsync("nobody", CancellationToken.None).ConfigureAwait(false) is null);

    private static async Task LoadsEverythingAsync(IConversationStore store)
    {
        ConversationState state = Full("full");

        Require(await store.TryCommitAsync(state, CancellationToken.None).ConfigureAwait(false));
        ConversationState? loaded = await store.LoadAsync("full", CancellationToken.None).ConfigureAwait(false);

        Require(loaded is not null);
        Require(loaded?.Version == 1 && loaded.OpenInput == "ask" && loaded.IsClosed && loaded.LastActivity == Noon);
        Require(loaded?.Variables.Equals(state.Variables) == true && loaded.Internal.Equals(state.Internal) && loaded.Contexts.Equals(state.Contexts));
        Require(loaded?.Waits.SequenceEqual(state.Waits) == true && loaded.Queue.SequenceEqual(state.Queue));
        Require(loaded?.Transcript.SequenceEqual(state.Transcript) == true && loaded.Outbox.SequenceEqual(state.Outbox));
        Require(loaded?.HandledMessages.SequenceEqual(state.HandledMessages) == true);
    }

    private static async Task RefusesConflictsAsync(IConversationStore store)
    {
        Require(await store.TryCommitAsync(Full("c"), CancellationToken.None).ConfigureAwait(false));

        Require(!await store.TryCommitAsync(Full("c") with { OpenInput = "other" }, CancellationToken.None).ConfigureAwait(false));
        Require(!await store.TryCommitAsync(Full("c") with { Version = 3 }, CancellationToken.None).ConfigureAwait(false));
        Require(!await store.TryCommitAsync(Full("new") with { Version = 2 }, CancellationToken.None).ConfigureAwait(false));
        Require((await store.LoadAsync("c", CancellationToken.None).ConfigureAwait(false))?.OpenInput == "ask");
        Require(await store.TryCommitAsync(Full("c") with { Version = 2, OpenInput = "next" }, CancellationToken.None).ConfigureAwait(false));
        Require((await store.LoadAsync("c", CancellationToken.None).ConfigureAwait(false))?.OpenInput == "next");
    }

    private static async Task CommitsOnceAsync(IConversationStore store)
    {
        bool[] committed = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(async () =>
            await store.TryCommitAsync(Full("c") with { OpenInput = $"input-{i}" }, CancellationToken.None).ConfigureAwait(false)))).ConfigureAwait(false);

        ConversationState? loaded = await store.LoadAsync("c", CancellationToken.None).ConfigureAwait(false);
        Require(committed.Count(succeeded => succeeded) == 1);
        Require(loaded?.OpenInput == $"input-{Array.IndexOf(committed, true)}");
    }

    private static async Task ListsWorkAsync(IConversationStore store)
    {
        ConversationState idle = new() { Id = "idle", Version = 1 };
        Continuation wait = new("block", 1, Noon, MessageDuringWait.KeepsWait);
        foreach (ConversationState state in (ConversationState[])
        [
            idle,
            idle with { Id = "due", Waits = [wait, wait with { DueTime = Noon.AddHours(2) }] },
            idle with { Id = "later", Waits = [wait with { DueTime = Noon.AddHours(1) }] },
            idle with { Id = "undelivered", Outbox = [new OutboxItem("key", new TextMessage("hi"))] },
        ])
        {
            Require(await store.TryCommitAsync(state, CancellationToken.None).ConfigureAwait(false));
        }

        string[] due = await ListAsync(store, Noon.AddMinutes(1)).ConfigureAwait(false);
        string[] all = await ListAsync(store, DateTimeOffset.MaxValue).ConfigureAwait(false);

        Require(due.SequenceEqual(["undelivered", "due"]));
        Require(all.SequenceEqual(["undelivered", "due", "later"]));
    }

    private static async Task DeletesAsync(IConversationStore store)
    {
        Require(await store.TryCommitAsync(Full("c"), CancellationToken.None).ConfigureAwait(false));

        Require(await store.DeleteAsync("c", CancellationToken.None).ConfigureAwait(false));
        Require(!await store.DeleteAsync("c", CancellationToken.None).ConfigureAwait(false));
        Require(await store.LoadAsync("c", CancellationToken.None).ConfigureAwait(false) is null);
        Require(await store.TryCommitAsync(Full("c"), CancellationToken.None).ConfigureAwait(false));
    }

    private static async Task CancelsAsync(IConversationStore store)
    {
        CancellationToken cancelled = new(canceled: true);

        Require(await RaisesCancellationAsync(() => store.TryCommitAsync(Full("c"), cancelled).AsTask()).ConfigureAwait(false));
        Require(await RaisesCancellationAsync(() => store.LoadAsync("c", cancelled).AsTask()).ConfigureAwait(false));
        Require(await store.LoadAsync("c", CancellationToken.None).ConfigureAwait(false) is null);
    }

    private static async Task<string[]> ListAsync(IConversationStore store, DateTimeOffset dueBefore)
    {
        List<string> ids = [];
        await foreach (ConversationWork work in store.ListWorkAsync(dueBefore, CancellationToken.None).ConfigureAwait(false))
        {
            ids.Add(work.ConversationId);
        }

        return [.. ids];
    }

    private static ConversationState Full(string id) => new()
    {
        Id = id,
        Version = 1,
        Variables = ValueObject.Create(("name", "Ann"), ("list", Value.List(1, "two", Value.Null))),
        Internal = ValueObject.Create(("channel", "web")),
        Contexts = ValueObject.Create(("offer", 3)),
        IsClosed = true,
        OpenInput = "ask",
        Waits = [new Continuation("block", 2, Noon, MessageDuringWait.IsQueued)],
        Queue = [new UserText("hello"), new UserIntro()],
        Transcript = [new TranscriptEntry(TranscriptActor.User, Value.Object(("text", "hello")), Noon)],
        Outbox = [new OutboxItem("run-e1", new TextMessage("hi"))],
        HandledMessages = ["m-1"],
        LastActivity = Noon,
    };
}
