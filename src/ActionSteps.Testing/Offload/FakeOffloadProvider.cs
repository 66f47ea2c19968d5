using System.Collections.Concurrent;
using ActionSteps.Offload;

namespace ActionSteps.Testing.Offload;

/// <summary>A live chat without agents: it answers as the test says and remembers what it was sent. Thread-safe.</summary>
/// <param name="name">The name that steps use.</param>
public sealed class FakeOffloadProvider(string name) : IOffloadProvider
{
    private readonly ConcurrentQueue<OffloadRequest> _requests = new();
    private readonly ConcurrentQueue<OffloadMessage> _messages = new();

    /// <inheritdoc/>
    public string Name { get; } = name;

    /// <summary>The answer to every handover; unless set, it is taken and the bot is paused.</summary>
    public OffloadResult Answer { get; set; } = new(OffloadSuccess: true);

    /// <summary>What every call raises instead of succeeding; <c>null</c>, the default, for nothing.</summary>
    public Exception? Failure { get; set; }

    /// <summary>The handovers so far, oldest first; declined and failed ones included.</summary>
    public IReadOnlyList<OffloadRequest> Requests => [.. _requests];

    /// <summary>The messages so far, oldest first.</summary>
    public IReadOnlyList<OffloadMessage> Messages => [.. _messages];

    /// <inheritdoc/>
    public Task<OffloadResult> OffloadAsync(OffloadRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        _requests.Enqueue(request);
        return Failure is null ? Task.FromResult(Answer) : Task.FromException<OffloadResult>(Failure);
    }

    /// <inheritdoc/>
    public Task SendUserMessageAsync(OffloadMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        cancellationToken.ThrowIfCancellationRequested();
        _messages.Enqueue(message);
        return Failure is null ? Task.CompletedTask : Task.FromException(Failure);
    }
}
