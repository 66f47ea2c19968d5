namespace ActionSteps.Tables;

/// <summary>What an update did. Immutable.</summary>
/// <param name="Count">How many records were changed.</param>
/// <param name="Records">The changed records as they are now, at most <see cref="TableUpdate.ReturnedRecords"/>.</param>
public sealed record TableUpdateResult(int Count, IReadOnlyList<TableRecord> Records);
