namespace ActionSteps.Scripting.Benchmarks.Computing;

/// <summary>The limits that computing is measured under.</summary>
internal static class ComputeLimits
{
    /// <summary>The defaults, with time enough for slow machines.</summary>
    public static ScriptLimits On { get; } = new() { ComputingTime = TimeSpan.FromSeconds(100) };

    /// <summary>Nothing that is ever reached: the clock is looked at, but no census of memory is ever taken.</summary>
    public static ScriptLimits Off { get; } = new()
    {
        ComputingTime = TimeSpan.FromDays(1),
        Instructions = long.MaxValue,
        MemoryBytes = long.MaxValue / 4,
    };
}
