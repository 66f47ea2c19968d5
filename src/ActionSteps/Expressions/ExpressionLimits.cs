namespace ActionSteps.Expressions;

/// <summary>Limits of one evaluation (expressions.md section B.2). All are finite.</summary>
public sealed class ExpressionLimits
{
    /// <summary>The longest expression: 10,000 UTF-16 units.</summary>
    public const int MaxLength = 10_000;

    /// <summary>The deepest nesting of an expression: 100 levels.</summary>
    public const int MaxNesting = 100;

    /// <summary>The defaults.</summary>
    public static ExpressionLimits Default { get; } = new();

    /// <summary>The longest text that an evaluation may make, in UTF-16 units; default 1,048,576, range 1 to 16,777,216.</summary>
    public int MaxTextLength { get; init; } = 1_048_576;

    /// <summary>The longest list that an evaluation may make, in items; default 100,000, range 1 to 1,000,000.</summary>
    public int MaxListLength { get; init; } = 100_000;

    /// <summary>
    /// The work of one evaluation: about one unit for each item or UTF-16 unit that a function touches; default 10,000,000,
    /// range 1,000 to 1,000,000,000.
    /// </summary>
    public long MaxWork { get; init; } = 10_000_000;

    /// <summary>The time that all regular expressions of one evaluation may take together; default 1 second, range 1 ms to 10 s.</summary>
    public TimeSpan MaxPatternTime { get; init; } = TimeSpan.FromSeconds(1);

    internal void Check(ICollection<string> faults)
    {
        OptionRange.Check(MaxTextLength, 1, 16_777_216, nameof(MaxTextLength), "UTF-16 units", faults);
        OptionRange.Check(MaxListLength, 1, 1_000_000, nameof(MaxListLength), "items", faults);
        OptionRange.Check(MaxWork, 1_000, 1_000_000_000, nameof(MaxWork), "units", faults);
        OptionRange.Check((long)MaxPatternTime.TotalMilliseconds, 1, 10_000, nameof(MaxPatternTime), "milliseconds", faults);
    }
}
