using ActionSteps.Storage.Tables;
using ActionSteps.Tables;

namespace ActionSteps.Storage.PostgreSql;

/// <summary>Keeps the tables of bots in PostgreSQL, by the same rules as <see cref="InMemoryTableStore"/>. Thread-safe.</summary>
/// <remarks>
/// Each table of a bot is a table of the database with typed columns, made when the first record comes; columns that a newer version of the bot
/// defines are added. Besides what is said at the methods, a call raises <see cref="StorageException"/> when the database cannot be used.
/// </remarks>
public sealed class PostgreSqlTableStore : ITableStore
{
    private readonly SqlTableStore _store;

    /// <summary>The tables in a database.</summary>
    /// <param name="database">The database, which stays the caller's to dispose of.</param>
    public PostgreSqlTableStore(PostgreSqlDatabase database)
    {
        ArgumentNullException.ThrowIfNull(database);
        _store = new SqlTableStore(database, database.Options.Tables);
    }

    /// <summary>Makes a table known that the bot itself does not define, or replaces its definition; its records stay.</summary>
    /// <param name="botId">The id of the bot.</param>
    /// <param name="botVersion"><c>DRAFT</c> or <c>LIVE</c>.</param>
    /// <param name="definition">The table.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public ValueTask DefineAsync(string botId, string botVersion, TableDefinition definition, CancellationToken cancellationToken) =>
        _store.DefineAsync(botId, botVersion, definition, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<TableDefinition?> FindAsync(string botId, string botVersion, string nameOrId, CancellationToken cancellationToken) =>
        _store.FindAsync(botId, botVersion, nameOrId, cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="StepException">
    /// <see cref="ErrorCodes.TableFull"/> or, for a record that is too large, <see cref="ErrorCodes.InvalidColumnValue"/>.
    /// </exception>
    public ValueTask<TableRecord> InsertAsync(Table table, TableInsert insert, CancellationToken cancellationToken) =>
        _store.InsertAsync(table, insert, cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="StepException">
    /// <see cref="ErrorCodes.TableFull"/> or, for a record that would be too large, <see cref="ErrorCodes.InvalidColumnValue"/>.
    /// </exception>
    public ValueTask<TableUpdateResult> UpdateAsync(Table table, TableUpdate update, CancellationToken cancellationToken) =>
        _store.UpdateAsync(table, update, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<TableRecord>> SelectAsync(Table table, TableQuery query, CancellationToken cancellationToken) =>
        _store.SelectAsync(table, query, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<int> DeleteAsync(Table table, TableFilter filter, CancellationToken cancellationToken) =>
        _store.DeleteAsync(table, filter, cancellationToken);
}
