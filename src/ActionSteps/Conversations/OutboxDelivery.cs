using ActionSteps.Blocks;
using ActionSteps.Execution;
using ActionSteps.Mail;
using ActionSteps.Offload;
using Microsoft.Extensions.Logging;

namespace ActionSteps.Conversations;

/// <summary>
/// Delivers committed effects in order: to the user's channel, or to the port of their subject. One that fails is logged and does not
/// hold up the next.
/// </summary>
internal sealed class OutboxDelivery(BotDefinition bot, IServiceProvider? services, ConversationOptions options, TimeProvider clock, ILogger logger)
{
    /// <summary>Delivers everything that is committed.</summary>
    /// <returns>Why a mail could not be sent, which the bot's error block has to tell; <c>null</c> otherwise.</returns>
    public async ValueTask<StepError?> DeliverAsync(Conversation conversation)
    {
        RunPorts ports = new(services);
        StepError? failure = null;
        try
        {
            foreach (OutboxItem item in conversation.Outbox)
            {
                failure = await TryDeliverAsync(conversation, item, ports).ConfigureAwait(false) ?? failure;
            }
        }
        finally
        {
            await ports.DisposeAsync().ConfigureAwait(false);
        }

        return failure;
    }

    private async ValueTask<StepError?> TryDeliverAsync(Conversation conversation, OutboxItem item, RunPorts ports)
    {
        using CancellationTokenSource deadline = new(options.DeliveryTimeout, clock);
        try
        {
            // A port that does not listen to its token must not hold up the conversation either.
            await DeliverAsync(conversation, item, ports, deadline.Token).AsTask().WaitAsync(deadline.Token).ConfigureAwait(false);
            return null;
        }
        catch (Exception failure)
        {
            ConversationLog.DeliveryFailed(logger, failure, item.Key, conversation.Id, item.Effect.GetType().Name);
            return item.Effect is MailMessage ? new StepError(ErrorCodes.MailFailed, "The mail could not be sent.") : null;
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
