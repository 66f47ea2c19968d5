using ActionSteps.Conversations;

namespace ActionSteps.Testing.Contracts;

public abstract partial class ConversationStoreContract
{
    private static async Task DeliversAsync(IConversationStore store)
    {
        Require(await store.TryCommitAsync(First("c") with { Owns = true, Outbox = [Item(1), Item(2)] }, CancellationToken.None).ConfigureAwait(false));
        Require(await store.TryCommitAsync(
            Next("c", 1) with { State = State("c", 2), Owns = true, Outbox = [Item(3)], Deliveries = new DeliveryReport("c") { Delivered = [1] } },
            CancellationToken.None).ConfigureAwait(false));
        Require((await OutboxAsync(store, "c").ConfigureAwait(false)).SequenceEqual([Item(2), Item(3)]));

        OutboxItem failed = Item(3) with { Attempts = 1, NextAttempt = Noon, Error = "no answer" };
        await store.AcknowledgeAsync(
            Ann, [new DeliveryReport("c") { Delivered = [2, 99], Failed = [failed, Item(77)] }], CancellationToken.None).ConfigureAwait(false);

        StoredConversation loaded = await store.LoadAsync("c", null, CancellationToken.None).ConfigureAwait(false);
        Require(loaded.Outbox.SequenceEqual([failed]));
        Require(loaded is { Owner: null, State.Version: 2 });
    }

    private async Task KeepsOwnerAsync(IConversationStore store)
    {
        if (!store.IsShared)
        {
            return;
        }

        await store.RenewWorkerAsync(Ann, Lease, CancellationToken.None).ConfigureAwait(false);
        Require(await store.TryCommitAsync(First("c") with { Owns = true }, CancellationToken.None).ConfigureAwait(false));
        StoredConversation loaded = await store.LoadAsync("c", null, CancellationToken.None).ConfigureAwait(false);

        Require(loaded is { Owner: Ann, IsOwnerAlive: true });
        Require(!await store.TryCommitAsync(Next("c", 1, Bob), CancellationToken.None).ConfigureAwait(false));
        Require(await store.TryCommitAsync(Next("c", 1), CancellationToken.None).ConfigureAwait(false));
        Require(await store.TryCommitAsync(Next("c", 2, Bob), CancellationToken.None).ConfigureAwait(false));
    }

    private async Task LosesOwnershipAsync(IConversationStore store)
    {
        if (!store.IsShared)
        {
            return;
        }

        foreach (string id in (string[])["ended", "retired"])
        {
            await store.RenewWorkerAsync(Ann, Lease, CancellationToken.None).ConfigureAwait(false);
            Require(await store.TryCommitAsync(First(id) with { Owns = true }, CancellationToken.None).ConfigureAwait(false));
            if (id == "ended")
            {
                await PassAsync(store, Lease).ConfigureAwait(false);
            }
            else
            {
                await store.RetireWorkerAsync(Ann, CancellationToken.None).ConfigureAwait(false);
            }

            StoredConversation loaded = await store.LoadAsync(id, null, CancellationToken.None).ConfigureAwait(false);
            Require(loaded is { Owner: Ann, IsOwnerAlive: false });
            Require(await store.TryCommitAsync(Next(id, 1, Bob) with { Owns = true }, CancellationToken.None).ConfigureAwait(false));
            Require(!await store.TryCommitAsync(Next(id, 1), CancellationToken.None).ConfigureAwait(false));
        }
    }

    private async Task RenewsAsync(IConversationStore store)
    {
        if (!store.IsShared)
        {
            return;
        }

        await store.RenewWorkerAsync(Ann, Lease, CancellationToken.None).ConfigureAwait(false);
        Require(await store.TryCommitAsync(First("c") with { Owns = true }, CancellationToken.None).ConfigureAwait(false));
        for (int i = 0; i < 3; i++)
        {
            await PassAsync(store, Lease * 0.6).ConfigureAwait(false);
            await store.RenewWorkerAsync(Ann, Lease, CancellationToken.None).ConfigureAwait(false);
        }

        Require((await store.LoadAsync("c", null, CancellationToken.None).ConfigureAwait(false)).IsOwnerAlive);
        Require(!await store.TryCommitAsync(Next("c", 1, Bob), CancellationToken.None).ConfigureAwait(false));
    }

    private static async Task IgnoresStrangersAsync(IConversationStore store)
    {
        Require(await store.TryCommitAsync(First("c") with { Owns = true, Outbox = [Item(1)] }, CancellationToken.None).ConfigureAwait(false));

        await store.AcknowledgeAsync(
            Bob, [new DeliveryReport("c") { Delivered = [1] }, new DeliveryReport("unknown") { Delivered = [1] }], CancellationToken.None).ConfigureAwait(false);

        StoredConversation loaded = await store.LoadAsync("c", null, CancellationToken.None).ConfigureAwait(false);
        Require(loaded is { Owner: Ann, Outbox.Count: 1 });
        Require((await store.LoadAsync("unknown", null, CancellationToken.None).ConfigureAwait(false)).State.Version == 0);
    }

    private static async Task<IReadOnlyList<OutboxItem>> OutboxAsync(IConversationStore store, string id) =>
        (await store.LoadAsync(id, null, CancellationToken.None).ConfigureAwait(false)).Outbox;
}
