using ActionSteps.Sessions;

namespace ActionSteps.Expressions;

/// <summary>
/// What expressions and templates see while they are evaluated: the variables of a session, the clock, chance, host functions and
/// limits. Not thread-safe; one evaluation at a time uses it.
/// </summary>
public sealed class EvaluationContext
{
    private List<ExpressionFault>? _faults;
    private int _running;

    /// <summary>A context over the variables of a session.</summary>
    public EvaluationContext(SessionVariables variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        Variables = variables;
    }

    /// <summary>The variables that paths read.</summary>
    public SessionVariables Variables { get; }

    /// <summary>Where date functions get the current time from.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Where random functions get their numbers from.</summary>
    public Random Random { get; init; } = Random.Shared;

    /// <summary>The functions that the host adds to the catalogue.</summary>
    public FunctionRegistry Functions { get; init; } = FunctionRegistry.Empty;

    /// <summary>Limits of one evaluation.</summary>
    public ExpressionLimits Limits { get; init; } = ExpressionLimits.Default;

    /// <summary>Faults of all evaluations since <see cref="ClearFaults"/>, oldest first; at most 100 are kept.</summary>
    public IReadOnlyList<ExpressionFault> Faults => _faults ?? (IReadOnlyList<ExpressionFault>)[];

    /// <summary>Forgets the faults so far.</summary>
    public void ClearFaults() => _faults?.Clear();

    /// <summary>Units of work that the current evaluation may still do; negative when it did too much.</summary>
    internal long WorkLeft { get; set; }

    /// <summary>The time that regular expressions of the current evaluation have taken.</summary>
    internal TimeSpan PatternTime { get; set; }

    /// <summary>
    /// Begins an evaluation with a full budget. One that a host function starts inside of another shares the budget of the outer one.
    /// </summary>
    internal void Enter()
    {
        if (_running++ == 0)
        {
            WorkLeft = Limits.MaxWork;
            PatternTime = TimeSpan.Zero;
        }
    }

    /// <summary>Ends what <see cref="Enter"/> began.</summary>
    internal void Leave() => _running--;

    internal void Report(ExpressionFault fault)
    {
        _faults ??= [];
        if (_faults.Count < 100)
        {
            _faults.Add(fault);
        }
    }
}
