namespace ActionSteps.Storage.Sql;

/// <summary>What every session can do.</summary>
internal static class SqlSessions
{
    /// <summary>Reads all rows of a statement.</summary>
    public static async ValueTask<List<T>> ListAsync<T>(
        this ISqlSession session, SqlText statement, Func<ISqlRows, T> read, CancellationToken cancellationToken)
    {
        List<T> items = [];
        ISqlRows rows = await session.QueryAsync(statement, cancellationToken).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                items.Add(read(rows));
            }
        }

        return items;
    }
}
