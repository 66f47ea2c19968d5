using System.Collections.Concurrent;
using ActionSteps.Blocks;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Tests.Support;
using ActionSteps.Variables;

namespace ActionSteps.Tests.Conversations.Durability;

/// <summary>Two processes at one store and several senders for each conversation, all at the same time.</summary>
public sealed class ManySendersTests
{
    private const int Conversations = 20;
    private const int Senders = 8;
    private const int Messages = 12;

    // More than a minute, for machines that are busy with other things.
    private const int MostLooks = 3_000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task Sums_are_exact_and_each_sender_is_heard_in_order(bool accepts, bool actsOutside)
    {
        RecordingChannel channel = new();
        InMemoryConversationStore store = new(TimeProvider.System);
        ConcurrentQueue<string> calls = new();
        DelegateStep outside = new(context => calls.Enqueue(context.IdempotencyKey));
        SetVariablesStep count = new() { Assignments = [new Assignment("n", "{n|increment}")] };
        BotDefinition bot = new(
            "bot",
            [
                new InputBlock("ask", "said") { GoTo = "count" },
                Chat.Says("start", "Hello.", "ask"),
                new ActionBlock("count", actsOutside ? [outside, count] : [count]) { GoTo = "echo" },
                Chat.Says("echo", "{said}", "ask"),
            ])
        { Start = "start" };
        ConversationRunner[] runners = [.. Enumerable.Range(0, 2).Select(_ => Runner(bot, store, channel))];
        await using ConversationWorker first = new(runners[0]);
        await using ConversationWorker second = new(runners[1]);
        await first.StartAsync(CancellationToken.None);
        await second.StartAsync(CancellationToken.None);
        for (int c = 0; c < Conversations; c++)
        {
            await runners[0].HandleAsync($"c-{c}", new UserText("hi"), CancellationToken.None);
        }

        await Task.WhenAll(Enumerable.Range(0, Conversations * Senders).Select(sender => Task.Run(async () =>
        {
            for (int i = 0; i < Messages; i++)
            {
                string id = $"{sender / Conversations}-{i}";
                IncomingMessage message = new(new UserText(id)) { Id = id };
                ConversationRunner runner = runners[(sender + i) % 2];
                if (accepts)
                {
                    Assert.True(await runner.AcceptAsync($"c-{sender % Conversations}", message, CancellationToken.None));
                }
                else
                {
                    await runner.HandleAsync($"c-{sender % Conversations}", message, CancellationToken.None);
                }
            }
        })));
        for (int looks = 0; (await store.ListWorkAsync(new WorkQuery("anybody", DateTimeOffset.MaxValue, 1), CancellationToken.None)).Count > 0
            || !(await StatesAsync(store)).All(state => state.Variables["n"] == Senders * Messages); looks++)
        {
            Assert.True(looks < MostLooks, $"Not done: {string.Join(", ", (await StatesAsync(store)).Select(state => $"{state.Id} {state.Variables["n"]}"))}");
            await Task.WhenAll(runners.Select(runner => runner.WhenIdleAsync(CancellationToken.None)));
            await Task.Delay(Pause);
        }

        for (int c = 0; c < Conversations; c++)
        {
            string[] said = [.. channel.Deliveries.Where(delivery => delivery.ConversationId == $"c-{c}")
                .DistinctBy(delivery => delivery.Key).Select(delivery => delivery.Effect).OfType<TextMessage>().Select(text => text.Text)];
            Assert.Equal(1 + (Senders * Messages), said.Length);
            for (int sender = 0; sender < Senders; sender++)
            {
                Assert.Equal(Enumerable.Range(0, Messages).Select(i => $"{sender}-{i}"), said.Where(text => text.StartsWith($"{sender}-", StringComparison.Ordinal)));
            }
        }

        Assert.Equal(actsOutside ? Conversations * Senders * Messages : 0, calls.Distinct().Count());
        Assert.Equal(calls.Distinct().Count(), calls.Count);
    }

    private static async Task<List<ConversationState>> StatesAsync(InMemoryConversationStore store)
    {
        List<ConversationState> states = [];
        for (int c = 0; c < Conversations; c++)
        {
            states.Add((await store.LoadAsync($"c-{c}", null, CancellationToken.None)).State);
        }

        return states;
    }

    private static ConversationRunner Runner(BotDefinition bot, InMemoryConversationStore store, RecordingChannel channel)
    {
        Ports services = new(channel);
        return new ConversationRunner(bot, new BlockExecutor(services), store, services, new ConversationOptions { OwnerTimeout = TimeSpan.FromMinutes(2) });
    }
}
