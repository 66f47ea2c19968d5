namespace ActionSteps.Code;

/// <summary>What one run of a script may cost. Every limit is finite.</summary>
public sealed class CodeLimits
{
    /// <summary>The defaults, as each property tells them.</summary>
    public static CodeLimits Default { get; } = new();

    /// <summary>Real time in which the script computes; default 1 second, range 10 milliseconds to 60 seconds. Beyond it the step fails with <see cref="ErrorCodes.CodeTimeout"/>.</summary>
    public TimeSpan ComputingTime { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Time from start to end, waiting included, on the clock of the run; default 30 seconds, range 10 milliseconds to 1 hour.</summary>
    public TimeSpan TotalTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Memory of values that the script can reach; default 64 MB, range 1 MB to 1 GB. Beyond it the step fails with <see cref="ErrorCodes.CodeMemory"/>.</summary>
    public long MemoryBytes { get; init; } = 64L * 1024 * 1024;

    /// <summary>Nested calls; default 8,000, range 16 to 100,000. One more is a <c>RangeError</c> that the script can catch.</summary>
    public int CallDepth { get; init; } = 8_000;

    /// <summary>Console lines that are kept; default 1,000, range 0 to 100,000.</summary>
    public int ConsoleLines { get; init; } = 1_000;

    /// <summary>Console output that is kept, in UTF-16 units; default 65,536, range 0 to 10,000,000.</summary>
    public int ConsoleLength { get; init; } = 64 * 1024;

    /// <summary>The same with another computing time.</summary>
    internal CodeLimits With(TimeSpan computingTime) => new()
    {
        ComputingTime = computingTime,
        TotalTime = TotalTime,
        MemoryBytes = MemoryBytes,
        CallDepth = CallDepth,
        ConsoleLines = ConsoleLines,
        ConsoleLength = ConsoleLength,
    };

    internal void Check(ICollection<string> faults)
    {
        OptionRange.Check((long)ComputingTime.TotalMilliseconds, 10, 60_000, nameof(ComputingTime), "milliseconds", faults);
        OptionRange.Check((long)TotalTime.TotalMilliseconds, 10, 3_600_000, nameof(TotalTime), "milliseconds", faults);
        OptionRange.Check(MemoryBytes, 1L << 20, 1L << 30, nameof(MemoryBytes), "bytes", faults);
        OptionRange.Check(CallDepth, 16, 100_000, nameof(CallDepth), "calls", faults);
        OptionRange.Check(ConsoleLines, 0, 100_000, nameof(ConsoleLines), "lines", faults);
        OptionRange.Check(ConsoleLength, 0, 10_000_000, nameof(ConsoleLength), "units", faults);
    }
}
