using System.Collections.Concurrent;

namespace ActionSteps.Storage.Crash.Tests.Processes;

/// <summary>
/// Users who write: each sends its messages one after the other to some worker, and again with the same id to some other one until a worker
/// has said that it is accepted. Some messages of each user may be unanswered at the same time.
/// </summary>
internal sealed class Feeder(WorkerFleet fleet, EffectReceiver receiver, int seed)
{
    private const int Window = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private readonly ConcurrentQueue<AcceptedMessage> _accepted = new();
    private int _unsure;

    /// <summary>What workers have said to be accepted.</summary>
    public IReadOnlyCollection<AcceptedMessage> Accepted => _accepted;

    /// <summary>How often a message was sent again, because nobody knew.</summary>
    public int Unsure => _unsure;

    /// <summary>Lets users write until they are told to stop.</summary>
    public Task RunAsync(int conversations, int senders, Func<bool> hasLongDelays, CancellationToken stop, CancellationToken cancellationToken) =>
        Task.WhenAll(
            from conversation in Enumerable.Range(0, conversations)
            from sender in Enumerable.Range(0, senders)
            let random = new Random(seed + (conversation * senders) + sender)
            select Task.Run(() => SendAsync($"c{conversation}", $"s{sender}", random, hasLongDelays, stop, cancellationToken), cancellationToken));

    private async Task SendAsync(
        string conversation, string sender, Random random, Func<bool> hasLongDelays, CancellationToken stop, CancellationToken cancellationToken)
    {
        Queue<Task> unanswered = new();
        for (int number = 1; !stop.IsCancellationRequested; number++)
        {
            AcceptedMessage message = new(conversation, FormattableString.Invariant($"{sender}:{number}:{Kind(random, hasLongDelays())}"));
            while (!await TryAcceptAsync(message, random))
            {
                await Task.Delay(Pause, cancellationToken);
            }

            _accepted.Enqueue(message);
            unanswered.Enqueue(receiver.WhenAsync(message.Answer));
            if (unanswered.Count == Window)
            {
                await unanswered.Dequeue().WaitAsync(cancellationToken);
            }
        }
    }

    private async Task<bool> TryAcceptAsync(AcceptedMessage message, Random random)
    {
        if (fleet.TryPick(random) is not { } worker)
        {
            return false;
        }

        if (await worker.AskAsync("accept", message.Conversation, message.Id, message.Text, Patience))
        {
            return true;
        }

        Interlocked.Increment(ref _unsure);
        return false;
    }

    private static char Kind(Random random, bool hasLongDelays) => random.Next(100) switch
    {
        < 4 => CrashBot.ShortDelay,
        < 8 when hasLongDelays => CrashBot.LongDelay,
        < 60 => CrashBot.Outside,
        _ => CrashBot.Pure,
    };
}
