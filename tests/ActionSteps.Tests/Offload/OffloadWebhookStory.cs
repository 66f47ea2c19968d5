using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Sessions;
using ActionSteps.Testing;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Offload;

/// <summary>A conversation that goes to an agent and back, as a story.</summary>
public sealed class OffloadWebhookStory
{
    [Fact]
    public async Task An_agent_takes_over_and_gives_back()
    {
        await using LiveChat desk = new();

        await ConversationStory.Of(desk.Bot(), new Ports(desk.Http))
            .UserSays("hi").BotSays("Welcome!")
            .HostDoes(new ConversationAction { Block = "help" }).BotSays("Please wait.").StatusIs(RunStatus.Offloaded)
            .UserSays("Is anybody there?").BotIsSilent()
            .HostDoes(new ConversationAction { Messages = [new TextMessage("Yes, Bo here.")] })
            .UserSays("Thank you, bye.").BotIsSilent()
            .VariableIs("internal.isPaused", Value.True)
            .HostDoes(new ConversationAction { EndOffload = true, Block = "start" }).BotSays("Welcome!")
            .VariableIs("internal.offload", Value.Undefined)
            .TimePasses(TimeSpan.Zero)
            .TellAsync(CancellationToken.None);

        Assert.Equal(
            ["user: hi", "bot: Welcome!", "bot: Please wait.", "user: Is anybody there?", "agent: Yes, Bo here.", "user: Thank you, bye.", "bot: Welcome!"],
            desk.Told);
    }
}
