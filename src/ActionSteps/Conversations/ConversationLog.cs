using Microsoft.Extensions.Logging;

namespace ActionSteps.Conversations;

/// <summary>What the host's logger hears of conversations. No content of messages is logged.</summary>
internal static partial class ConversationLog
{
    [LoggerMessage(10, LogLevel.Error, "A turn of conversation {Conversation} that a timer began has failed; the conversation is as it was before")]
    public static partial void BackgroundTurnFailed(ILogger logger, Exception failure, string conversation);

    [LoggerMessage(11, LogLevel.Warning, "Effect {Key} of conversation {Conversation} could not be delivered: {Effect}")]
    public static partial void DeliveryFailed(ILogger logger, Exception failure, string key, string conversation, string effect);

    [LoggerMessage(12, LogLevel.Error, "The observer of turns has failed after a turn of conversation {Conversation}")]
    public static partial void ObserverFailed(ILogger logger, Exception failure, string conversation);

    [LoggerMessage(13, LogLevel.Warning, ErrorCodes.WebhookDeliveryFailed + ": event {Key} of conversation {Conversation} is given up after {Attempts} attempts. {Problem}")]
    public static partial void WebhookFailed(ILogger logger, string key, string conversation, int attempts, string problem);

    [LoggerMessage(14, LogLevel.Error, "Events of conversation {Conversation} for offloading webhooks could not be loaded or marked as delivered; they are tried again with its next turn")]
    public static partial void TrafficFailed(ILogger logger, Exception failure, string conversation);
}
