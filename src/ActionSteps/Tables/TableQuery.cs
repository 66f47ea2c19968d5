namespace ActionSteps.Tables;

/// <summary>Which records to read, and in which order. Immutable.</summary>
/// <param name="Filter">Which records.</param>
public sealed record TableQuery(TableFilter Filter)
{
    /// <summary>The largest <see cref="Limit"/> that steps ask for: 1,000 records.</summary>
    public const int MaxLimit = 1_000;

    /// <summary>The <see cref="Limit"/> when nothing is said: 100 records.</summary>
    public const int DefaultLimit = 100;

    /// <summary>The order; <c>null</c>, the default, for the order of insertion, which also decides between equal values.</summary>
    public TableSort? Sort { get; init; }

    /// <summary>The most records, 1 or more; default <see cref="DefaultLimit"/>.</summary>
    public int Limit { get; init; } = DefaultLimit;

    /// <summary>How many records to pass over first, 0 or more; default 0.</summary>
    public int Offset { get; init; }
}
