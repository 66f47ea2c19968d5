namespace ActionSteps.Storage.Sql;

/// <summary>One connection during one transaction. Not thread-safe; rows are read to their end or disposed of before the next statement.</summary>
internal interface ISqlSession
{
    /// <summary>Runs a statement and tells how many rows it changed.</summary>
    ValueTask<int> ExecuteAsync(SqlText statement, CancellationToken cancellationToken);

    /// <summary>Runs statements in order, in as few round trips as there can be.</summary>
    /// <exception cref="SqlConflictException">A statement that <see cref="SqlText.MustChange"/> did not.</exception>
    ValueTask ExecuteAllAsync(IEnumerable<SqlText> statements, CancellationToken cancellationToken);

    /// <summary>Runs a statement that gives rows.</summary>
    ValueTask<ISqlRows> QueryAsync(SqlText statement, CancellationToken cancellationToken);
}
