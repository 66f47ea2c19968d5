using System.Globalization;
using ActionSteps.Storage.Sql;
using Npgsql;

namespace ActionSteps.Storage.PostgreSql;

/// <summary>Makes sure that a database has the tables of this version.</summary>
internal static class PostgreSqlSchema
{
    // Held while tables are made: any number that others do not use. "ASTP" in both halves.
    private const long Lock = 0x41535450_41535450;

    private const string OthersTables = """
        SELECT EXISTS (SELECT 1 FROM pg_class
            WHERE relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema()) AND relname LIKE 'actionsteps\_%')
        """;

    /// <exception cref="StorageException">The database cannot be used.</exception>
    public static async ValueTask<bool> PrepareAsync(
        NpgsqlDataSource source, SqlDialect dialect, string name, CancellationToken cancellationToken)
    {
        NpgsqlConnection connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                await MigrateAsync(connection, dialect, name, cancellationToken).ConfigureAwait(false);
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        return true;
    }

    private static async ValueTask MigrateAsync(NpgsqlConnection connection, SqlDialect dialect, string name, CancellationToken cancellationToken)
    {
        PostgreSqlSession session = new(connection);
        string encoding = await ReadAsync(session, "SELECT current_setting('server_encoding')", row => row.Text(0), cancellationToken).ConfigureAwait(false);
        if (encoding != "UTF8")
        {
            throw new StorageException(StorageFailure.Refused, name, $"Its encoding is {encoding}. Create it with the encoding UTF8.");
        }

        await session.ExecuteAsync(
            new SqlText(string.Create(CultureInfo.InvariantCulture, $"SELECT pg_advisory_xact_lock({Lock})")), cancellationToken).ConfigureAwait(false);
        long version = 0;
        if (await ReadAsync(session, "SELECT to_regclass('actionsteps_meta') IS NOT NULL", row => row.Boolean(0), cancellationToken).ConfigureAwait(false))
        {
            version = Schema.Check(await ReadVersionAsync(session, name, cancellationToken).ConfigureAwait(false), name);
        }
        else if (await ReadAsync(session, OthersTables, row => row.Boolean(0), cancellationToken).ConfigureAwait(false))
        {
            throw Foreign(name);
        }

        if (version < Schema.Newest)
        {
            await session.ExecuteAllAsync(Schema.From((int)version, dialect).Select(text => new SqlText(text)), cancellationToken).ConfigureAwait(false);
        }
    }

    private static async ValueTask<long?> ReadVersionAsync(PostgreSqlSession session, string name, CancellationToken cancellationToken)
    {
        try
        {
            List<long> versions = await session.ListAsync(
                new SqlText("SELECT value FROM actionsteps_meta WHERE name = 'schema'"), row => row.Integer(0), cancellationToken).ConfigureAwait(false);
            return versions.Count > 0 ? versions[0] : null;
        }
        catch (Exception fault) when (fault is InvalidCastException or PostgresException { SqlState: PostgresErrorCodes.UndefinedColumn })
        {
            throw Foreign(name);
        }
    }

    private static StorageException Foreign(string name) => new(
        StorageFailure.Foreign, name, "It has tables called \"actionsteps_…\" that this package did not make. Use another database or schema.");

    private static async ValueTask<T> ReadAsync<T>(
        PostgreSqlSession session, string statement, Func<ISqlRows, T> read, CancellationToken cancellationToken)
    {
        List<T> found = await session.ListAsync(new SqlText(statement), read, cancellationToken).ConfigureAwait(false);
        return found.Count > 0 ? found[0] : throw new InvalidOperationException("The server has no answer.");
    }
}
