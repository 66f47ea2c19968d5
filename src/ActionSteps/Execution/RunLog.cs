using Microsoft.Extensions.Logging;

namespace ActionSteps.Execution;

/// <summary>What the host's logger hears. Values of sensitive variables are masked before; other values are not logged.</summary>
internal static partial class RunLog
{
    [LoggerMessage(1, LogLevel.Warning, "Run of bot {Bot}, session {Session} failed in block {Block}: {Code} {Message}")]
    public static partial void RunFailed(ILogger logger, string bot, string session, string block, string code, string message);

    [LoggerMessage(2, LogLevel.Warning, "A {Effect} of session {Session} could not be delivered")]
    public static partial void DeliveryFailed(ILogger logger, Exception failure, string effect, string session);
}
