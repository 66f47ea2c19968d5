namespace ActionSteps.Tables;

/// <summary>Keeps the records of tables. A host registers one for all its bots.</summary>
/// <remarks>
/// Implementers: be safe to call from many threads. Every call is atomic: it is done completely or not at all, also when it is cancelled,
/// and two changes of one record happen one after the other. A table is known by bot, version and name; a first call about one that has
/// no records yet finds it empty. Values arrive converted to the types of their columns, dates as the UTC text of
/// <see cref="ColumnType.Date"/>. To fail a step with a code of its own, such as <see cref="ErrorCodes.TableFull"/>, raise a
/// <see cref="StepException"/>; any other exception fails it as an error of the port. Cancellation raises
/// <see cref="OperationCanceledException"/>.
/// </remarks>
public interface ITableStore
{
    /// <summary>Finds a table that the bot itself does not define, for hosts that let people make tables elsewhere.</summary>
    /// <param name="botId">The id of the bot.</param>
    /// <param name="botVersion"><c>DRAFT</c> or <c>LIVE</c>.</param>
    /// <param name="nameOrId">The name or id of the table, case-sensitive.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The table, or <c>null</c> when there is none.</returns>
    ValueTask<TableDefinition?> FindAsync(string botId, string botVersion, string nameOrId, CancellationToken cancellationToken);

    /// <summary>
    /// Adds a record and gives it an id; with an <see cref="TableInsert.IdempotencyKey"/> whose record is still there, does nothing.
    /// </summary>
    /// <returns>The record as it is stored.</returns>
    ValueTask<TableRecord> InsertAsync(Table table, TableInsert insert, CancellationToken cancellationToken);

    /// <summary>Changes every record that the filter finds and sets its time of change.</summary>
    /// <returns>How many there were, and the first of them as asked.</returns>
    ValueTask<TableUpdateResult> UpdateAsync(Table table, TableUpdate update, CancellationToken cancellationToken);

    /// <summary>Reads records.</summary>
    /// <returns>The records in the order asked for; empty when none is found.</returns>
    ValueTask<IReadOnlyList<TableRecord>> SelectAsync(Table table, TableQuery query, CancellationToken cancellationToken);

    /// <summary>Removes every record that the filter finds.</summary>
    /// <returns>How many there were.</returns>
    ValueTask<int> DeleteAsync(Table table, TableFilter filter, CancellationToken cancellationToken);
}
