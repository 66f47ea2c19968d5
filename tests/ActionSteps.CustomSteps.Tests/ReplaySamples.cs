using ActionSteps.Blocks;
using ActionSteps.Conversations;
using ActionSteps.Replay;

namespace ActionSteps.CustomSteps.Tests;

/// <summary>The sample of the README about replay.</summary>
internal static class ReplaySamples
{
    public static async Task ReplayAsync(ConversationRunner runner, BotDefinition bot, CancellationToken cancellationToken)
    {
        if (await runner.ReadRecordingAsync("conversation-1", number: 3, cancellationToken) is { } recording)
        {
            ReplayResult replay = await new RunReplay().RunAsync(bot, recording, cancellationToken);
            foreach (ReplayDifference difference in replay.Differences)
            {
                Console.WriteLine(difference);         // book/order: request was POST https://…/tickets, is POST https://…/orders
            }
        }
    }
}
