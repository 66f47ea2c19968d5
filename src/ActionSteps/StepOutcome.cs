namespace ActionSteps;

/// <summary>What happens after a step: one of a closed set.</summary>
public sealed class StepOutcome
{
    private StepOutcome(
        StepOutcomeKind kind,
        string? block = null,
        DateTimeOffset until = default,
        MessageDuringWait duringWait = default,
        StepError? error = null)
    {
        Kind = kind;
        Block = block;
        Until = until;
        DuringWait = duringWait;
        Error = error;
    }

    /// <summary>The next step, or the block's go-to after the last one.</summary>
    public static StepOutcome Continue { get; } = new(StepOutcomeKind.Continue);

    /// <summary>The turn ends here; the remaining steps and the go-to are skipped.</summary>
    public static StepOutcome Stop { get; } = new(StepOutcomeKind.Stop);

    /// <summary>Which of the outcomes it is.</summary>
    public StepOutcomeKind Kind { get; }

    /// <summary>
    /// The next block of <see cref="StepOutcomeKind.GoTo"/>; the block that takes the place of the bot's error block for
    /// <see cref="StepOutcomeKind.Fail"/>, <c>null</c> for none; else <c>null</c>.
    /// </summary>
    public string? Block { get; }

    /// <summary>The due time of <see cref="StepOutcomeKind.Wait"/>.</summary>
    public DateTimeOffset Until { get; }

    /// <summary>What a message of the user does to <see cref="StepOutcomeKind.Wait"/>.</summary>
    public MessageDuringWait DuringWait { get; }

    /// <summary>The error of <see cref="StepOutcomeKind.Fail"/>, else <c>null</c>.</summary>
    public StepError? Error { get; }

    /// <summary>Another block; the remaining steps and the go-to are skipped. A block that does not exist is a warning and is not followed.</summary>
    public static StepOutcome GoTo(string block)
    {
        ArgumentException.ThrowIfNullOrEmpty(block);
        return new StepOutcome(StepOutcomeKind.GoTo, block);
    }

    /// <summary>The run ends and goes on with the next step at that time; no thread waits.</summary>
    /// <param name="until">When to go on.</param>
    /// <param name="duringWait">What a message does that the user writes before that time.</param>
    public static StepOutcome Wait(DateTimeOffset until, MessageDuringWait duringWait = MessageDuringWait.KeepsWait) =>
        new(StepOutcomeKind.Wait, until: until, duringWait: duringWait);

    /// <summary>The step failed; its variable changes are undone and the bot's error block runs.</summary>
    public static StepOutcome Fail(StepError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return new StepOutcome(StepOutcomeKind.Fail, error: error);
    }

    /// <summary>The step failed; its variable changes are undone and a block runs in place of the bot's error block.</summary>
    /// <param name="error">Why it failed.</param>
    /// <param name="block">The block; <c>null</c> for the error block, which also runs when the bot has no such block.</param>
    public static StepOutcome Fail(StepError error, string? block)
    {
        ArgumentNullException.ThrowIfNull(error);
        return new StepOutcome(StepOutcomeKind.Fail, block, error: error);
    }

    /// <summary>The step failed; its variable changes are undone and the bot's error block runs.</summary>
    public static StepOutcome Fail(string code, string message) => Fail(new StepError(code, message));
}
