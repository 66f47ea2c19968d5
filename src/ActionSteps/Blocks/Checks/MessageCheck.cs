using ActionSteps.Blocks.Reading;
using ActionSteps.Messages;

namespace ActionSteps.Blocks.Checks;

/// <summary>Warns of messages that will not be sent as their builder expects.</summary>
internal static class MessageCheck
{
    public static void Report(MessageTemplate message, BotCheck check)
    {
    }
}
