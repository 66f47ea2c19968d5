using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using ActionSteps.Blocks;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Flow;
using ActionSteps.Messages;
using ActionSteps.Sessions;
using ActionSteps.Storage.Crash.Tests.Support;
using ActionSteps.Testing;
using Xunit.Abstractions;

namespace ActionSteps.Storage.Crash.Tests;

/// <summary>Many conversations wait for the same minute, and the process that comes after the one that they began in takes them up.</summary>
public sealed class TimerTests(ITestOutputHelper output)
{
    private static readonly int Timers = Proof.IsLong ? 10_000 : 1_000;
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private static readonly BotDefinition Bot = new(
        "timers",
        [
            new ActionBlock("start", [new DelayStep { Duration = "{NUMBER(internal.messageContent)}", CancelOnUserMessage = false }]) { GoTo = "end" },
            new ActionBlock("end", []),
        ])
    {
        Start = "start",
    };

    public static TheoryData<string> Stores => [.. NewStore.Kinds];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Timers_of_one_minute_all_end_and_none_too_early(string kind)
    {
        VirtualClock clock = new();
        await using NewStore store = new(kind, clock);
        DateTimeOffset minute = clock.GetUtcNow() + TimeSpan.FromMinutes(10);
        await using (ConversationRunner first = Runner(store.Conversations, clock, null))
        {
            await Parallel.ForAsync(0, Timers, async (i, token) =>
            {
                string seconds = (600 + (i % 60)).ToString(CultureInfo.InvariantCulture);
                await first.HandleAsync($"c{i}", new UserText(seconds), token);
            });
        }

        ConcurrentDictionary<string, DateTimeOffset> ended = new();
        int doubled = 0;
        await using ConversationRunner runner = Runner(store.Conversations, clock, (id, _) =>
        {
            if (!ended.TryAdd(id, clock.GetUtcNow()))
            {
                Interlocked.Increment(ref doubled);
            }
        });
        await using ConversationWorker worker = new(runner);
        await worker.StartAsync(CancellationToken.None);
        Stopwatch watch = new();
        TimeSpan slowest = TimeSpan.Zero;
        while (clock.GetUtcNow() < minute + TimeSpan.FromMinutes(1) + Tick)
        {
            clock.AdvanceTo(clock.GetUtcNow() < minute - Tick ? minute - Tick : clock.GetUtcNow() + Tick);
            TimeSpan begin = watch.Elapsed;
            watch.Start();
            await worker.WhenIdleAsync(CancellationToken.None).WaitAsync(Proof.Patience);
            watch.Stop();
            slowest = watch.Elapsed - begin > slowest ? watch.Elapsed - begin : slowest;
        }

        TimeSpan[] late = [.. ended.Select(pair => pair.Value - Due(minute, pair.Key)).Order()];
        Assert.Equal((Timers, 0), (late.Length, doubled));
        Assert.True(late[0] >= TimeSpan.Zero, $"Too early by {late[0]}.");
        Assert.True(late[^1] <= 2 * Tick, $"Too late by {late[^1]}.");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Timers:N0} timers of one minute on {kind}: {late.Length:N0} ended, early {late.Count(time => time < TimeSpan.Zero)}, late by the clock of the test at most {late[^1].TotalSeconds:N1} s; "
            + $"work of that minute {watch.Elapsed.TotalSeconds:N1} s in all, {slowest.TotalMilliseconds:N0} ms for its busiest second"));
    }

    private static DateTimeOffset Due(DateTimeOffset minute, string id) => minute.AddSeconds(int.Parse(id.AsSpan(1), CultureInfo.InvariantCulture) % 60);

    private static ConversationRunner Runner(IConversationStore store, VirtualClock clock, Action<string, TurnResult>? ended) => new(
        Bot,
        new BlockExecutor(services: null, new ExecutionOptions { Clock = clock }),
        store,
        options: new ConversationOptions { TurnEnded = ended });
}
