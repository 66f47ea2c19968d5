using System.Net.Sockets;
using System.Reflection;
using ActionSteps.Conversations;
using ActionSteps.Messages;
using ActionSteps.Testing.Faults;

namespace ActionSteps.Tests.Testing;

public sealed class FaultyConversationStoreTests
{
    [Fact]
    public void Every_call_of_a_store_has_fault_points()
    {
        Type[] ports = [typeof(IConversationStore), .. typeof(IConversationStore).GetInterfaces()];
        IEnumerable<string> calls = ports
            .SelectMany(port => port.GetMethods(BindingFlags.Public | BindingFlags.Instance))
            .Where(method => !method.IsSpecialName && method.Name != nameof(IConversationStore.Recall))
            .Select(method => method.Name);

        Assert.Equal(calls.Order(StringComparer.Ordinal), FaultyConversationStore.Calls.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Points_are_numbered_and_named()
    {
        List<FaultPoint> points = [];
        FaultyConversationStore store = new(new InMemoryConversationStore(), point =>
        {
            points.Add(point);
            return StoreFault.None;
        });

        await store.AcceptAsync("c", Entry("m-1"), CancellationToken.None);
        StoredConversation loaded = await store.LoadAsync("c", null, CancellationToken.None);

        Assert.Single(loaded.Inbox);
        Assert.Equal(
            [
                new FaultPoint(1, "AcceptAsync", FaultMoment.Before), new FaultPoint(2, "AcceptAsync", FaultMoment.After),
                new FaultPoint(3, "LoadAsync", FaultMoment.Before), new FaultPoint(4, "LoadAsync", FaultMoment.After),
            ],
            points);
        Assert.Equal(4, store.Points);
    }

    [Theory]
    [InlineData(StoreFault.Error, typeof(InvalidOperationException))]
    [InlineData(StoreFault.LostConnection, typeof(IOException))]
    [InlineData(StoreFault.Timeout, typeof(TimeoutException))]
    public async Task A_fault_before_a_call_keeps_it_from_happening_and_one_after_it_hides_that_it_did(StoreFault fault, Type raised)
    {
        InMemoryConversationStore inner = new();
        FaultyConversationStore before = new(inner, FaultyConversationStore.Once(1, fault));
        FaultyConversationStore after = new(inner, FaultyConversationStore.Once(2, fault));

        Exception first = await Assert.ThrowsAsync(raised, async () => await before.AcceptAsync("c", Entry("m-1"), CancellationToken.None));
        Exception second = await Assert.ThrowsAsync(raised, async () => await after.AcceptAsync("c", Entry("m-2"), CancellationToken.None));

        Assert.Contains("fault point 1, before AcceptAsync", first.Message, StringComparison.Ordinal);
        Assert.Contains("fault point 2, after AcceptAsync", second.Message, StringComparison.Ordinal);
        Assert.Equal(fault == StoreFault.LostConnection, first.InnerException is SocketException);
        Assert.Equal(["m-2"], (await inner.LoadAsync("c", null, CancellationToken.None)).Inbox.Select(entry => entry.Id));
        Assert.True(await before.AcceptAsync("c", Entry("m-1"), CancellationToken.None));
        Assert.False(await after.AcceptAsync("c", Entry("m-2"), CancellationToken.None));
    }

    [Fact]
    public void Points_are_counted_from_1() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => FaultyConversationStore.Once(0, StoreFault.Error));

    private static InboxEntry Entry(string id) => new(id, DateTimeOffset.UnixEpoch) { Message = new IncomingMessage(new UserText(id)) { Id = id } };
}
