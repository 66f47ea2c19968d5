using System.Collections.Concurrent;
using System.Globalization;
using ActionSteps.Conversations;
using ActionSteps.Storage.PostgreSql;
using ActionSteps.Storage.Tests.Support;
using ActionSteps.Tests.Support;
using Npgsql;

namespace ActionSteps.Storage.Tests.PostgreSql;

/// <summary>
/// A store on a server that judges leases by the clock of a test: in its schema the server finds a clock_timestamp of ours before its own.
/// Made once and used again, emptied, as making tables takes longer than most tests.
/// </summary>
internal sealed class ClockedPostgreSql : StoreDecorator, IAsyncDisposable
{
    private static readonly ConcurrentBag<(string Schema, PostgreSqlDatabase Database)> Free = [];

    private readonly string _schema;
    private readonly PostgreSqlDatabase _database;
    private readonly TimeProvider _clock;
    private readonly SemaphoreSlim _setting = new(1);
    private DateTimeOffset _told;

    private ClockedPostgreSql(string schema, PostgreSqlDatabase database, TimeProvider clock)
        : base(new PostgreSqlConversationStore(database)) => (_schema, _database, _clock) = (schema, database, clock);

    public static ClockedPostgreSql New(TimeProvider clock)
    {
        if (!Free.TryTake(out (string Schema, PostgreSqlDatabase Database) free))
        {
            string schema = PostgreSqlServer.NewSchema() + ",pg_catalog";
            PostgreSqlServer.Execute(
                schema,
                """
                CREATE TABLE test_clock (now timestamptz NOT NULL);
                INSERT INTO test_clock VALUES (now());
                CREATE FUNCTION clock_timestamp() RETURNS timestamptz LANGUAGE sql STABLE AS 'SELECT now FROM test_clock';
                """);
            free = (schema, new PostgreSqlDatabase(schema));
        }

        return new ClockedPostgreSql(free.Schema, free.Database, clock);
    }

    public override async ValueTask<StoredConversation> LoadAsync(string conversationId, string? messageId, CancellationToken cancellationToken)
    {
        await TellAsync();
        return await base.LoadAsync(conversationId, messageId, cancellationToken);
    }

    public override async ValueTask<bool> TryCommitAsync(ConversationCommit commit, CancellationToken cancellationToken)
    {
        await TellAsync();
        return await base.TryCommitAsync(commit, cancellationToken);
    }

    public override async ValueTask RenewWorkerAsync(string worker, TimeSpan lease, CancellationToken cancellationToken)
    {
        await TellAsync();
        await base.RenewWorkerAsync(worker, lease, cancellationToken);
    }

    public override async ValueTask<IReadOnlyList<ConversationWork>> ListWorkAsync(WorkQuery query, CancellationToken cancellationToken)
    {
        await TellAsync();
        return await base.ListWorkAsync(query, cancellationToken);
    }

    public override async ValueTask<int> DeleteInactiveAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        await TellAsync();
        return await base.DeleteInactiveAsync(before, limit, cancellationToken);
    }

    /// <summary>Runs a statement behind the back of the store.</summary>
    public async Task ExecuteAsync(string statement)
    {
        await _database.PrepareAsync(CancellationToken.None);
        await using NpgsqlConnection connection = new(_schema);
        await connection.OpenAsync();
        await using NpgsqlCommand command = new(statement, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        string[] tables = ["conversations", "workers", "handled", "inbox", "outbox", "history"];
        await ExecuteAsync(string.Concat(tables.Select(table => $"DELETE FROM actionsteps_{table};")));
        _setting.Dispose();
        Free.Add((_schema, _database));
    }

    private async Task TellAsync()
    {
        await _setting.WaitAsync();
        try
        {
            DateTimeOffset now = _clock.GetUtcNow();
            if (_told != now)
            {
                await ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"UPDATE test_clock SET now = '{now:O}'"));
                _told = now;
            }
        }
        finally
        {
            _setting.Release();
        }
    }
}
