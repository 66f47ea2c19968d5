using ActionSteps.Sessions;

namespace ActionSteps.Code;

/// <summary>What one run of a script sees and may use.</summary>
/// <param name="Arguments">
/// The members of <c>args</c>, in order; of equal names the last value wins. An undefined value is a member all the same.
/// </param>
public sealed record CodeInput(IReadOnlyList<KeyValuePair<string, Value>> Arguments)
{
    /// <summary>Libraries by their global names, compiled by the same engine; none by default.</summary>
    public IReadOnlyList<KeyValuePair<string, ICompiledScript>> Library { get; init; } = [];

    /// <summary>The way out for <c>fetch</c>; without one the script has no <c>fetch</c>.</summary>
    public IOutboundHttp? Http { get; init; }

    /// <summary>What the run may cost.</summary>
    public CodeLimits Limits { get; init; } = CodeLimits.Default;

    /// <summary>The clock of dates, timers and the limit on total time; the system's by default.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The source of chance; thread-safe; the system's by default.</summary>
    public Random Random { get; init; } = Random.Shared;

    /// <summary>Whether somebody looks at what the script returns. A step does not, so that anything may be returned.</summary>
    public bool KeepsValue { get; init; }
}
