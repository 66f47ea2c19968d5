using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Storage.Crash.Tests.Processes;
using ActionSteps.Testing;

namespace ActionSteps.Storage.Crash.Tests;

/// <summary>What a user writes during a short delay waits in another place than what is accepted later; the order is that of coming.</summary>
public sealed class QueueOrderTests
{
    [Fact]
    public async Task What_was_queued_during_a_delay_comes_before_what_was_accepted_after_it()
    {
        VirtualClock clock = new();
        InMemoryConversationStore store = new();
        await using EffectReceiver receiver = new();
        CrashServices services = new(receiver);
        DateTimeOffset end = clock.GetUtcNow() + CrashBot.ShortTime;
        bool isAccepted = false;

        // Another process accepts a message as soon as the delay is over and before what it has held up is handled.
        ConversationOptions options = new()
        {
            TurnEnded = (id, _) =>
            {
                if (clock.GetUtcNow() == end && !isAccepted)
                {
                    InboxEntry late = new("s:4:e", end) { Message = Message("s:4:e") };
                    isAccepted = store.AcceptAsync(id, late, CancellationToken.None).AsTask().GetAwaiter().GetResult();
                }
            },
        };
        await using ConversationRunner runner = new(
            CrashBot.Definition, new BlockExecutor(services, new ExecutionOptions { Clock = clock }), store, services, options);
        await runner.HandleAsync("c", Message("s:1:s"), CancellationToken.None);
        await runner.HandleAsync("c", Message("s:2:e"), CancellationToken.None);
        await runner.HandleAsync("c", Message("s:3:p"), CancellationToken.None);

        clock.Advance(CrashBot.ShortTime);
        await runner.WhenIdleAsync(CancellationToken.None);

        Assert.True(isAccepted);
        Assert.Empty(receiver.OutOfOrder);
        Assert.Contains("c answer s:4:e", receiver.All);
        Assert.Equal(4, (await store.LoadAsync("c", null, CancellationToken.None)).State.Variables["count"]);
    }

    private static IncomingMessage Message(string text) => new(new UserText(text)) { Id = text };
}
