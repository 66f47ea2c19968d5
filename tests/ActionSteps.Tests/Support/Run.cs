using ActionSteps.Blocks;
using ActionSteps.Execution;
using ActionSteps.Sessions;

namespace ActionSteps.Tests.Support;

/// <summary>Runs steps in a block of their own: the shortest way from a step to its result.</summary>
internal static class Run
{
    /// <summary>The block that runs after a failure; it does nothing.</summary>
    public const string ErrorBlock = "error";

    /// <summary>Runs steps as block <c>block</c> of a bot that also has the empty blocks <c>next</c>, <c>other</c> and <c>error</c>.</summary>
    public static Task<BlockResult> StepsAsync(Session session, params IActionStep[] steps) =>
        StepsAsync(session, ports: null, options: null, steps);

    /// <summary>As above, with ports and options.</summary>
    public static async Task<BlockResult> StepsAsync(
        Session session, IServiceProvider? ports, ExecutionOptions? options, params IActionStep[] steps) =>
        await new BlockExecutor(ports, options).RunAsync(Bot(steps), "block", session, CancellationToken.None);

    /// <summary>The bot that <see cref="StepsAsync(Session, IActionStep[])"/> runs.</summary>
    public static BotDefinition Bot(IReadOnlyList<IActionStep> steps, VariableDefinitions? variables = null, params object[] settings) =>
        new(
            "bot",
            [
                new ActionBlock("block", steps) { GoTo = "next" },
                new ActionBlock("next", []),
                new ActionBlock("other", []),
                new ActionBlock(ErrorBlock, []),
            ],
            settings)
        {
            ErrorBlock = ErrorBlock,
            Languages = ["en"],
            Variables = variables ?? VariableDefinitions.None,
        };

    /// <summary>A session with these variables.</summary>
    public static Session Session(params (string Path, Value Value)[] variables)
    {
        Session session = new("session-1");
        foreach ((string path, Value value) in variables)
        {
            session.Set(path, value);
        }

        return session;
    }
}
