using ActionSteps.Conversations;

namespace ActionSteps.Testing.Contracts;

public abstract partial class ConversationStoreContract
{
    private static async Task AcceptsInOrderAsync(IConversationStore store)
    {
        foreach (string id in (string[])["m-1", "m-2", "m-3"])
        {
            Require(await store.AcceptAsync("c", Message(id), CancellationToken.None).ConfigureAwait(false));
        }

        IReadOnlyList<InboxEntry> waiting = await InboxAsync(store, "c").ConfigureAwait(false);
        Require(waiting[0].Id == "m-1" && waiting[0].ReceivedAt == Noon);
        Require(waiting[0].Message == Message("m-1").Message);
        Require(waiting.Zip(waiting.Skip(1)).All(pair => pair.First.Sequence < pair.Second.Sequence) && waiting[0].Sequence > 0);

        List<string> handled = [];
        for (long version = 0; await InboxAsync(store, "c").ConfigureAwait(false) is [InboxEntry first, ..]; version++)
        {
            handled.Add(first.Id);
            Require(await store.TryCommitAsync(
                Next("c", version) with { State = State("c", version + 1), RemovedInbox = [first.Sequence, 9_999] }, CancellationToken.None).ConfigureAwait(false));
        }

        Require(handled.SequenceEqual(["m-1", "m-2", "m-3"]));
    }

    private static async Task AcceptsOnceAsync(IConversationStore store)
    {
        Require(await store.AcceptAsync("c", Message("m-1"), CancellationToken.None).ConfigureAwait(false));
        Require(!await store.AcceptAsync("c", Message("m-1"), CancellationToken.None).ConfigureAwait(false));
        Require(await store.AcceptAsync("other", Message("m-1"), CancellationToken.None).ConfigureAwait(false));
        Require(await store.TryCommitAsync(First("c") with { HandledMessage = "m-1" }, CancellationToken.None).ConfigureAwait(false));

        Require(!await store.AcceptAsync("c", Message("m-1"), CancellationToken.None).ConfigureAwait(false));
        Require((await InboxAsync(store, "c").ConfigureAwait(false)).Count == 0);

        Require(await store.TryCommitAsync(
            Next("c", 1) with { Inbox = [Message("m-2") with { IsParked = true }] }, CancellationToken.None).ConfigureAwait(false));
        Require(!await store.AcceptAsync("c", Message("m-2"), CancellationToken.None).ConfigureAwait(false));
        Require((await store.LoadAsync("c", "m-2", CancellationToken.None).ConfigureAwait(false)).IsHandled);
    }

    private static async Task RemembersHandledAsync(IConversationStore store)
    {
        for (int i = 1; i <= 30; i++)
        {
            Require(await store.TryCommitAsync(
                Next("c", i - 1) with { State = State("c", i), HandledMessage = $"m-{i}", RememberedMessages = 10 }, CancellationToken.None).ConfigureAwait(false));
        }

        for (int i = 21; i <= 30; i++)
        {
            Require((await store.LoadAsync("c", $"m-{i}", CancellationToken.None).ConfigureAwait(false)).IsHandled);
        }
    }

    private static async Task AcceptsInParallelAsync(IConversationStore store)
    {
        bool[] accepted = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(async () =>
            await store.AcceptAsync("c", Message($"m-{i % 2}"), CancellationToken.None).ConfigureAwait(false)))).ConfigureAwait(false);

        Require(accepted.Count(isNew => isNew) == 2);
    }

    private static async Task RemovesHandledEntryAsync(IConversationStore store)
    {
        Require(await store.AcceptAsync("c", Message("m-1"), CancellationToken.None).ConfigureAwait(false));
        Require(await store.AcceptAsync("c", Message("m-2"), CancellationToken.None).ConfigureAwait(false));

        Require(await store.TryCommitAsync(First("c") with { HandledMessage = "m-2" }, CancellationToken.None).ConfigureAwait(false));

        Require((await InboxAsync(store, "c").ConfigureAwait(false)).Select(entry => entry.Id).SequenceEqual(["m-1"]));
    }

    private static async Task ParksAsync(IConversationStore store)
    {
        Require(await store.AcceptAsync("c", Message("m-1"), CancellationToken.None).ConfigureAwait(false));
        Require(await store.AcceptAsync("c", Message("m-2"), CancellationToken.None).ConfigureAwait(false));
        InboxEntry first = (await InboxAsync(store, "c").ConfigureAwait(false))[0];
        OutboxItem parked = Item(1) with { IsParked = true, Attempts = 5, Error = "no answer" };
        Require(await store.TryCommitAsync(
            First("c") with { Outbox = [Item(1), Item(2)], Inbox = [first with { Attempts = 5, IsParked = true, Error = "poison" }] },
            CancellationToken.None).ConfigureAwait(false));
        Require(await store.TryCommitAsync(
            Next("c", 1) with { Deliveries = new DeliveryReport("c") { Failed = [parked] } }, CancellationToken.None).ConfigureAwait(false));

        StoredConversation loaded = await store.LoadAsync("c", null, CancellationToken.None).ConfigureAwait(false);
        Require(loaded.Inbox.Select(entry => entry.Id).SequenceEqual(["m-2"]) && loaded.Outbox.SequenceEqual([Item(2)]));
        IReadOnlyList<ParkedItem> page = await store.ListParkedAsync(null, 1, CancellationToken.None).ConfigureAwait(false);
        Require(page is [{ ConversationId: "c", Entry: { Id: "m-1", Error: "poison", Attempts: 5, IsParked: true } }]);
        IReadOnlyList<ParkedItem> rest = await store.ListParkedAsync(page[0], 10, CancellationToken.None).ConfigureAwait(false);
        Require(rest is [{ Effect: { Key: "run-e1", Error: "no answer" } }]);

        Require(await store.ResolveParkedAsync(page[0], ParkedResolution.Retry, CancellationToken.None).ConfigureAwait(false));
        Require(!await store.ResolveParkedAsync(page[0], ParkedResolution.Drop, CancellationToken.None).ConfigureAwait(false));
        Require(await store.ResolveParkedAsync(rest[0], ParkedResolution.Drop, CancellationToken.None).ConfigureAwait(false));
        Require((await InboxAsync(store, "c").ConfigureAwait(false))[0] is { Id: "m-1", Attempts: 0, IsParked: false });
        Require((await OutboxAsync(store, "c").ConfigureAwait(false)).SequenceEqual([Item(2)]));
        Require((await store.ListParkedAsync(null, 10, CancellationToken.None).ConfigureAwait(false)).Count == 0);
    }

    private static async Task<IReadOnlyList<InboxEntry>> InboxAsync(IConversationStore store, string id) =>
        (await store.LoadAsync(id, null, CancellationToken.None).ConfigureAwait(false)).Inbox;
}
