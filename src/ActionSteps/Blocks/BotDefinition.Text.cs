using ActionSteps.Blocks.Building;
using ActionSteps.Blocks.Reading;

namespace ActionSteps.Blocks;

public sealed partial class BotDefinition
{
    /// <summary>Puts a bot together in C#; it is the same as one that was read from a bot file.</summary>
    /// <param name="id">The id of the bot.</param>
    /// <param name="build">Adds the blocks and everything else.</param>
    /// <param name="options">The kinds of steps and functions of the host, for the checks; the built-in ones when left out.</param>
    /// <exception cref="DefinitionException">
    /// The bot has faults, such as two blocks with one id or a go-to to a block that is not there; the exception carries all of them.
    /// Warnings are told by <see cref="Check(BotReaderOptions?)"/>.
    /// </exception>
    public static BotDefinition Create(string id, Action<BotBuilder> build, BotReaderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(build);
        BotBuilder builder = new(id);
        build(builder);
        BotFile file = builder.ToFile();
        BotCheck check = Check(file, options);
        return new BotReading(check.Found.FaultCount == 0 ? file.ToBot() : null, check.Found, FaultReport.Of(check.Found, file)).GetBot();
    }

    /// <summary>The bot as a bot file, indented; reading it gives an equal bot.</summary>
    /// <param name="steps">The kinds of steps; the built-in ones when left out. Nothing can be added to it afterwards.</param>
    /// <exception cref="InvalidOperationException">The bot has a step whose class is not registered.</exception>
    public string ToJson(StepRegistry? steps = null) => BotWriter.Write(this, steps ?? StepRegistry.BuiltIn);

    /// <summary>
    /// Looks for the same faults and warnings as <see cref="BotReader"/>, in a bot however it was made; they have no line and column.
    /// Members of steps whose class is not registered are not looked at.
    /// </summary>
    /// <param name="options">The kinds of steps and functions of the host; the built-in ones when left out.</param>
    /// <returns>What was found, block by block; at most <see cref="BotReading.MaxReported"/> of each severity.</returns>
    public IReadOnlyList<DefinitionFault> Check(BotReaderOptions? options = null)
    {
        BotFile file = BotFile.Of(this);
        return FaultReport.Of(Check(file, options).Found, file);
    }

    private static BotCheck Check(BotFile file, BotReaderOptions? options)
    {
        BotReaderOptions checkedOptions = (options ?? new BotReaderOptions()).Validate();
        BotCheck check = new(checkedOptions);
        checkedOptions.Steps.Freeze().Check(file, check);
        check.Finish();
        return check;
    }
}
