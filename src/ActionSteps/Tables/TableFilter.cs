namespace ActionSteps.Tables;

/// <summary>Which records of a table: those that meet conditions. Immutable.</summary>
/// <param name="Conditions">The conditions; none for every record, whatever <paramref name="Match"/> says.</param>
/// <param name="Match">How they are joined.</param>
public sealed record TableFilter(IReadOnlyList<TableCondition> Conditions, TableMatch Match = TableMatch.All)
{
    /// <summary>Every record.</summary>
    public static TableFilter Everything { get; } = new([]);
}
