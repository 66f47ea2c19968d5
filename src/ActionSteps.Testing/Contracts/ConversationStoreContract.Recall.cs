using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Sessions;

namespace ActionSteps.Testing.Contracts;

// A store that remembers nothing has only to say so: the commits of these rules are not made on it.
public abstract partial class ConversationStoreContract
{
    private static async Task RecallsAsync(IConversationStore store)
    {
        Require(store.Recall("c") is null);
        Require(await store.TryCommitAsync(First("c") with { State = Full("c").State }, CancellationToken.None).ConfigureAwait(false));
        StoredConversation loaded = await store.LoadAsync("c", null, CancellationToken.None).ConfigureAwait(false);
        if (store.Recall("c") is { } recalled)
        {
            Require(recalled.State == loaded.State || recalled.State.Variables.Equals(loaded.State.Variables));
            Require(recalled.State.Version == 1 && recalled is { Owner: null, Checkpoint: null, Outbox.Count: 0, Inbox.Count: 0, IsHandled: false });
        }

        // Whatever has to be done makes the store ask again.
        Require(await store.TryCommitAsync(Next("c", 1) with { State = State("c", 2), Outbox = [Item(1)], Owns = true }, CancellationToken.None).ConfigureAwait(false));
        Require(store.Recall("c") is null);
        await store.AcknowledgeAsync(Ann, [new DeliveryReport("c") { Delivered = [1] }], CancellationToken.None).ConfigureAwait(false);
        await store.LoadAsync("c", null, CancellationToken.None).ConfigureAwait(false);
        Require(store.Recall("c") is null or { State.Version: 2 });
        Require(await store.AcceptAsync("c", Message("m-1"), CancellationToken.None).ConfigureAwait(false));
        Require(store.Recall("c") is null);
        await store.LoadAsync("c", null, CancellationToken.None).ConfigureAwait(false);
        Require(store.Recall("c") is null);
        await store.DeleteAsync("c", CancellationToken.None).ConfigureAwait(false);
        Require(store.Recall("c") is null);
    }

    private static async Task CommitsRecalledAsync(IConversationStore store)
    {
        if (!await BeginsAsync(store, "c").ConfigureAwait(false))
        {
            return;
        }

        DateTimeOffset due = Noon.AddHours(1);
        ConversationState state = State("c", 2) with
        {
            OpenInput = "ask", TranscriptCount = 1, RunCount = 1, EffectCount = 1, LastActivity = Noon.AddDays(2),
            Internal = ValueObject.Create(("user", Value.Object(("id", "user-1")))),
            Waits = [new Continuation("block", 2, due, MessageDuringWait.IsQueued)],
        };
        ConversationCommit commit = Next("c", 1) with
        {
            IsRecalled = true, State = state, Transcript = [Said("hello")], Journal = [Run(1)], HandledMessage = "m-1",
        };
        Require(await store.TryCommitAsync(commit, CancellationToken.None).ConfigureAwait(false));

        StoredConversation loaded = await store.LoadAsync("c", "m-1", CancellationToken.None).ConfigureAwait(false);
        Require(loaded is { State: { Version: 2, OpenInput: "ask" }, IsHandled: true, Owner: null });
        Require(await LengthAsync(store, "c").ConfigureAwait(false) == 1);
        Require((await store.ReadJournalAsync("c", long.MaxValue, 10, CancellationToken.None).ConfigureAwait(false)).Count == 1);
        Require(await DueAsync(store).ConfigureAwait(false) == due);

        // A wait alone does not keep a turn from what is remembered, and an effect is due at once.
        ConversationState later = state with { Version = 3, EffectCount = 1 };
        Require(await store.TryCommitAsync(Next("c", 2) with { IsRecalled = true, State = later, Outbox = [Item(1)], Owns = true }, CancellationToken.None).ConfigureAwait(false));
        StoredConversation owned = await store.LoadAsync("c", null, CancellationToken.None).ConfigureAwait(false);
        Require(owned is { Owner: Ann, Outbox.Count: 1 });
        Require(await DueAsync(store).ConfigureAwait(false) < due);
        Require(await store.DeleteInactiveAsync(Noon.AddDays(1), 10, CancellationToken.None).ConfigureAwait(false) == 0);
        Require(await store.EraseUserAsync("user-1", CancellationToken.None).ConfigureAwait(false) == 1);
    }

    private static async Task RefusesOutdatedAsync(IConversationStore store)
    {
        (string Id, Func<string, Task> Happens)[] events =
        [
            ("committed", id => store.TryCommitAsync(Next(id, 1) with { State = State(id, 2) }, CancellationToken.None).AsTask()),
            ("accepted", id => store.AcceptAsync(id, Message("m-9"), CancellationToken.None).AsTask()),
            ("deleted", id => store.DeleteAsync(id, CancellationToken.None).AsTask()),
        ];
        foreach ((string id, Func<string, Task> happens) in events)
        {
            if (!await BeginsAsync(store, id).ConfigureAwait(false))
            {
                return;
            }

            await happens(id).ConfigureAwait(false);
            await IsRefusedAsync(store, id, version: 1, "m-1").ConfigureAwait(false);
        }

        // At the same version: a repeated message, and what is under way.
        (string Id, ConversationCommit Commit, string? Message)[] states =
        [
            ("handled", Next("handled", 1) with { HandledMessage = "m-1" }, "m-1"),
            ("parked", Next("parked", 1) with { Inbox = [Message("m-1") with { IsParked = true }] }, "m-1"),
            ("owned", Next("owned", 1) with { Owns = true }, null),
            ("undelivered", Next("undelivered", 1) with { Outbox = [Item(1)] }, null),
            ("retried", Next("retried", 1) with { Outbox = [Item(1) with { NextAttempt = Noon.AddHours(1), Attempts = 1 }] }, null),
        ];
        foreach ((string id, ConversationCommit commit, string? message) in states)
        {
            Require(await store.TryCommitAsync(First(id), CancellationToken.None).ConfigureAwait(false));
            Require(await store.TryCommitAsync(commit with { State = State(id, 2) }, CancellationToken.None).ConfigureAwait(false));
            await IsRefusedAsync(store, id, version: 2, message).ConfigureAwait(false);
        }
    }

    /// <summary>Commits a conversation with nothing under way.</summary>
    /// <returns>Whether the store remembers it.</returns>
    private static async Task<bool> BeginsAsync(IConversationStore store, string id)
    {
        Require(await store.TryCommitAsync(First(id), CancellationToken.None).ConfigureAwait(false));
        await store.LoadAsync(id, null, CancellationToken.None).ConfigureAwait(false);
        return store.Recall(id) is not null;
    }

    private static async Task IsRefusedAsync(IConversationStore store, string id, long version, string? message)
    {
        StoredConversation before = await store.LoadAsync(id, message, CancellationToken.None).ConfigureAwait(false);
        ConversationCommit outdated = Next(id, version) with
        {
            IsRecalled = true,
            State = State(id, version + 1) with { TranscriptCount = 1, RunCount = 1 },
            Transcript = [Said("hello")],
            Journal = [Run(1)],
            HandledMessage = message,
        };

        Require(!await store.TryCommitAsync(outdated, CancellationToken.None).ConfigureAwait(false));
        StoredConversation after = await store.LoadAsync(id, message, CancellationToken.None).ConfigureAwait(false);
        Require((after.State.Version, after.IsHandled, after.Owner) == (before.State.Version, before.IsHandled, before.Owner));
        Require(await LengthAsync(store, id).ConfigureAwait(false) == 0);
        Require((await store.ReadJournalAsync(id, long.MaxValue, 10, CancellationToken.None).ConfigureAwait(false)).Count == 0);
    }

    private static async Task<DateTimeOffset> DueAsync(IConversationStore store) =>
        (await store.ListWorkAsync(new WorkQuery(Ann, DateTimeOffset.MaxValue, 10), CancellationToken.None).ConfigureAwait(false)).Single().DueTime;
}
