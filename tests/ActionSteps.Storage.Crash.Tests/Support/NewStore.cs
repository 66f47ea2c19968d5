using ActionSteps.Conversations;
using ActionSteps.Storage.PostgreSql;
using ActionSteps.Storage.Sqlite;
using ActionSteps.Storage.Tests.Support;

namespace ActionSteps.Storage.Crash.Tests.Support;

/// <summary>Empty stores of every kind, gone with the test.</summary>
internal sealed class NewStore : IAsyncDisposable
{
    public const string Memory = "memory";
    public const string Sqlite = "sqlite";
    public const string PostgreSql = "postgresql";

    private readonly TemporaryFolder? _folder;
    private readonly SqliteDatabase? _file;
    private readonly PostgreSqlDatabase? _server;

    public NewStore(string kind, TimeProvider clock)
    {
        switch (kind)
        {
            case Memory:
                Conversations = new InMemoryConversationStore(clock);
                break;
            case Sqlite:
                _folder = new TemporaryFolder();
                _file = new SqliteDatabase(_folder.File("store.db"), new SqliteOptions { Clock = clock });
                Conversations = new SqliteConversationStore(_file);
                break;
            default:
                _server = PostgreSqlServer.New();
                Conversations = new PostgreSqlConversationStore(_server);
                break;
        }
    }

    /// <summary>The kinds that this machine has.</summary>
    public static IReadOnlyList<string> Kinds { get; } = PostgreSqlServer.Missing is null ? [Memory, Sqlite, PostgreSql] : [Memory, Sqlite];

    public IConversationStore Conversations { get; }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _file?.Dispose();
        _folder?.Dispose();
    }
}
