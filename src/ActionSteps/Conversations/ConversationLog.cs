using Microsoft.Extensions.Logging;

namespace ActionSteps.Conversations;

/// <summary>What the host's logger hears of conversations. No content of messages is logged.</summary>
internal static partial class ConversationLog
{
    [LoggerMessage(10, LogLevel.Error, "A turn of conversation {Conversation} that a timer began has failed; the conversation is as it was before")]
    public static partial void BackgroundTurnFailed(ILogger logger, Exception failure, string conversation);

    [LoggerMessage(11, LogLevel.Warning, "Effect {Key} of conversation {Conversation} could not be delivered: {Effect}")]
    public static partial void DeliveryFailed(ILogger logger, Exception failure, string key, string conversation, string effect);

    [LoggerMessage(13, LogLevel.Error, "Worker {Worker} could not renew its lease; it stops working on conversations outside when the lease ends")]
    public static partial void HeartbeatFailed(ILogger logger, Exception failure, string worker);

    [LoggerMessage(14, LogLevel.Error, "Acknowledgements of {Count} conversations could not be written; they are tried again")]
    public static partial void AcknowledgementFailed(ILogger logger, Exception failure, int count);

    [LoggerMessage(15, LogLevel.Warning, "Handling {Entry} of conversation {Conversation} has failed for the {Attempt}. time")]
    public static partial void AttemptFailed(ILogger logger, Exception failure, string entry, string conversation, int attempt);

    [LoggerMessage(16, LogLevel.Error, "{Entry} of conversation {Conversation} is parked after {Attempts} attempts")]
    public static partial void Parked(ILogger logger, string entry, string conversation, int attempts);

    [LoggerMessage(17, LogLevel.Error, "Looking for work has failed; it is tried again")]
    public static partial void WorkFailed(ILogger logger, Exception failure);

    [LoggerMessage(12, LogLevel.Error, "The observer of turns has failed after a turn of conversation {Conversation}")]
    public static partial void ObserverFailed(ILogger logger, Exception failure, string conversation);
}
