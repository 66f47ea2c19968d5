using System.Diagnostics;
using ActionSteps.Conversations;
using ActionSteps.Storage.Crash.Tests.Support;

namespace ActionSteps.Storage.Crash.Tests.Processes;

/// <summary>Users write, workers die, and in the end everything is counted.</summary>
internal static class CrashRun
{
    private const int Senders = 3;

    /// <param name="store">The store that the workers share.</param>
    /// <param name="kills">How many workers die.</param>
    /// <param name="seed">Where chance begins.</param>
    /// <param name="disturb">What else happens while users write, after the kills; nothing when left out.</param>
    /// <exception cref="WorkerFailedException">A worker has ended by itself.</exception>
    public static async Task<CrashReport> RunAsync(string store, int kills, int seed, Func<EffectReceiver, Task>? disturb = null)
    {
        int conversations = kills < 100 ? 12 : 30;
        Stopwatch watch = Stopwatch.StartNew();
        KillSchedule schedule = new(kills, seed);
        using CancellationTokenSource deadline = new();
        await using EffectReceiver receiver = new();
        await using WorkerFleet fleet = new(store, receiver.Port, schedule);
        Feeder feeder = new(fleet, receiver, seed);
        using CancellationTokenSource enough = new();
        Task feeding = feeder.RunAsync(conversations, Senders, () => schedule.Left * 3 > kills * 2, enough.Token, deadline.Token);
        string? unfinished = null;
        async Task WriteAsync()
        {
            await fleet.RunAsync(deadline.Token);
            if (disturb is not null)
            {
                await disturb(receiver);
            }

            await enough.CancelAsync();
            await feeding;
        }

        async Task WatchAsync(Task writing)
        {
            if (!await Until.TrueAsync(() => writing.IsCompleted, () => receiver.Count + fleet.Starts, Proof.Patience))
            {
                await deadline.CancelAsync();
            }
        }

        Task writing = WriteAsync();
        Task watching = WatchAsync(writing);
        try
        {
            await await Task.WhenAny(writing, fleet.Failed);
        }
        catch (WorkerFailedException)
        {
            await enough.CancelAsync();
            await deadline.CancelAsync();
            await Task.WhenAny(writing);
            await Task.WhenAny(feeding);
            await watching;
            throw;
        }
        catch (OperationCanceledException)
        {
            await enough.CancelAsync();
            unfinished = "Nothing went on any more before every kill was made and every message accepted.";
        }

        await watching;
        TimeSpan killing = watch.Elapsed;
        string[] owed = [.. feeder.Accepted.SelectMany(message => message.Effects)];
        await Until.TrueAsync(() => receiver.Count >= owed.Length || fleet.Failed.IsCompleted, () => receiver.Count, Proof.Patience);
        CrashReport report = new()
        {
            Seed = seed,
            Killed = schedule.Done,
            Starts = fleet.Starts,
            Conversations = conversations,
            Accepted = feeder.Accepted.Count,
            Unsure = feeder.Unsure,
            Effects = receiver.Count,
            Repeats = receiver.Repeats,
            Lost = [.. owed.Except(receiver.All)],
            Unowed = [.. receiver.All.Except(owed)],
            Doubled = receiver.Doubled,
            OutOfOrder = receiver.OutOfOrder,
            MixedUp = receiver.MixedUp,
            Late = Lateness(feeder, receiver),
            Overtaking = Overtaking(feeder, receiver),
            Killing = killing,
            Unfinished = unfinished,
        };

        await using CrashStore left = new(store);
        await Until.TrueAsync(async () => (await WorkAsync(left.Conversations)).Count == 0 || fleet.Failed.IsCompleted, Proof.Patience);
        IReadOnlyList<string?> lastWords = await fleet.DrainAsync(Proof.Patience);
        await (fleet.Failed.IsCompleted ? fleet.Failed : Task.CompletedTask);
        return report with
        {
            Stuck = await WorkAsync(left.Conversations),
            Parked = (await left.Conversations.ListParkedAsync(null, 100, CancellationToken.None)).Count,
            Wrong = await WrongAsync(left.Conversations, feeder, conversations),
            NotDrained = lastWords.Count(word => word != "drained"),
            Errors = fleet.Errors,
            All = watch.Elapsed,
        };
    }

    /// <summary>How long after their time delays ended, by the receiver's clock; less than nothing is too early.</summary>
    private static TimeSpan[] Lateness(Feeder feeder, EffectReceiver receiver)
    {
        IEnumerable<TimeSpan> late =
            from message in feeder.Accepted
            let delay = message.Delay ?? TimeSpan.MinValue
            where delay >= TimeSpan.Zero
            let begun = receiver.TimeOf(message.Effect)
            let ended = receiver.TimeOf(message.Timer)
            where begun is not null && ended is not null
            select ended.Value - begun.Value - delay;
        return [.. late.Order()];
    }

    /// <summary>
    /// Messages that a conversation has handled before one of its delays although that was over before they were sent. A delay is over at
    /// the latest its time after the answer that the same turn has given.
    /// </summary>
    private static string[] Overtaking(Feeder feeder, EffectReceiver receiver)
    {
        IEnumerable<string> overtaking =
            from messages in feeder.Accepted.GroupBy(message => message.Conversation)
            from waiting in messages
            let delay = waiting.Delay
            where delay is not null
            let over = receiver.TimeOf(waiting.Answer) + delay
            let ended = receiver.TimeOf(waiting.Timer)
            from message in messages
            where message.SentAt > over && receiver.TimeOf(message.Answer) < ended
            select $"{message.Answer} at {receiver.TimeOf(message.Answer):O}, delay of {waiting.Text} over at {over:O} and ended at {ended:O}";
        return [.. overtaking];
    }

    /// <summary>Conversations that have something to do, as a new worker would find them.</summary>
    private static async ValueTask<IReadOnlyList<string>> WorkAsync(IConversationStore store)
    {
        IReadOnlyList<ConversationWork> work = await store.ListWorkAsync(new WorkQuery("nobody", DateTimeOffset.MaxValue, 100), CancellationToken.None);
        return [.. work.Select(one => $"{one.ConversationId} at {one.DueTime:O}")];
    }

    /// <summary>Conversations whose state does not fit what was accepted, or that still hold something.</summary>
    private static async Task<IReadOnlyList<string>> WrongAsync(IConversationStore store, Feeder feeder, int conversations)
    {
        Dictionary<string, int> accepted = feeder.Accepted.GroupBy(message => message.Conversation).ToDictionary(group => group.Key, group => group.Count());
        List<string> wrong = [];
        for (int i = 0; i < conversations; i++)
        {
            string id = $"c{i}";
            StoredConversation stored = await store.LoadAsync(id, null, CancellationToken.None);
            ConversationState state = stored.State;
            bool isRight = state.Variables["count"].TryGetNumber(out double count)
                && count == accepted.GetValueOrDefault(id)
                && state.Variables["violations"].IsUndefined
                && stored is { Checkpoint: null, Inbox.Count: 0, Outbox.Count: 0 }
                && state is { Waits.Count: 0, Queue.Count: 0 };
            if (!isRight)
            {
                wrong.Add(
                    $"{id}: {count} of {accepted.GetValueOrDefault(id)} counted, {state.Variables["violations"]} violations, checkpoint {stored.Checkpoint?.Block}, "
                    + $"inbox {stored.Inbox.Count}, outbox {stored.Outbox.Count}, waits {state.Waits.Count}, queue {state.Queue.Count}, owner {stored.Owner}");
            }
        }

        return wrong;
    }
}
