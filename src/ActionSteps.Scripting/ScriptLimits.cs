namespace ActionSteps.Scripting;

/// <summary>What a run may use. All limits are finite; a limit that is reached ends the run with a <see cref="ScriptLimitException"/>. Immutable.</summary>
public sealed class ScriptLimits
{
    private static readonly TimeSpan s_shortest = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(365);

    /// <summary>The defaults, as each property tells them.</summary>
    public static ScriptLimits Default { get; } = new();

    /// <summary>Time in which the script itself computes, in real time; from 1 millisecond to 365 days, 1 second by default.</summary>
    public TimeSpan ComputingTime { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Time from start to end: computing, in real time, and waiting, on the clock of the options; from 1 millisecond to 365 days, 30 seconds by default.</summary>
    public TimeSpan TotalTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Units of work, about one for each instruction of a loop and each call; from 1, 1 billion by default.</summary>
    public long Instructions { get; init; } = 1_000_000_000;

    /// <summary>Memory of values that the script can reach, in bytes; from 65,536, 64 MB by default.</summary>
    public long MemoryBytes { get; init; } = 64L * 1024 * 1024;

    /// <summary>Nested calls; from 16 to 100,000, 8,000 by default. One more is a <c>RangeError</c> that the script can catch.</summary>
    public int CallDepth { get; init; } = 8_000;

    /// <summary>Length of the source, in UTF-16 units; from 1, 1 million by default.</summary>
    public int SourceLength { get; init; } = 1_000_000;

    /// <summary>Length of one text, in UTF-16 units; from 1 to 536,870,888, 16 million by default. A longer one is a <c>RangeError</c>.</summary>
    public int StringLength { get; init; } = 16_000_000;

    /// <summary>Dense elements of one array; from 1 to 134,217,727, 4 million by default. More are a <c>RangeError</c>.</summary>
    public int ArrayLength { get; init; } = 4_000_000;

    /// <summary>Timers and tasks of the host that are pending at the same time, each; from 0, 1,000 by default.</summary>
    public int PendingWork { get; init; } = 1_000;

    /// <summary>Size of the result, in elements and UTF-16 units; from 1, 8 million by default.</summary>
    public int ResultSize { get; init; } = 8_000_000;

    /// <summary>Console output, in UTF-16 units; from 0, 256,000 by default. Further lines are left out.</summary>
    public int ConsoleLength { get; init; } = 256_000;

    /// <summary>Lines of console output; from 0, 10,000 by default. Further lines are left out.</summary>
    public int ConsoleLines { get; init; } = 10_000;

    /// <summary>Throws when a limit is out of its range.</summary>
    internal void Validate()
    {
        Require(nameof(ComputingTime), ComputingTime, s_shortest, s_longest);
        Require(nameof(TotalTime), TotalTime, s_shortest, s_longest);
        Require(nameof(Instructions), Instructions, 1, long.MaxValue);
        Require(nameof(MemoryBytes), MemoryBytes, 65_536, long.MaxValue / 4);
        Require(nameof(CallDepth), CallDepth, 16, 100_000);
        Require(nameof(SourceLength), SourceLength, 1, int.MaxValue);
        Require(nameof(StringLength), StringLength, 1, 536_870_888);
        Require(nameof(ArrayLength), ArrayLength, 1, 134_217_727);
        Require(nameof(PendingWork), PendingWork, 0, int.MaxValue);
        Require(nameof(ResultSize), ResultSize, 1, int.MaxValue);
        Require(nameof(ConsoleLength), ConsoleLength, 0, int.MaxValue);
        Require(nameof(ConsoleLines), ConsoleLines, 0, int.MaxValue);
    }

    private static void Require<T>(string name, T value, T least, T most)
        where T : IComparable<T>
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
        {
            throw new ArgumentOutOfRangeException(
                name, value, string.Create(CultureInfo.InvariantCulture, $"The limit '{name}' must be from {least} to {most}; it is {value}."));
        }
    }
}
