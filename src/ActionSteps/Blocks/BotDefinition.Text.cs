using ActionSteps.Blocks.Reading;

namespace ActionSteps.Blocks;

public sealed partial class BotDefinition
{
    /// <summary>The bot as a bot file, indented; reading it gives an equal bot.</summary>
    /// <param name="steps">The kinds of steps; the built-in ones when left out. Nothing can be added to it afterwards.</param>
    /// <exception cref="InvalidOperationException">The bot has a step whose class is not registered.</exception>
    public string ToJson(StepRegistry? steps = null) => BotWriter.Write(this, steps ?? StepRegistry.BuiltIn);

    /// <summary>
    /// Looks for the same faults and warnings as <see cref="BotReader"/>, in a bot however it was made; they have no line and column.
    /// Members of steps whose class is not registered are not looked at.
    /// </summary>
    /// <param name="options">The kinds of steps and functions of the host; the built-in ones when left out.</param>
    /// <returns>What was found, in the order of the bot; at most <see cref="BotReading.MaxReported"/> of each severity.</returns>
    public IReadOnlyList<DefinitionFault> Check(BotReaderOptions? options = null)
    {
        BotCheck check = Check(BotFile.Of(this), options);
        return FaultReport.Of(check.Found);
    }

    internal static BotCheck Check(BotFile file, BotReaderOptions? options)
    {
        BotReaderOptions checkedOptions = (options ?? new BotReaderOptions()).Validate();
        BotCheck check = new(checkedOptions.Functions);
        checkedOptions.Steps.Freeze().Check(file, check);
        check.Finish();
        return check;
    }
}
