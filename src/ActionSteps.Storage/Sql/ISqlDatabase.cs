namespace ActionSteps.Storage.Sql;

/// <summary>A database. Thread-safe.</summary>
internal interface ISqlDatabase
{
    SqlDialect Dialect { get; }

    /// <summary>The time by which leases and due times are judged, the same for all who share the database.</summary>
    TimeProvider Clock { get; }

    /// <summary>Reads with one view of the data.</summary>
    /// <exception cref="StorageException">The database cannot be read.</exception>
    ValueTask<T> ReadAsync<T>(Func<ISqlSession, ValueTask<T>> work, CancellationToken cancellationToken);

    /// <summary>Runs a transaction, all of it or nothing. The work may run more than once.</summary>
    /// <exception cref="StorageException">The database cannot be written.</exception>
    ValueTask<T> WriteAsync<T>(Func<ISqlSession, ValueTask<T>> work, CancellationToken cancellationToken);
}
