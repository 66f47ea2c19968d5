namespace ActionSteps.Scripting;

/// <summary>How a script is read and what surroundings it sees. Immutable; may be shared.</summary>
public sealed class ScriptOptions
{
    internal static readonly ScriptOptions Default = new();

    /// <summary>How the source is read; a whole script by default.</summary>
    public ScriptKind Kind { get; init; }

    /// <summary>
    /// Whether the host wants the value of the script. If not, <see cref="ScriptResult.Value"/> is undefined, and a value that is no plain
    /// data, such as one that refers to itself, does no harm. Wanted by default.
    /// </summary>
    public bool KeepsValue { get; init; } = true;

    /// <summary>The name of the source in stacks; "script" by default.</summary>
    public string Name { get; init; } = "script";

    /// <summary>
    /// Length of a source that is compiled, in UTF-16 units; from 1, 1 million by default. Runs have a limit of their own,
    /// <see cref="ScriptLimits.SourceLength"/>.
    /// </summary>
    public int SourceLength
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(SourceLength), value, "The length of a source must be at least 1.");
    } = 1_000_000;

    /// <summary>The clock of <c>Date</c>, of timers and of the limit on total time; the system's by default.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>
    /// The source of <c>Math.random</c> and of <c>crypto</c>; must be thread-safe when runs overlap. <see cref="Random.Shared"/> by default,
    /// and then <c>crypto</c> takes its bytes from the secure source of the system.
    /// </summary>
    public Random Random { get; init; } = Random.Shared;

    /// <summary>The zone in which dates are shown and read; UTC by default.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>The locale of <c>toLocaleString</c> and <c>Intl</c> where a script names none; "en-US" by default.</summary>
    public string Locale { get; init; } = "en-US";
}
