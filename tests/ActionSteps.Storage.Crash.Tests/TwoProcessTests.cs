using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using ActionSteps.Conversations;
using ActionSteps.Storage.Crash.Tests.Processes;
using ActionSteps.Storage.Crash.Tests.Support;
using ActionSteps.Storage.Tests.Support;
using Xunit.Abstractions;

namespace ActionSteps.Storage.Crash.Tests;

/// <summary>Two processes handle messages of the same conversations at the same time.</summary>
public sealed class TwoProcessTests(ITestOutputHelper output)
{
    private const int Senders = 8;

    // Every so many messages have an effect and an answer; the others stay inside.
    private const int Outside = 10;
    private static readonly int Conversations = Proof.IsLong ? 2_000 : 12;
    private static readonly int Messages = Proof.IsLong ? 50 : 10;

    [Fact]
    public async Task Two_processes_on_a_file_lose_no_message_and_keep_the_order_of_each_sender()
    {
        using TemporaryFolder folder = new();
        await CheckAsync(CrashStore.OfFile(folder.File("two.db")));
    }

    [PostgreSqlFact]
    public Task Two_processes_on_a_server_lose_no_message_and_keep_the_order_of_each_sender() =>
        CheckAsync(CrashStore.OfServer(PostgreSqlServer.NewSchema()));

    private async Task CheckAsync(string address)
    {
        await using EffectReceiver receiver = new(hasGaps: true);
        await using WorkerProcess one = new(address, receiver.Port);
        await using WorkerProcess other = new(address, receiver.Port);
        await Task.WhenAll(one.Ready, other.Ready).WaitAsync(Proof.Patience);
        Stopwatch watch = Stopwatch.StartNew();

        int repeated = 0;
        ParallelOptions some = new() { MaxDegreeOfParallelism = 12 };
        ConcurrentQueue<int> written = new();
        await Parallel.ForAsync(0, Conversations, some, async (conversation, token) =>
        {
            if (watch.Elapsed < Proof.WorkingTime)
            {
                await Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => Task.Run(
                    async () => Interlocked.Add(ref repeated, await SendAsync(sender % 2 == 0 ? one : other, $"c{conversation}", $"s{sender}")), token)));
                written.Enqueue(conversation);
            }
        });
        watch.Stop();

        await using CrashStore store = new(address);
        double total = Senders * Messages * (Messages + 1) / 2;
        List<string> wrong = [];
        foreach (int i in written)
        {
            ConversationState state = (await store.Conversations.LoadAsync($"c{i}", null, CancellationToken.None)).State;
            if (state.Variables["total"] != total || state.Variables["count"] != Senders * Messages || !state.Variables["violations"].IsUndefined)
            {
                wrong.Add($"c{i}: total {state.Variables["total"]} of {total}, count {state.Variables["count"]}, violations {state.Variables["violations"]}");
            }
        }

        double messages = (double)written.Count * Senders * Messages;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{messages:N0} messages of {written.Count:N0} of {Conversations:N0} conversations in {watch.Elapsed.TotalSeconds:N1} s ({messages / watch.Elapsed.TotalSeconds:N0} a second), {repeated} sent again after a conflict; wrong sums or orders {wrong.Count}, out of order {receiver.OutOfOrder.Count}, doubled {receiver.Doubled.Count}"));
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(10).Concat(one.Errors).Concat(other.Errors)));
        Assert.Empty(receiver.OutOfOrder);
        Assert.Empty(receiver.Doubled);
        Assert.Empty(receiver.MixedUp);
        int owed = 2 * written.Count * Senders * (Messages / Outside);
        Assert.True(await Until.TrueAsync(() => receiver.Count == owed, () => receiver.Count, Proof.Patience), $"{receiver.Count} effects of {owed}");
    }

    /// <returns>How often a message was sent again.</returns>
    private static async Task<int> SendAsync(WorkerProcess worker, string conversation, string sender)
    {
        int repeated = 0;
        for (int number = 1; number <= Messages; number++)
        {
            char kind = number % Outside == 0 ? CrashBot.Outside : CrashBot.Quiet;
            string text = FormattableString.Invariant($"{sender}:{number}:{kind}");
            while (!await worker.AskAsync("handle", conversation, $"{conversation}/{text}", text, Proof.Patience))
            {
                Assert.True(worker.IsRunning && ++repeated < 100, $"{conversation} {text} is not handled: {worker.Failure?.Message ?? string.Join('\n', worker.Errors)}");
            }
        }

        return repeated;
    }
}
