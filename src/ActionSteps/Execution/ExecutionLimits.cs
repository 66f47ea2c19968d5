namespace ActionSteps.Execution;

/// <summary>What one run may cost. Every limit is finite.</summary>
public sealed class ExecutionLimits
{
    /// <summary>The most blocks of one turn; default 100, range 1 to 100,000. Beyond it the turn ends with <see cref="ErrorCodes.InfiniteLoop"/>.</summary>
    public int MaxBlocks { get; init; } = 100;

    /// <summary>The most steps of one turn; default 10,000, range 1 to 1,000,000. Beyond it the turn ends with <see cref="ErrorCodes.RunLimit"/>.</summary>
    public int MaxSteps { get; init; } = 10_000;

    /// <summary>The most messages and other effects of one turn; default 1,000, range 1 to 100,000. The step that exceeds it fails.</summary>
    public int MaxEffects { get; init; } = 1_000;

    /// <summary>The longest time of one step, waiting included; default 90 seconds, range 1 millisecond to 1 hour.</summary>
    public TimeSpan StepTimeout { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>The longest time of one run, waiting of steps included; default 5 minutes, range 1 millisecond to 24 hours.</summary>
    public TimeSpan RunTimeout { get; init; } = TimeSpan.FromMinutes(5);

    internal void Check(ICollection<string> faults)
    {
        OptionRange.Check(MaxBlocks, 1, 100_000, nameof(MaxBlocks), "blocks", faults);
        OptionRange.Check(MaxSteps, 1, 1_000_000, nameof(MaxSteps), "steps", faults);
        OptionRange.Check(MaxEffects, 1, 100_000, nameof(MaxEffects), "effects", faults);
        OptionRange.Check((long)StepTimeout.TotalMilliseconds, 1, 3_600_000, nameof(StepTimeout), "milliseconds", faults);
        OptionRange.Check((long)RunTimeout.TotalMilliseconds, 1, 86_400_000, nameof(RunTimeout), "milliseconds", faults);
    }
}
