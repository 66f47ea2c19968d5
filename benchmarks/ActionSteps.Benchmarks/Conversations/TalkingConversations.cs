using ActionSteps.Blocks;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Variables;
using BenchmarkDotNet.Attributes;

namespace ActionSteps.Benchmarks.Conversations;

/// <summary>
/// Does the throughput of turns suffer from many conversations? 1,000 turns on 10 conversations, and on 1,000 of 100,000 stored ones.
/// </summary>
[MemoryDiagnoser]
public class TalkingConversations
{
    private const int Turns = 1_000;

    private static readonly UserMessage Message = new UserPostback("go", "go", []);

    private readonly BotDefinition _bot = new("bot", [
        new ActionBlock("go", [new SetVariablesStep { Assignments = [new Assignment("n", "{n|increment}")] }]),
    ])
    {
        Start = "go",
    };

    private ConversationRunner _few = CreateRunner(new BotDefinition("none", []));
    private ConversationRunner _many = CreateRunner(new BotDefinition("none", []));

    /// <summary>Fills both stores.</summary>
    [GlobalSetup]
    public async Task Setup()
    {
        _few = CreateRunner(_bot);
        _many = CreateRunner(_bot);
        for (int i = 0; i < 100_000; i++)
        {
            await _many.HandleAsync(Name(i), Message, CancellationToken.None);
        }

        await TenConversations();
        ConversationState? state = await _few.FindAsync(Name(0), CancellationToken.None);
        if (state?.Variables["n"] != Turns / 10)
        {
            throw new InvalidOperationException("Turns got lost.");
        }
    }

    /// <summary>1,000 turns on 10 conversations.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Turns)]
    public Task TenConversations() => TalkAsync(_few, conversations: 10, step: 1);

    /// <summary>1,000 turns on 1,000 of 100,000 conversations.</summary>
    [Benchmark(OperationsPerInvoke = Turns)]
    public Task ThousandOfHundredThousand() => TalkAsync(_many, conversations: 1_000, step: 97);

    private static Task TalkAsync(ConversationRunner runner, int conversations, int step) => Parallel.ForAsync(
        0,
        Turns,
        async (turn, token) => await runner.HandleAsync(Name(turn % conversations * step), Message, token));

    private static ConversationRunner CreateRunner(BotDefinition bot) => new(bot, new BlockExecutor());

    private static string Name(int number) => $"conversation-{number}";
}
