namespace ActionSteps;

/// <summary>
/// One unit of work in a block. Immutable: one instance serves all sessions at once, so it keeps nothing about a run. Most steps derive
/// from <see cref="ActionStep"/> or <see cref="ActionStep{TPort}"/> and carry a <see cref="StepKindAttribute"/>.
/// </summary>
public interface IActionStep
{
    /// <summary>The id of the step in logs; <c>null</c> for its position in the block.</summary>
    string? Id { get; }

    /// <summary>A name for people; <c>null</c> for none.</summary>
    string? Name { get; }

    /// <summary>Whether the step is switched off; it is then skipped with a warning.</summary>
    bool Disabled { get; }

    /// <summary>
    /// Whether the step does something outside of the conversation while it is executed, which cannot be undone when the turn is not
    /// committed: calls a server, writes to a table. The turn so far is then committed before it, so that a crash during the step repeats
    /// this step alone, with the same <see cref="StepContext.IdempotencyKey"/>. <c>true</c> unless the step says otherwise; a step that only
    /// reads and writes through its context says <c>false</c> and costs no commit.
    /// </summary>
    /// <param name="context">What the step may read.</param>
    bool HasImmediateEffects(StepContext context) => true;

    /// <summary>
    /// Does the work. Order, deadline, limits, the transaction of variable changes, logging, error wrapping and masking belong to the
    /// executor: when this fails or throws, the session is as it was before the step.
    /// </summary>
    /// <param name="context">What the step may read and write; not usable after the step has ended.</param>
    /// <param name="cancellationToken">Signalled when the deadline has passed or the host has cancelled the run.</param>
    /// <returns>What happens next.</returns>
    ValueTask<StepOutcome> ExecuteAsync(StepContext context, CancellationToken cancellationToken);
}
