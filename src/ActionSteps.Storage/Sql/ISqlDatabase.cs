namespace ActionSteps.Storage.Sql;

/// <summary>A database. Thread-safe.</summary>
internal interface ISqlDatabase
{
    SqlDialect Dialect { get; }

    /// <summary>Reads all rows of one statement.</summary>
    /// <exception cref="StorageException">The database cannot be read.</exception>
    ValueTask<List<T>> ListAsync<T>(SqlText statement, Func<ISqlRows, T> read, CancellationToken cancellationToken);

    /// <summary>Reads by several statements with one view of the data.</summary>
    /// <exception cref="StorageException">The database cannot be read.</exception>
    ValueTask<T> ReadAsync<T>(Func<ISqlSession, ValueTask<T>> work, CancellationToken cancellationToken);

    /// <summary>Runs a transaction, all of it or nothing. The work may run more than once.</summary>
    /// <exception cref="StorageException">The database cannot be written.</exception>
    ValueTask<T> WriteAsync<T>(Func<ISqlSession, ValueTask<T>> work, CancellationToken cancellationToken);

    /// <summary>Runs statements as one transaction, in as few round trips as there can be.</summary>
    /// <returns><c>true</c>.</returns>
    /// <exception cref="SqlConflictException">A statement that <see cref="SqlText.MustChange"/> did not; nothing was changed.</exception>
    /// <exception cref="StorageException">The database cannot be written.</exception>
    ValueTask<bool> WriteAllAsync(IReadOnlyList<SqlText> statements, CancellationToken cancellationToken);
}
