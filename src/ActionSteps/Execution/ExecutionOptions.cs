using ActionSteps.Code;
using ActionSteps.Expressions;

namespace ActionSteps.Execution;

/// <summary>How runs behave. Checked once when the executor is built; immutable afterwards.</summary>
public sealed record ExecutionOptions
{
    /// <summary>The clock of all steps, deadlines and waits; default the system's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The source of chance: text alternatives and random functions; thread-safe; default the system's.</summary>
    public Random Random { get; init; } = Random.Shared;

    /// <summary>The functions that the host adds to the expression language; default none.</summary>
    public FunctionRegistry Functions { get; init; } = FunctionRegistry.Empty;

    /// <summary>What one evaluation of an expression may cost.</summary>
    public ExpressionLimits ExpressionLimits { get; init; } = ExpressionLimits.Default;

    /// <summary>What one run may cost.</summary>
    public ExecutionLimits Limits { get; init; } = new();

    /// <summary>What one script of a code step may cost.</summary>
    public CodeLimits Code { get; init; } = CodeLimits.Default;

    /// <summary>Channels of the host that are telephone calls, beside the built-in ones; default none.</summary>
    public IReadOnlyCollection<string> VoiceChannels { get; init; } = [];

    /// <exception cref="ArgumentException">Options are out of range; the message lists all of them.</exception>
    internal void Check()
    {
        List<string> faults = [];
        Limits.Check(faults);
        ExpressionLimits.Check(faults);
        Code.Check(faults);
        OptionRange.ThrowIfAny(faults, "execution options");
    }
}
