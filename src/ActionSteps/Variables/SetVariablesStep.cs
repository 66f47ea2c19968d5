namespace ActionSteps.Variables;

/// <summary>
/// Creates variables and gives them values, from top to bottom, each assignment seeing the ones before. An assignment that cannot be done
/// is a warning; the others still happen.
/// </summary>
[StepKind("setVariables")]
public sealed class SetVariablesStep : ActionStep
{
    /// <summary>The assignments in order.</summary>
    public required IReadOnlyList<Assignment> Assignments { get; init; }

    /// <inheritdoc/>
    public override bool HasImmediateEffects(StepContext context) => false;

    /// <inheritdoc/>
    protected override ValueTask<StepOutcome> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        for (int i = 0; i < Assignments.Count; i++)
        {
            Assignments[i].Apply(context);
        }

        return ValueTask.FromResult(StepOutcome.Continue);
    }
}
