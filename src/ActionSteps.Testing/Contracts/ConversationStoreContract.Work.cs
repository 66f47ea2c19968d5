using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Messages;

namespace ActionSteps.Testing.Contracts;

public abstract partial class ConversationStoreContract
{
    private async Task ListsWorkAsync(IConversationStore store)
    {
        Continuation wait = new("block", 1, Noon, MessageDuringWait.KeepsWait);
        ConversationCheckpoint checkpoint = new() { Entry = Message("m-1"), RunId = "run", Block = "block", StepIndex = 0, StartedAt = Noon };
        await store.RenewWorkerAsync(Bob, Lease, CancellationToken.None).ConfigureAwait(false);
        foreach (ConversationCommit commit in (ConversationCommit[])
        [
            First("idle"),
            First("a-due") with { State = State("a-due", 1) with { Waits = [wait with { DueTime = Noon.AddHours(2) }, wait] } },
            First("b-later") with { State = State("b-later", 1) with { Waits = [wait with { DueTime = Noon.AddHours(1) }] } },
            First("c-undelivered") with { Outbox = [Item(1)], Owns = true },
            First("d-unfinished") with { Checkpoint = checkpoint, Owns = true },
            First("e-queue") with { State = State("e-queue", 1) with { Queue = [new QueuedMessage("m-1", new UserText("hi"))] } },
            First("f-bobs") with { Worker = Bob, Outbox = [Item(1)], Owns = true },
        ])
        {
            Require(await store.TryCommitAsync(commit, CancellationToken.None).ConfigureAwait(false));
        }

        Require(await store.AcceptAsync("g-accepted", Message("m-1"), CancellationToken.None).ConfigureAwait(false));
        string[] free = ["c-undelivered", "d-unfinished", "e-queue", "g-accepted", "a-due"];
        if (!store.IsShared)
        {
            Require((await ListAsync(store, Ann, Noon.AddMinutes(1)).ConfigureAwait(false)).SequenceEqual([.. free[..3], "f-bobs", .. free[3..]]));
            return;
        }

        Require((await ListAsync(store, Ann, Noon.AddMinutes(1)).ConfigureAwait(false)).SequenceEqual(free));
        Require((await ListAsync(store, Ann, DateTimeOffset.MaxValue).ConfigureAwait(false)).SequenceEqual([.. free, "b-later"]));
        Require((await ListAsync(store, Bob, Noon).ConfigureAwait(false)).Contains("f-bobs"));
        await PassAsync(store, Lease).ConfigureAwait(false);
        Require((await ListAsync(store, Ann, Noon).ConfigureAwait(false)).Contains("f-bobs"));
    }

    private static async Task ListsRetriesAsync(IConversationStore store)
    {
        Require(await store.TryCommitAsync(First("out") with { Outbox = [Item(1), Item(2)] }, CancellationToken.None).ConfigureAwait(false));
        Require(await store.TryCommitAsync(
            Next("out", 1) with { Deliveries = new DeliveryReport("out") { Failed = [Item(1) with { Attempts = 1, NextAttempt = Noon }] } },
            CancellationToken.None).ConfigureAwait(false));
        Require(await store.AcceptAsync("in", Message("m-1"), CancellationToken.None).ConfigureAwait(false));
        Require(await store.AcceptAsync("in", Message("m-2"), CancellationToken.None).ConfigureAwait(false));
        InboxEntry first = (await InboxAsync(store, "in").ConfigureAwait(false))[0];
        Require(await store.TryCommitAsync(
            First("in") with { Inbox = [first with { Attempts = 1, NextAttempt = Noon.AddMinutes(1) }] }, CancellationToken.None).ConfigureAwait(false));

        Require((await ListAsync(store, Ann, Noon).ConfigureAwait(false)).Length == 0);
        Require((await ListAsync(store, Ann, Noon.AddSeconds(1)).ConfigureAwait(false)).SequenceEqual(["out"]));
        Require((await ListAsync(store, Ann, Noon.AddMinutes(2)).ConfigureAwait(false)).SequenceEqual(["out", "in"]));
    }

    private static async Task PagesWorkAsync(IConversationStore store)
    {
        for (int i = 0; i < 25; i++)
        {
            string id = $"c-{i:00}";
            Require(await store.TryCommitAsync(
                First(id) with { State = State(id, 1) with { Waits = [new Continuation("block", 1, Noon.AddMinutes(i % 3), MessageDuringWait.KeepsWait)] } },
                CancellationToken.None).ConfigureAwait(false));
        }

        List<ConversationWork> found = [];
        IReadOnlyList<ConversationWork> page;
        do
        {
            page = await store.ListWorkAsync(
                new WorkQuery(Ann, DateTimeOffset.MaxValue, 10) { After = found.Count == 0 ? null : found[^1] }, CancellationToken.None).ConfigureAwait(false);
            Require(page.Count <= 10);
            found.AddRange(page);
        }
        while (page.Count > 0 && found.Count < 100);

        Require(found.Select(work => work.ConversationId).Distinct().Count() == 25 && found.Count == 25);
        Require(found.SequenceEqual(found.OrderBy(work => work.DueTime).ThenBy(work => work.ConversationId, StringComparer.Ordinal)));
        Require(found[0] == new ConversationWork("c-00", Noon));
    }

    private static async Task<string[]> ListAsync(IConversationStore store, string worker, DateTimeOffset dueBefore) =>
    [
        .. (await store.ListWorkAsync(new WorkQuery(worker, dueBefore, 100), CancellationToken.None).ConfigureAwait(false))
            .Select(work => work.ConversationId),
    ];
}
