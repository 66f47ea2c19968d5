namespace ActionSteps.Tables;

/// <summary>
/// The order of records by one column: numbers by size, texts ordinally, dates in time, <c>false</c> before <c>true</c>; in JSON columns
/// numbers, then texts, then everything else. Records without a value come last in both directions. Immutable.
/// </summary>
/// <param name="Column">The column, or <c>id</c>, <c>createdAt</c> or <c>updatedAt</c>.</param>
public sealed record TableSort(string Column)
{
    /// <summary>Smallest or largest first; default <see cref="SortDirection.Asc"/>.</summary>
    public SortDirection Direction { get; init; }
}
