using ActionSteps.Conversations;
using ActionSteps.Messages;

namespace ActionSteps.Storage.Crash;

/// <summary>What a host registers: answers go to the receiver, and so do effects of steps.</summary>
public sealed class CrashServices(IReceiver receiver) : IServiceProvider, IChannel
{
    public object? GetService(Type serviceType) =>
        serviceType == typeof(IReceiver) ? receiver
        : serviceType == typeof(IChannel) ? this
        : serviceType == typeof(IMessageRouter) ? CrashBot.Router
        : null;

    public ValueTask DeliverAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        return delivery.Effect is TextMessage message
            ? receiver.SendAsync(delivery.Key, $"{delivery.ConversationId} {message.Text}", cancellationToken)
            : ValueTask.CompletedTask;
    }
}
