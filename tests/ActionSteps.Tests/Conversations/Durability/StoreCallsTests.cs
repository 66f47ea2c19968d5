using ActionSteps.Blocks;
using ActionSteps.Conversations;
using ActionSteps.Messages;
using ActionSteps.Testing;
using ActionSteps.Tests.Support;
using ActionSteps.Variables;

namespace ActionSteps.Tests.Conversations.Durability;

public sealed class StoreCallsTests
{
    private static readonly SetVariablesStep Count = new() { Assignments = [new Assignment("n", "{n|increment}")] };

    private static readonly BotDefinition Counting = new(
        "bot", [new ActionBlock("start", [Count, Count, Count, Count, Count]) { GoTo = "start2" }, new ConditionBlock("start2", [])]) { Start = "start" };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_turn_of_steps_that_stay_inside_is_one_load_and_one_commit(bool isShared)
    {
        CountingStore store = new(isShared ? new InMemoryConversationStore(TimeProvider.System) : new InMemoryConversationStore());
        await using Chat chat = new(Counting, store);

        await chat.PressAsync("start");
        await chat.PressAsync("start");

        Assert.Equal(["load", "commit", "load", "commit"], store.Calls);
        Assert.Equal(10, await chat.VariableAsync("n"));
    }

    [Fact]
    public async Task A_turn_with_an_answer_costs_no_call_for_its_delivery_when_the_next_turn_takes_the_acknowledgement_along()
    {
        VirtualClock clock = new();
        CountingStore store = new(new InMemoryConversationStore(clock));
        await using Chat chat = new(new BotDefinition("bot", [Chat.Says("start", "Hello.")]) { Start = "start" }, store);
        await chat.PressAsync("start");
        store.Clear();

        await chat.PressAsync("start");
        await chat.PressAsync("start");

        Assert.Equal(["load", "commit", "load", "commit"], store.Calls);
        await chat.Runner.WhenIdleAsync(CancellationToken.None);
        Assert.Equal(["load", "commit", "load", "commit", "acknowledge 1"], store.Calls);
        Assert.Equal(["Hello.", "Hello.", "Hello."], chat.Texts);
        Assert.Empty((await store.LoadAsync(Chat.Id, null, CancellationToken.None)).Outbox);
    }

    [Fact]
    public async Task Acknowledgements_of_many_conversations_are_written_together()
    {
        VirtualClock clock = new();
        CountingStore store = new(new InMemoryConversationStore(clock));
        await using Chat chat = new(new BotDefinition("bot", [Chat.Says("start", "Hello.")]) { Start = "start" }, store);
        for (int i = 0; i < 20; i++)
        {
            await chat.Runner.HandleAsync($"c-{i}", new UserText("hi"), CancellationToken.None);
        }

        store.Clear();
        await chat.PassAsync(TimeSpan.FromMilliseconds(50));

        Assert.Equal(["acknowledge 20"], store.Calls);
    }

    [Fact]
    public async Task Each_step_that_acts_outside_is_preceded_by_one_commit()
    {
        CountingStore store = new(new InMemoryConversationStore());
        DelegateStep outside = new(static _ => { });
        await using Chat chat = new(
            new BotDefinition("bot", [new ActionBlock("start", [Count, outside, Count, Count, outside])]) { Start = "start" }, store);

        await chat.SayAsync("hi");

        Assert.Equal(["load", "checkpoint", "checkpoint", "commit"], store.Calls);
    }
}
