using ActionSteps.Conversations;
using ActionSteps.Storage.PostgreSql;
using ActionSteps.Storage.Sqlite;

namespace ActionSteps.Storage.Crash;

/// <summary>A store that processes share, named by a text that fits on a command line: <c>sqlite:</c> and a file, or <c>postgresql:</c> and a connection string.</summary>
public sealed class CrashStore : IAsyncDisposable
{
    private const string Sqlite = "sqlite:";
    private const string PostgreSql = "postgresql:";
    private readonly SqliteDatabase? _file;
    private readonly PostgreSqlDatabase? _server;

    public CrashStore(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.StartsWith(Sqlite, StringComparison.Ordinal))
        {
            _file = new SqliteDatabase(address[Sqlite.Length..]);
            Conversations = new SqliteConversationStore(_file);
        }
        else if (address.StartsWith(PostgreSql, StringComparison.Ordinal))
        {
            _server = new PostgreSqlDatabase(address[PostgreSql.Length..]);
            Conversations = new PostgreSqlConversationStore(_server);
        }
        else
        {
            throw new ArgumentException($"\"{address}\" is no store; write {Sqlite}<file> or {PostgreSql}<connection string>.", nameof(address));
        }
    }

    public IConversationStore Conversations { get; }

    public static string OfFile(string file) => Sqlite + file;

    public static string OfServer(string connectionString) => PostgreSql + connectionString;

    public async ValueTask DisposeAsync()
    {
        _file?.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}
