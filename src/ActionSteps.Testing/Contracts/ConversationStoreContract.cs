using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Sessions;

namespace ActionSteps.Testing.Contracts;

/// <summary>The rules of <see cref="IConversationStore"/>.</summary>
public abstract partial class ConversationStoreContract : PortContract
{
    private const string Ann = "worker-ann";
    private const string Bob = "worker-bob";

    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    /// <summary>Makes an empty store.</summary>
    protected abstract ValueTask<IConversationStore> CreateAsync();

    /// <summary>Lets a time pass for the leases of a store: moves its clock, or what it has written down. Not called for a store that is not shared.</summary>
    /// <param name="store">The store.</param>
    /// <param name="time">How long.</param>
    protected abstract ValueTask PassAsync(IConversationStore store, TimeSpan time);

    /// <inheritdoc/>
    protected override IReadOnlyList<ContractCheck> Checks =>
    [
        Check("A conversation that was never committed has version 0 and nothing else", LoadsNothingAsync),
        Check("Everything that was committed is loaded again", LoadsEverythingAsync),
        Check("A commit whose version is not the stored one is refused and changes nothing", RefusesConflictsAsync),
        Check("Of parallel commits of the same version exactly one succeeds", CommitsOnceAsync),
        Check("What is remembered is what is loaded, and nothing else goes on under it", RecallsAsync),
        Check("A commit on what is remembered keeps everything that another commit keeps", CommitsRecalledAsync),
        Check("A commit on what is remembered is refused when anything has happened since", RefusesOutdatedAsync),
        Check("A commit without a state counts the version and leaves the state as it is", KeepsStateAsync),
        Check("A checkpoint stays until a commit without one", KeepsCheckpointAsync),
        Check("History is appended by commits and the newest entries are read, oldest first", AppendsHistoryAsync),
        Check("A history beyond the limit loses its oldest entries only", KeepsNewestHistoryAsync),
        Check("Effects are kept in order until they are delivered", DeliversAsync),
        Check("A conversation that a living worker owns takes no commit of another worker", KeepsOwnerAsync),
        Check("A worker whose lease has ended or who has retired owns nothing any more", LosesOwnershipAsync),
        Check("Renewing the lease keeps what a worker owns", RenewsAsync),
        Check("Reports of a worker who is not the owner are left out", IgnoresStrangersAsync),
        Check("Accepted entries wait in the order in which they came", AcceptsInOrderAsync),
        Check("A repeated message is accepted once: while it waits, when it was handled, when it is parked", AcceptsOnceAsync),
        Check("The newest handled messages are remembered", RemembersHandledAsync),
        Check("Of parallel accepts of one message exactly one succeeds", AcceptsInParallelAsync),
        Check("A message that was handled takes its entry out of the inbox", RemovesHandledEntryAsync),
        Check("Parked items are listed, hold up nothing and can be tried again or dropped", ParksAsync),
        Check("Work is what is due of nobody, of the asking worker and of dead ones, in order of time", ListsWorkAsync),
        Check("What failed is work from its next attempt on and holds up what is behind it", ListsRetriesAsync),
        Check("Pages of work together hold everything once", PagesWorkAsync),
        Check("Runs are read newest first, page by page, and the oldest ones go", ReadsJournalAsync),
        Check("Recordings are kept as long as their runs, and only where there is one", KeepsRecordingsAsync),
        Check("Conversations are listed by id, page by page", ListsConversationsAsync),
        Check("A deleted conversation is gone with everything and can begin anew", DeletesAsync),
        Check("Silent conversations go unless they have something to do", DeletesInactiveAsync),
        Check("A user is erased from every conversation", ErasesUserAsync),
        Check("A cancelled call raises and changes nothing", CancelsAsync),
    ];

    private ContractCheck Check(string rule, Func<IConversationStore, Task> test) =>
        new(rule, async () => await test(await CreateAsync().ConfigureAwait(false)).ConfigureAwait(false));

    private static async Task LoadsNothingAsync(IConversationStore store)
    {
        StoredConversation loaded = await store.LoadAsync("nobody", "m-1", CancellationToken.None).ConfigureAwait(false);

        Require(loaded.State is { Id: "nobody", Version: 0 } && loaded.State.Variables.Count == 0);
        Require(loaded is { Owner: null, IsOwnerAlive: false, Checkpoint: null, IsHandled: false, Outbox.Count: 0, Inbox.Count: 0 });
    }

    private static async Task LoadsEverythingAsync(IConversationStore store)
    {
        ConversationCommit commit = Full("full");

        Require(await store.TryCommitAsync(commit, CancellationToken.None).ConfigureAwait(false));
        StoredConversation loaded = await store.LoadAsync("full", "m-1", CancellationToken.None).ConfigureAwait(false);

        ConversationState written = StateOf(commit);
        ConversationState state = loaded.State;
        Require(state.Version == 1 && state.OpenInput == "ask" && state.IsClosed && state.LastActivity == Noon);
        Require(state.Variables.Equals(written.Variables) && state.Internal.Equals(written.Internal) && state.Contexts.Equals(written.Contexts));
        Require(state.Waits.SequenceEqual(written.Waits) && state.Queue.SequenceEqual(written.Queue));
        Require(state.Postbacks.ToValue() == written.Postbacks.ToValue());
        Require((state.TranscriptCount, state.EffectCount, state.RunCount) == (1, 1, 1));
        Require(loaded.Outbox.SequenceEqual(commit.Outbox));
        Require(loaded.IsHandled && loaded.Owner == Ann && loaded.Checkpoint is null);
        Require(!(await store.LoadAsync("full", "m-2", CancellationToken.None).ConfigureAwait(false)).IsHandled);
    }

    private static async Task RefusesConflictsAsync(IConversationStore store)
    {
        Require(await store.TryCommitAsync(Full("c"), CancellationToken.None).ConfigureAwait(false));
        ConversationCommit other = Full("c") with { HandledMessage = "m-2", Inbox = [Message("m-3")] };

        Require(!await store.TryCommitAsync(other, CancellationToken.None).ConfigureAwait(false));
        Require(!await store.TryCommitAsync(other with { Version = 2 }, CancellationToken.None).ConfigureAwait(false));
        Require(!await store.TryCommitAsync(Full("new") with { Version = 1 }, CancellationToken.None).ConfigureAwait(false));
        StoredConversation loaded = await store.LoadAsync("c", "m-2", CancellationToken.None).ConfigureAwait(false);
        Require(loaded is { State.Version: 1, IsHandled: false, Inbox.Count: 0, Outbox.Count: 1 });
        Require(await LengthAsync(store, "c").ConfigureAwait(false) == 1);
        Require((await store.LoadAsync("new", null, CancellationToken.None).ConfigureAwait(false)).State.Version == 0);

        Require(await store.TryCommitAsync(Next("c", 1) with { State = State("c", 2) with { OpenInput = "next" } }, CancellationToken.None).ConfigureAwait(false));
        Require((await store.LoadAsync("c", null, CancellationToken.None).ConfigureAwait(false)).State.OpenInput == "next");
    }

    private static async Task CommitsOnceAsync(IConversationStore store)
    {
        bool[] committed = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(async () =>
            await store.TryCommitAsync(
                Next("c", 0) with { State = State("c", 1) with { OpenInput = $"input-{i}" } }, CancellationToken.None).ConfigureAwait(false)))).ConfigureAwait(false);

        StoredConversation loaded = await store.LoadAsync("c", null, CancellationToken.None).ConfigureAwait(false);
        Require(committed.Count(succeeded => succeeded) == 1);
        Require(loaded.State.OpenInput == $"input-{Array.IndexOf(committed, true)}");
    }

    private static async Task KeepsStateAsync(IConversationStore store)
    {
        Require(await store.TryCommitAsync(Full("c"), CancellationToken.None).ConfigureAwait(false));

        Require(await store.TryCommitAsync(Next("c", 1), CancellationToken.None).ConfigureAwait(false));
        StoredConversation loaded = await store.LoadAsync("c", null, CancellationToken.None).ConfigureAwait(false);

        Require(loaded.State is { Version: 2, OpenInput: "ask", EffectCount: 1 } && loaded.Owner is null && loaded.Outbox.Count == 1);
        Require(await store.TryCommitAsync(Next("c", 2), CancellationToken.None).ConfigureAwait(false));
    }

    private static async Task KeepsCheckpointAsync(IConversationStore store)
    {
        ConversationCheckpoint checkpoint = new()
        {
            Entry = Message("m-1") with { Attempts = 2 }, RunId = "run-1", Block = "book", StepIndex = 3, BlockHash = "hash", StartedAt = Noon,
        };
        Require(await store.TryCommitAsync(
            Next("c", 0) with { State = State("c", 1), Checkpoint = checkpoint, Owns = true }, CancellationToken.None).ConfigureAwait(false));

        ConversationCheckpoint? loaded = (await store.LoadAsync("c", null, CancellationToken.None).ConfigureAwait(false)).Checkpoint;
        Require(loaded is { RunId: "run-1", Block: "book", StepIndex: 3, BlockHash: "hash", Entry: { Id: "m-1", Attempts: 2 } } && loaded.StartedAt == Noon);

        Require(await store.TryCommitAsync(Next("c", 1), CancellationToken.None).ConfigureAwait(false));
        Require((await store.LoadAsync("c", null, CancellationToken.None).ConfigureAwait(false)).Checkpoint is null);
    }

    private static async Task CancelsAsync(IConversationStore store)
    {
        CancellationToken cancelled = new(canceled: true);

        Require(await RaisesCancellationAsync(() => store.TryCommitAsync(Full("c"), cancelled).AsTask()).ConfigureAwait(false));
        Require(await RaisesCancellationAsync(() => store.LoadAsync("c", null, cancelled).AsTask()).ConfigureAwait(false));
        Require(await RaisesCancellationAsync(() => store.AcceptAsync("c", Message("m-1"), cancelled).AsTask()).ConfigureAwait(false));
        StoredConversation loaded = await store.LoadAsync("c", "m-1", CancellationToken.None).ConfigureAwait(false);
        Require(loaded is { State.Version: 0, IsHandled: false, Inbox.Count: 0 });
    }

    private static ConversationState StateOf(ConversationCommit commit) => commit.State ?? State(commit.ConversationId, commit.Version + 1);

    private static ConversationState State(string id, long version) => new() { Id = id, Version = version, LastActivity = Noon };

    /// <summary>A commit that changes nothing but the version.</summary>
    private static ConversationCommit Next(string id, long version, string worker = Ann) => new()
    {
        ConversationId = id, Version = version, Worker = worker,
    };

    /// <summary>The first commit of a conversation.</summary>
    private static ConversationCommit First(string id) => Next(id, 0) with { State = State(id, 1) };

    private static InboxEntry Message(string id) => new(id, Noon) { Message = new IncomingMessage(new UserText($"text of {id}")) { Id = id } };

    private static OutboxItem Item(long sequence) => new(sequence, $"run-e{sequence}", new TextMessage($"effect {sequence}"));

    private static TranscriptEntry Said(string text) => new(TranscriptActor.User, Value.Object(("text", text)), Noon);

    private static async Task<int> LengthAsync(IConversationStore store, string id) =>
        (await store.ReadTranscriptAsync(id, 1_000, CancellationToken.None).ConfigureAwait(false)).Count;

    private static ConversationCommit Full(string id) => Next(id, 0) with
    {
        Owns = true,
        State = State(id, 1) with
        {
            Variables = ValueObject.Create(("name", "Ann"), ("list", Value.List(1, "two", Value.Null))),
            Internal = ValueObject.Create(("channel", "web"), ("user", Value.Object(("id", "user-1")))),
            Contexts = ValueObject.Create(("offer", 3)),
            IsClosed = true,
            OpenInput = "ask",
            Waits = [new Continuation("block", 2, Noon, MessageDuringWait.IsQueued)],
            Queue = [new QueuedMessage("m-0", new UserText("hello")), new QueuedMessage("random", new UserIntro())],
            Postbacks = IssuedPostbacks.Empty.With(new ButtonsMessage("Where?", [new PostbackButton("Ghent", new Postback("go", []))])),
            TranscriptCount = 1,
            EffectCount = 1,
            RunCount = 1,
        },
        Transcript = [Said("hello")],
        Outbox = [Item(1)],
        Journal = [Run(1)],
        HandledMessage = "m-1",
    };
}
