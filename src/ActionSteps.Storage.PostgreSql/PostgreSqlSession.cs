using ActionSteps.Storage.Sql;
using Npgsql;

namespace ActionSteps.Storage.PostgreSql;

/// <summary>One connection during one transaction. Not thread-safe.</summary>
internal sealed class PostgreSqlSession(NpgsqlConnection connection) : ISqlSession
{
    // So many statements go to the server at once; more would only need more memory.
    private const int MostTogether = 500;

    public async ValueTask<int> ExecuteAsync(SqlText statement, CancellationToken cancellationToken)
    {
        NpgsqlCommand command = Create(statement);
        await using (command.ConfigureAwait(false))
        {
            return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask ExecuteAllAsync(IEnumerable<SqlText> statements, CancellationToken cancellationToken)
    {
        foreach (SqlText[] together in statements.Chunk(MostTogether))
        {
            NpgsqlBatch batch = new(connection);
            await using (batch.ConfigureAwait(false))
            {
                foreach (SqlText statement in together)
                {
                    batch.BatchCommands.Add(PostgreSqlParameters.ToCommand(statement));
                }

                await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public async ValueTask<ISqlRows> QueryAsync(SqlText statement, CancellationToken cancellationToken)
    {
        NpgsqlCommand command = Create(statement);
        try
        {
            return new PostgreSqlRows(command, await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false));
        }
        catch
        {
            await command.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private NpgsqlCommand Create(SqlText statement)
    {
        NpgsqlCommand command = new(statement.ToString(), connection);
        PostgreSqlParameters.Add(command.Parameters, statement);
        return command;
    }
}
