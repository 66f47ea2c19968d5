using ActionSteps.Conversations;
using ActionSteps.Storage.Sqlite;
using ActionSteps.Storage.Tests.PostgreSql;
using ActionSteps.Tests.Conversations.Durability;
using SQLitePCL;

namespace ActionSteps.Storage.Tests.Support;

/// <summary>An empty store of a kind together with a way to change what it keeps behind its back.</summary>
internal sealed class BareStore : IAsyncDisposable
{
    private readonly SqliteDatabase? _file;
    private readonly ClockedPostgreSql? _server;

    public BareStore(string kind, TimeProvider clock)
    {
        if (kind == DurableStore.Local)
        {
            _file = SharedSqlite.New(new SqliteOptions { Clock = clock });
            Store = new SqliteConversationStore(_file);
        }
        else
        {
            Store = _server = ClockedPostgreSql.New(clock);
        }
    }

    public IConversationStore Store { get; }

    public async Task ExecuteAsync(string statement)
    {
        if (_server is not null)
        {
            await _server.ExecuteAsync(statement);
        }
        else if (_file is not null)
        {
            Assert.Equal(raw.SQLITE_OK, raw.sqlite3_open(_file.File, out sqlite3 connection));
            using (connection)
            {
                Assert.Equal(raw.SQLITE_OK, raw.sqlite3_exec(connection, statement));
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _file?.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}
