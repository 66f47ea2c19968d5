using ActionSteps.Blocks;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Flow;
using ActionSteps.Sessions;
using ActionSteps.Tests.Support;
using ActionSteps.Variables;

namespace ActionSteps.Tests.Flow;

/// <summary>The rows of steps.md section 2, Pause bot.</summary>
public sealed class PauseBotStepTests
{
    [Fact]
    public async Task Steps_after_it_are_not_executed()
    {
        Session session = Run.Session();

        BlockResult result = await Run.StepsAsync(
            session,
            new SetVariablesStep { Assignments = [new Assignment("first", "1")] },
            new PauseBotStep(),
            new SetVariablesStep { Assignments = [new Assignment("second", "2")] });

        Assert.Equal(RunStatus.Paused, result.Status);
        Assert.Equal("block", result.Block);
        Assert.Equal(["first"], session.Variables.User.Names.ToArray());
        Assert.True(session.IsPaused);
    }

    [Fact]
    public async Task A_paused_bot_records_what_the_user_writes_and_answers_once_it_is_unpaused()
    {
        await using Chat chat = new(new BotDefinition(
            "bot",
            [
                new ActionBlock("start", [Chat.Say("One moment."), new PauseBotStep()]),
                Chat.Says("hello", "Hello!"),
            ])
        { Start = "start" });
        await chat.SayAsync("hi");

        await chat.PressAsync("hello");
        IReadOnlyList<string> whilePaused = chat.Texts;
        await chat.DoAsync(new ConversationAction { Pause = false });
        await chat.PressAsync("hello");

        Assert.Equal(["One moment."], whilePaused);
        Assert.Equal(["One moment.", "Hello!"], chat.Texts);
        Assert.Equal(5, (await chat.HistoryAsync()).Count);
    }
}
