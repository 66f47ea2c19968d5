using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Storage.Crash.Tests.Processes;
using ActionSteps.Storage.Crash.Tests.Support;
using ActionSteps.Testing;
using ActionSteps.Testing.Faults;
using Xunit.Abstractions;

namespace ActionSteps.Storage.Crash.Tests.Faults;

/// <summary>
/// A conversation with effects at once, answers and a delay, in which each call of the store fails once, whichever it is: the sender sends
/// again what was not accepted, and in the end everything has happened once and in order.
/// </summary>
public sealed class RunnerFaultTests(ITestOutputHelper output)
{
    private const string Id = "c";
    private const int MostSteps = 400;
    private static readonly string[] Texts = ["s:1:e", "s:2:s", "s:3:p", "s:4:e"];
    private static readonly string[] Effects =
        [.. Texts.SelectMany(text => new AcceptedMessage(Id, text).Effects).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Stores => [.. NewStore.Kinds];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_fault_at_any_point_loses_and_doubles_nothing(string store)
    {
        StoreFault[] faults = Proof.IsLong ? [StoreFault.Error, StoreFault.LostConnection, StoreFault.Timeout] : [StoreFault.LostConnection];
        int stride = Proof.IsLong || store != NewStore.PostgreSql ? 1 : 3;
        int points = 0;
        foreach (StoreFault fault in faults)
        {
            bool isHit = true;
            for (int number = 1; isHit; number += stride)
            {
                isHit = await PlayAsync(store, number, fault);
                points += isHit ? 1 : 0;
            }
        }

        output.WriteLine($"{points} fault points on {store}");
        Assert.True(points > 60 / stride / 2, $"The conversation has only {points} fault points.");
    }

    /// <returns>Whether the conversation came to the point.</returns>
    private static async Task<bool> PlayAsync(string kind, int number, StoreFault fault)
    {
        VirtualClock clock = new();
        await using NewStore inner = new(kind, clock);
        await using EffectReceiver receiver = new();
        CrashServices services = new(receiver);
        FaultPoint hit = default;
        FaultyConversationStore store = new(inner.Conversations, point =>
        {
            if (point.Number != number)
            {
                return StoreFault.None;
            }

            hit = point;
            return fault;
        });
        ConversationRunner runner = new(
            CrashBot.Definition, new BlockExecutor(services, new ExecutionOptions { Clock = clock }), store, services, CrashLimits.Conversations);
        await using (runner)
        {
            await using ConversationWorker worker = new(runner, CrashLimits.Worker);
            await worker.StartAsync(CancellationToken.None);
            foreach (string text in Texts)
            {
                await RepeatAsync(() => runner.AcceptAsync(Id, new IncomingMessage(new UserText(text)) { Id = text }, CancellationToken.None).AsTask());
            }

            int step = 0;
            for (; step < MostSteps && !await IsDoneAsync(inner.Conversations, receiver); step++)
            {
                clock.Advance(TimeSpan.FromMilliseconds(50));
                await worker.WhenIdleAsync(CancellationToken.None).WaitAsync(Proof.Patience);
            }

            string place = $"{fault} at {hit}: ";
            Assert.True(step < MostSteps, $"{place}not done: {string.Join(',', Effects.Except(receiver.All))} {(await inner.Conversations.LoadAsync(Id, null, CancellationToken.None)).Owner}");
            Assert.Equal((place, string.Join(' ', Effects)), (place, string.Join(' ', receiver.All.Order(StringComparer.Ordinal))));
            Assert.Equal((place, ""), (place, string.Join(' ', receiver.Doubled.Concat(receiver.OutOfOrder).Concat(receiver.MixedUp))));
            ConversationState state = (await inner.Conversations.LoadAsync(Id, null, CancellationToken.None)).State;
            Assert.Equal((place, Texts.Length, ""), (place, state.Variables["count"], state.Variables["violations"].ToString()));
        }

        return hit.Number == number;
    }

    private static async Task RepeatAsync(Func<Task> send)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                await send();
                return;
            }
            catch (Exception) when (attempt < 3)
            {
                // The sender does not know whether it was accepted, and sends it again.
            }
        }
    }

    private static async Task<bool> IsDoneAsync(IConversationStore store, EffectReceiver receiver) =>
        receiver.Count >= Effects.Length
        && (await store.ListWorkAsync(new WorkQuery("nobody", DateTimeOffset.MaxValue, 10), CancellationToken.None)).Count == 0
        && (await store.LoadAsync(Id, null, CancellationToken.None)).Owner is null;
}
