using ActionSteps.Tables;

namespace ActionSteps.Testing.Tables;

/// <summary>
/// A table store for tests: works like <see cref="InMemoryTableStore"/>, remembers what it was asked, and fails when told to.
/// Thread-safe.
/// </summary>
public sealed class FakeTableStore : ITableStore
{
    private readonly Lock _lock = new();
    private readonly List<object> _calls = [];

    /// <summary>The store that does the work.</summary>
    public InMemoryTableStore Inner { get; init; } = new();

    /// <summary>What every call raises while it is set; <c>null</c>, the default, for nothing.</summary>
    public Exception? Failure { get; set; }

    /// <summary>The inserts so far, oldest first, those that failed included.</summary>
    public IReadOnlyList<TableInsert> Inserts => CallsOf<TableInsert>();

    /// <summary>The updates so far.</summary>
    public IReadOnlyList<TableUpdate> Updates => CallsOf<TableUpdate>();

    /// <summary>The queries so far.</summary>
    public IReadOnlyList<TableQuery> Queries => CallsOf<TableQuery>();

    /// <summary>The filters of the deletes so far.</summary>
    public IReadOnlyList<TableFilter> Deletes => CallsOf<TableFilter>();

    /// <inheritdoc/>
    public ValueTask<TableDefinition?> FindAsync(string botId, string botVersion, string nameOrId, CancellationToken cancellationToken)
    {
        Remember(nameOrId);
        return Inner.FindAsync(botId, botVersion, nameOrId, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<TableRecord> InsertAsync(Table table, TableInsert insert, CancellationToken cancellationToken)
    {
        Remember(insert);
        return Inner.InsertAsync(table, insert, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<TableUpdateResult> UpdateAsync(Table table, TableUpdate update, CancellationToken cancellationToken)
    {
        Remember(update);
        return Inner.UpdateAsync(table, update, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<TableRecord>> SelectAsync(Table table, TableQuery query, CancellationToken cancellationToken)
    {
        Remember(query);
        return Inner.SelectAsync(table, query, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<int> DeleteAsync(Table table, TableFilter filter, CancellationToken cancellationToken)
    {
        Remember(filter);
        return Inner.DeleteAsync(table, filter, cancellationToken);
    }

    private void Remember(object call)
    {
        lock (_lock)
        {
            _calls.Add(call);
        }

        if (Failure is { } failure)
        {
            throw failure;
        }
    }

    private IReadOnlyList<T> CallsOf<T>()
    {
        lock (_lock)
        {
            return [.. _calls.OfType<T>()];
        }
    }
}
