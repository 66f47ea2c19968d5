using System.Collections.Concurrent;

namespace ActionSteps.Tables;

/// <summary>
/// Keeps tables in memory, until the process ends: for tests, for trying bots, and for hosts whose tables may be lost. The default of
/// <see cref="ITableStore"/>. Thread-safe; a call that reads never waits for another one that reads.
/// </summary>
public sealed class InMemoryTableStore : ITableStore
{
    private readonly TableLimits _limits;
    private readonly ConcurrentDictionary<(string BotId, string BotVersion, string Name), InMemoryTable> _tables = new();
    private readonly ConcurrentDictionary<(string BotId, string BotVersion, string NameOrId), TableDefinition> _defined = new();

    /// <summary>An empty store.</summary>
    /// <param name="limits">How much it keeps; the defaults of <see cref="TableLimits"/> when left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit is out of its range.</exception>
    public InMemoryTableStore(TableLimits? limits = null)
    {
        _limits = limits ?? new TableLimits();
        _limits.Check();
    }

    /// <summary>Makes a table known that the bot itself does not define, or replaces its definition; its records stay.</summary>
    /// <param name="botId">The id of the bot.</param>
    /// <param name="botVersion"><c>DRAFT</c> or <c>LIVE</c>.</param>
    /// <param name="definition">The table.</param>
    public void Define(string botId, string botVersion, TableDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        if (definition.Id is { } id)
        {
            _defined[(botId, botVersion, id)] = definition;
        }

        _defined[(botId, botVersion, definition.Name)] = definition;
    }

    /// <inheritdoc/>
    public ValueTask<TableDefinition?> FindAsync(
        string botId, string botVersion, string nameOrId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_defined.GetValueOrDefault((botId, botVersion, nameOrId)));
    }

    /// <inheritdoc/>
    /// <exception cref="StepException">
    /// <see cref="ErrorCodes.TableFull"/> or, for a record that is too large, <see cref="ErrorCodes.InvalidColumnValue"/>.
    /// </exception>
    public ValueTask<TableRecord> InsertAsync(Table table, TableInsert insert, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(insert);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Open(table).Insert(insert));
    }

    /// <inheritdoc/>
    /// <exception cref="StepException">
    /// <see cref="ErrorCodes.TableFull"/> or, for a record that would be too large, <see cref="ErrorCodes.InvalidColumnValue"/>.
    /// </exception>
    public ValueTask<TableUpdateResult> UpdateAsync(Table table, TableUpdate update, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(update);
        return ValueTask.FromResult(Open(table).Update(FilterOf(table, update.Filter), update, cancellationToken));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<TableRecord>> SelectAsync(Table table, TableQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return ValueTask.FromResult(Open(table).Select(FilterOf(table, query.Filter), query, cancellationToken));
    }

    /// <inheritdoc/>
    public ValueTask<int> DeleteAsync(Table table, TableFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return ValueTask.FromResult(Open(table).Delete(FilterOf(table, filter), cancellationToken));
    }

    private static RecordFilter FilterOf(Table table, TableFilter filter) => new(table.Definition, filter);

    private InMemoryTable Open(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return _tables.GetOrAdd(
            (table.BotId, table.BotVersion, table.Definition.Name),
            static (key, limits) => new InMemoryTable(key.Name, limits),
            _limits);
    }
}
