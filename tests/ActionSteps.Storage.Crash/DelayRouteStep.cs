using ActionSteps.Sessions;

namespace ActionSteps.Storage.Crash;

/// <summary>Notes a message that waits for its delay, and goes where that begins.</summary>
[StepKind("crash.delayRoute")]
public sealed class DelayRouteStep : ActionStep
{
    public const string ShortBlock = "short";
    public const string LongBlock = "long";

    /// <inheritdoc/>
    public override bool HasImmediateEffects(StepContext context) => false;

    /// <inheritdoc/>
    protected override ValueTask<StepOutcome> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        string text = context.Variables["text"].ToString();
        string? block = text[^1] switch
        {
            CrashBot.ShortDelay => ShortBlock,
            CrashBot.LongDelay => LongBlock,
            _ => null,
        };
        if (block is null)
        {
            return new(StepOutcome.Continue);
        }

        context.Variables[block].TryGetList(out ValueList? waiting);
        context.Set(VariablePath.Parse(block), Value.List([.. waiting ?? ValueList.Empty, text]));
        return new(StepOutcome.GoTo(block));
    }
}
