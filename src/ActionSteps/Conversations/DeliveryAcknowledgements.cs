using Microsoft.Extensions.Logging;

namespace ActionSteps.Conversations;

/// <summary>
/// Reports of deliveries on their way to the store: gathered for a moment and written together, or taken along by the next commit of their
/// conversation. What is lost with the process is delivered again with the same key. Thread-safe.
/// </summary>
internal sealed class DeliveryAcknowledgements(IConversationStore store, string worker, TimeProvider clock, ILogger logger) : IAsyncDisposable
{
    private const int MostTogether = 200;
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private Dictionary<string, DeliveryReport> _waiting = new(StringComparer.Ordinal);
    private readonly HashSet<string> _inFlight = new(StringComparer.Ordinal);
    private Task _writing = Task.CompletedTask;
    private ITimer? _timer;

    /// <summary>Takes over a report. The turn of its conversation has ended.</summary>
    public async ValueTask AddAsync(DeliveryReport report)
    {
        if (!store.IsShared)
        {
            await WriteAsync(new Dictionary<string, DeliveryReport> { [report.ConversationId] = report }).ConfigureAwait(false);
            return;
        }

        lock (_lock)
        {
            _waiting[report.ConversationId] = report;
            if (_waiting.Count < MostTogether)
            {
                Arm(Moment);
                return;
            }
        }

        await FlushAsync().ConfigureAwait(false);
    }

    /// <summary>
    /// Takes the report of a conversation out, for a commit to take it along. One that is being written is waited for, so that the outbox
    /// that is loaded next is without it.
    /// </summary>
    public async ValueTask<DeliveryReport?> TakeAsync(string conversationId)
    {
        Task writing;
        lock (_lock)
        {
            if (_waiting.Remove(conversationId, out DeliveryReport? report))
            {
                return report;
            }

            writing = _inFlight.Contains(conversationId) ? _writing : Task.CompletedTask;
        }

        if (!writing.IsCompleted)
        {
            await writing.ConfigureAwait(false);
            lock (_lock)
            {
                // It came back when it could not be written.
                return _waiting.Remove(conversationId, out DeliveryReport? report) ? report : null;
            }
        }

        return null;
    }

    /// <summary>Writes what is there.</summary>
    public async Task FlushAsync()
    {
        Task writing;
        lock (_lock)
        {
            if (_waiting.Count == 0)
            {
                writing = _writing;
            }
            else
            {
                Dictionary<string, DeliveryReport> reports = _waiting;
                _inFlight.UnionWith(reports.Keys);
                _waiting = new Dictionary<string, DeliveryReport>(StringComparer.Ordinal);
                _writing = writing = Task.WhenAll(_writing, Task.Run(() => WriteAsync(reports)));
            }
        }

        await writing.ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await FlushAsync().ConfigureAwait(false);
        lock (_lock)
        {
            _timer?.Dispose();
            _timer = null;
        }
    }

    private async Task WriteAsync(Dictionary<string, DeliveryReport> reports)
    {
        try
        {
            await store.AcknowledgeAsync(worker, [.. reports.Values], CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            ConversationLog.AcknowledgementFailed(logger, failure, reports.Count);
            lock (_lock)
            {
                foreach ((string id, DeliveryReport report) in reports)
                {
                    _waiting.TryAdd(id, report);
                }

                Arm(Pause);
            }
        }
        finally
        {
            lock (_lock)
            {
                _inFlight.ExceptWith(reports.Keys);
            }
        }
    }

    private void Arm(TimeSpan delay)
    {
        _timer ??= clock.CreateTimer(_ => _ = FlushAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(delay, Timeout.InfiniteTimeSpan);
    }
}
