using ActionSteps.Sessions;

namespace ActionSteps.Flow;

/// <summary>
/// Goes to the block that a variable names, as when a reusable part of a bot returns to where it came from. The variable stays as it is;
/// steps after it are not executed. A variable that names no block is a warning, and the next step follows.
/// </summary>
[StepKind("goToVariableBlock")]
public sealed class GoToVariableBlockStep : ActionStep
{
    /// <summary>The entry that stands for the block that an event interrupted.</summary>
    public const string InterruptedByEvent = "Bot dialog interrupted by event";

    /// <summary>
    /// The variable: it holds the id of a block, its label, a name that only one block has, or an object with member <c>id</c>, such as
    /// <c>internal.previousDialogstate</c>. Or <see cref="InterruptedByEvent"/>.
    /// </summary>
    public required VariablePath Variable { get; init; }

    /// <inheritdoc/>
    public override bool HasImmediateEffects(StepContext context) => false;

    /// <inheritdoc/>
    protected override ValueTask<StepOutcome> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        VariablePath path = Variable.Source == InterruptedByEvent ? InternalVariables.InterruptedBlockPath : Variable;
        Value value = context.Variables.Get(path);
        context.LogInput(nameof(Variable), value);
        string name = (value.IsObject ? value["id"] : value).ToString();
        if (name.Length > 0 && context.FindBlock(name) is { } block)
        {
            return ValueTask.FromResult(StepOutcome.GoTo(block));
        }

        context.Warn(ErrorCodes.UnknownBlock, $"Variable \"{Variable}\" holds \"{name}\", which is no block of the bot.");
        return ValueTask.FromResult(StepOutcome.Continue);
    }
}
