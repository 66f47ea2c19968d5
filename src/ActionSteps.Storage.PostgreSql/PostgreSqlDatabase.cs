using System.Data;
using System.Data.Common;
using ActionSteps.Storage.Sql;
using Npgsql;

namespace ActionSteps.Storage.PostgreSql;

/// <summary>
/// A PostgreSQL database that holds what ActionSteps keeps: conversations, tables and knowledge, in tables whose names begin with
/// <c>actionsteps_</c>. They are made, or brought up to date, at the first call. Any number of processes may share it. Thread-safe; whoever
/// makes it disposes of it, after the last call.
/// </summary>
public sealed class PostgreSqlDatabase : ISqlDatabase, IDisposable, IAsyncDisposable
{
    private const string PlansOnce = "SET plan_cache_mode = force_generic_plan";

    private readonly NpgsqlDataSource _source;
    private readonly PostgreSqlOptions _options;
    private readonly SemaphoreSlim _preparing = new(1);
    private volatile bool _isPrepared;

    /// <summary>A database. Nothing is asked of the server yet.</summary>
    /// <param name="connectionString">As Npgsql takes it; statements are kept prepared unless it says otherwise.</param>
    /// <param name="options">How it is used; the defaults when left out.</param>
    /// <exception cref="ArgumentException">The connection string cannot be read, or options are out of range.</exception>
    public PostgreSqlDatabase(string connectionString, PostgreSqlOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(connectionString);
        _options = options ?? new PostgreSqlOptions();
        _options.Check();
        NpgsqlConnectionStringBuilder builder = new(connectionString);
        if (!IsSaid(connectionString, "Max Auto Prepare"))
        {
            builder.MaxAutoPrepare = 100;
            builder.AutoPrepareMinUsages = 2;
        }

        // The connections of the pool are ours alone, and nothing that we do stays in them.
        if (!IsSaid(connectionString, "No Reset On Close"))
        {
            builder.NoResetOnClose = true;
        }

        Name = $"{builder.Host}/{builder.Database ?? builder.Username}";
        NpgsqlSlimDataSourceBuilder source = new NpgsqlSlimDataSourceBuilder(builder.ConnectionString).EnableTransportSecurity();
        source.UsePhysicalConnectionInitializer(PlanOnce, PlanOnceAsync);
        _source = source.Build();
    }

    /// <summary>Host and name of the database, as messages show it.</summary>
    public string Name { get; }

    SqlDialect ISqlDatabase.Dialect => PostgreSqlDialect.Instance;

    internal PostgreSqlOptions Options => _options;

    /// <summary>Makes the tables, or brings them up to date; other calls do that by themselves.</summary>
    /// <exception cref="StorageException">The database cannot be used; it was not changed.</exception>
    public async ValueTask PrepareAsync(CancellationToken cancellationToken)
    {
        if (_isPrepared)
        {
            return;
        }

        await _preparing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!_isPrepared)
            {
                await TryAsync(() => PostgreSqlSchema.PrepareAsync(_source, PostgreSqlDialect.Instance, Name, cancellationToken)).ConfigureAwait(false);
                _isPrepared = true;
            }
        }
        finally
        {
            _preparing.Release();
        }
    }

    /// <summary>Closes all connections.</summary>
    public void Dispose()
    {
        _source.Dispose();
        _preparing.Dispose();
    }

    /// <inheritdoc cref="Dispose"/>
    public async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync().ConfigureAwait(false);
        _preparing.Dispose();
    }

    async ValueTask<List<T>> ISqlDatabase.ListAsync<T>(SqlText statement, Func<ISqlRows, T> read, CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken).ConfigureAwait(false);
        return await TryAsync(async () =>
        {
            NpgsqlConnection connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                return await new PostgreSqlSession(connection).ListAsync(statement, read, cancellationToken).ConfigureAwait(false);
            }
        }).ConfigureAwait(false);
    }

    ValueTask<T> ISqlDatabase.ReadAsync<T>(Func<ISqlSession, ValueTask<T>> work, CancellationToken cancellationToken) =>
        TransactAsync(IsolationLevel.RepeatableRead, work, cancellationToken);

    ValueTask<T> ISqlDatabase.WriteAsync<T>(Func<ISqlSession, ValueTask<T>> work, CancellationToken cancellationToken) =>
        TransactAsync(IsolationLevel.ReadCommitted, work, cancellationToken);

    async ValueTask<bool> ISqlDatabase.WriteAllAsync(IReadOnlyList<SqlText> statements, CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken).ConfigureAwait(false);
        return await TryAsync(async () =>
        {
            NpgsqlConnection connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                // One batch is one transaction without saying so.
                NpgsqlBatch batch = new(connection);
                await using (batch.ConfigureAwait(false))
                {
                    foreach (SqlText statement in statements)
                    {
                        batch.BatchCommands.Add(PostgreSqlParameters.ToCommand(statement));
                    }

                    await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
                    return true;
                }
            }
        }).ConfigureAwait(false);
    }

    // Every question is answered by an index whatever its parameters are: planning each call anew costs more than running it.
    private static void PlanOnce(NpgsqlConnection connection)
    {
        using NpgsqlCommand command = new(PlansOnce, connection);
        command.ExecuteNonQuery();
    }

    private static async Task PlanOnceAsync(NpgsqlConnection connection)
    {
        NpgsqlCommand command = new(PlansOnce, connection);
        await using (command.ConfigureAwait(false))
        {
            await command.ExecuteNonQueryAsync().ConfigureAwait(false);
        }
    }

    // The builder of the driver knows every keyword, whether it was given or not.
    private static bool IsSaid(string connectionString, string keyword)
    {
        DbConnectionStringBuilder said = new() { ConnectionString = connectionString };
        return said.ContainsKey(keyword) || said.ContainsKey(keyword.Replace(" ", string.Empty, StringComparison.Ordinal));
    }

    private async ValueTask<T> TransactAsync<T>(
        IsolationLevel isolation, Func<ISqlSession, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken).ConfigureAwait(false);
        return await TryAsync(async () =>
        {
            NpgsqlConnection connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                NpgsqlTransaction transaction = await connection.BeginTransactionAsync(isolation, cancellationToken).ConfigureAwait(false);
                await using (transaction.ConfigureAwait(false))
                {
                    T result = await work(new PostgreSqlSession(connection)).ConfigureAwait(false);
                    await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                    return result;
                }
            }
        }).ConfigureAwait(false);
    }

    private async ValueTask<T> TryAsync<T>(Func<ValueTask<T>> call)
    {
        for (int tries = 0; ; tries++)
        {
            try
            {
                return await call().ConfigureAwait(false);
            }
            catch (PostgresException conflict) when (PostgreSqlError.IsConflict(conflict))
            {
                throw new SqlConflictException();
            }
            catch (PostgresException undone) when (PostgreSqlError.IsUndone(undone) && tries < _options.MaxRetries)
            {
                // Undone completely by the server, to let another one pass.
            }
            catch (Exception failure) when (failure is NpgsqlException or TimeoutException or IOException or System.Net.Sockets.SocketException)
            {
                throw PostgreSqlError.Of(failure, Name);
            }
        }
    }
}
