using ActionSteps.Blocks;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Sessions;
using ActionSteps.Variables;

namespace ActionSteps.Benchmarks.Storage;

/// <summary>The turn that the storage benchmarks measure: five trivial steps and nothing to deliver.</summary>
internal static class TurnBot
{
    /// <summary>Conversations that take turns.</summary>
    public const int Conversations = 1_000;

    /// <summary>What a user sends.</summary>
    public static UserMessage Message { get; } = new UserPostback("go", "go", []);

    /// <summary>The id of a conversation.</summary>
    public static string Name(int number) => $"conversation-{number % Conversations}";

    /// <summary>A runner over a store; it makes every conversation, so that none is new any more.</summary>
    public static Task<ConversationRunner> StartAsync(IConversationStore store) => StartAsync(store, Name);

    /// <summary>A runner over a store whose conversations have names of their own.</summary>
    public static async Task<ConversationRunner> StartAsync(IConversationStore store, Func<int, string> name)
    {
        ConversationRunner runner = new(Create(), new BlockExecutor(), store);
        for (int i = 0; i < Conversations; i++)
        {
            await runner.HandleAsync(name(i), Message, CancellationToken.None);
        }

        ConversationState? state = await runner.FindAsync(name(0), CancellationToken.None);
        return state?.Variables["a"].TryGetNumber(out double turns) == true && turns >= 1 ? runner : throw new InvalidOperationException("Turns got lost.");
    }

    public static BotDefinition Create() => new("bot", [new ActionBlock("go", [Step("a"), Step("b"), Step("c"), Step("d"), Step("e")])])
    {
        Start = "go",
    };

    private static SetVariablesStep Step(string name) => new() { Assignments = [new Assignment(name, $"{{{name}|increment}}")] };
}
