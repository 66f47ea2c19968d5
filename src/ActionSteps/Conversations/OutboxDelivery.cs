using ActionSteps.Blocks;
using ActionSteps.Execution;
using ActionSteps.Mail;
using ActionSteps.Offload;
using Microsoft.Extensions.Logging;

namespace ActionSteps.Conversations;

/// <summary>
/// Delivers committed effects in order: to the user's channel, or to the port of their subject. One that fails is tried again later and
/// holds up what goes the same way; after its last attempt it is parked.
/// </summary>
internal sealed class OutboxDelivery(
    BotDefinition bot, IServiceProvider? services, ConversationOptions options, TimeProvider clock, WorkerLease lease, ILogger logger)
{
    /// <summary>Delivers everything that may leave now.</summary>
    public async ValueTask<DeliveryOutcome> DeliverAsync(Conversation conversation)
    {
        RunPorts ports = new(services);
        List<long> delivered = [];
        List<OutboxItem> failed = [];
        int heldLanes = 0;
        try
        {
            foreach (OutboxItem item in DeliveryLanes.Open(conversation.Outbox, clock.GetUtcNow()))
            {
                int lane = 1 << DeliveryLanes.Of(item.Effect);
                if ((heldLanes & lane) != 0)
                {
                    continue;
                }

                if (!lease.IsValid)
                {
                    // Somebody else may own the conversation by now, and deliver the rest.
                    break;
                }

                if (await TryDeliverAsync(conversation, item, ports).ConfigureAwait(false) is not { } failure)
                {
                    delivered.Add(item.Sequence);
                    continue;
                }

                failed.Add(failure);
                heldLanes |= failure.IsParked ? 0 : lane;
            }
        }
        finally
        {
            await ports.DisposeAsync().ConfigureAwait(false);
        }

        return new DeliveryOutcome(new DeliveryReport(conversation.Id) { Delivered = delivered, Failed = failed })
        {
            HasFailedMail = failed.Exists(static item => item.Effect is MailMessage),
        };
    }

    /// <returns>The item as it failed; <c>null</c> when it was delivered.</returns>
    private async ValueTask<OutboxItem?> TryDeliverAsync(Conversation conversation, OutboxItem item, RunPorts ports)
    {
        using CancellationTokenSource deadline = new(options.DeliveryTimeout, clock);
        try
        {
            // A port that does not listen to its token must not hold up the conversation either.
            ValueTask delivery = DeliverAsync(conversation, item, ports, deadline.Token);
            if (!delivery.IsCompletedSuccessfully)
            {
                await delivery.AsTask().WaitAsync(deadline.Token).ConfigureAwait(false);
            }

            return null;
        }
        catch (Exception failure)
        {
            ConversationLog.DeliveryFailed(logger, failure, item.Key, conversation.Id, item.Effect.GetType().Name);
            int attempts = item.Attempts + 1;

            // A mail was tried several times already, and the user is told now.
            bool isLast = attempts >= options.DeliveryAttempts || item.Effect is MailMessage;
            if (isLast)
            {
                ConversationMetrics.CountParked("delivery");
            }
            else
            {
                ConversationMetrics.CountRetry("delivery");
            }

            return item with
            {
                Attempts = attempts,
                NextAttempt = isLast ? null : clock.GetUtcNow() + options.DelayAfter(attempts),
                IsParked = isLast,
                Error = $"{failure.GetType().Name}: {conversation.Mask(failure.Message)}",
            };
        }
    }

    private ValueTask DeliverAsync(Conversation conversation, OutboxItem item, RunPorts ports, CancellationToken cancellationToken)
    {
        if (PortDelivery.IsForPort(item.Effect))
        {
            return PortDelivery.DeliverAsync(item.Effect, ports, conversation.Session, cancellationToken);
        }

        if (item.Effect is MailMessage mail)
        {
            return ports.Find<IMailSender>() is { } sender
                ? MailDelivery.SendAsync(sender, mail, cancellationToken)
                : ValueTask.CompletedTask;
        }

        if (item.Effect is AgentRelay relay)
        {
            return relay.DeliverAsync(ports.Find<IEnumerable<IOffloadProvider>>() ?? [], bot, cancellationToken);
        }

        return ports.Find<IChannel>() is { } channel
            ? channel.DeliverAsync(new Delivery(conversation.Id, conversation.Session.Channel, item.Key, item.Effect), cancellationToken)
            : ValueTask.CompletedTask;
    }
}
