using System.Collections.Concurrent;
using ActionSteps.Conversations;
using ActionSteps.Messages;

namespace ActionSteps.Tests.Support;

/// <summary>Keeps what a user would have seen.</summary>
internal sealed class RecordingChannel : IChannel
{
    private readonly ConcurrentQueue<Delivery> _deliveries = new();

    /// <summary>What happens before each delivery; nothing by default.</summary>
    public Func<Delivery, ValueTask> Before { get; set; } = static _ => ValueTask.CompletedTask;

    public IReadOnlyList<Delivery> Deliveries => [.. _deliveries];

    public IReadOnlyList<string> Texts => [.. _deliveries.Select(delivery => delivery.Effect).OfType<TextMessage>().Select(text => text.Text)];

    public async ValueTask DeliverAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        await Before(delivery);
        _deliveries.Enqueue(delivery);
    }
}
