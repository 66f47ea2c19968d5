using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Storage.PostgreSql;
using ActionSteps.Storage.Sqlite;
using BenchmarkDotNet.Attributes;

namespace ActionSteps.Benchmarks.Storage;

/// <summary>
/// What does a turn cost when a thousand conversations talk and many more are stored? The thousand are spread evenly over all of them. For
/// PostgreSQL the environment variable <c>ACTIONSTEPS_POSTGRESQL</c> names a database that may be emptied.
/// </summary>
[MemoryDiagnoser]
public class GrowingStores : IDisposable
{
    private const int Turns = 1_000;

    private DirectoryInfo? _folder;
    private IDisposable? _database;
    private ConversationRunner? _runner;
    private int _turn;

    /// <summary>Where conversations are kept.</summary>
    [Params("SQLite", "PostgreSQL")]
    public string Store { get; set; } = "SQLite";

    /// <summary>How many of them.</summary>
    [Params(1_000, 100_000, 1_000_000)]
    public int Conversations { get; set; }

    /// <summary>Fills the store.</summary>
    // Inside the process of the benchmarks nobody waits for a setup that is asynchronous.
    [GlobalSetup]
    public void Setup()
    {
        IConversationStore store = Store == "SQLite" ? OpenSqlite() : OpenPostgreSql();
        FillAsync(store).GetAwaiter().GetResult();
        _runner = TurnBot.StartAsync(store, Name).GetAwaiter().GetResult();
    }

    /// <summary>Removes it.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _database?.Dispose();
        _folder?.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Whole turns, one after the other.</summary>
    [Benchmark(OperationsPerInvoke = Turns)]
    public async Task Turn()
    {
        for (int i = 0; i < Turns; i++)
        {
            await _runner!.HandleAsync(Name(_turn++), TurnBot.Message, CancellationToken.None);
        }
    }

    private string Name(int number) => $"conversation-{(long)(number % TurnBot.Conversations) * Conversations / TurnBot.Conversations}";

    private SqliteConversationStore OpenSqlite()
    {
        _folder = Directory.CreateTempSubdirectory("actionsteps-benchmark-");
        SqliteDatabase database = new(Path.Combine(_folder.FullName, "bot.db"));
        _database = database;
        return new SqliteConversationStore(database);
    }

    private PostgreSqlConversationStore OpenPostgreSql()
    {
        string connection = Environment.GetEnvironmentVariable("ACTIONSTEPS_POSTGRESQL")
            ?? throw new InvalidOperationException("ACTIONSTEPS_POSTGRESQL is not set; it is a connection string.");
        PostgreSqlDatabase database = new(connection);
        _database = database;
        return new PostgreSqlConversationStore(database);
    }

    /// <summary>Makes the conversations that are not there yet, each with one turn behind it.</summary>
    private async Task FillAsync(IConversationStore store)
    {
        await using ConversationRunner runner = new(TurnBot.Create(), new BlockExecutor(), store);
        await Parallel.ForAsync(0, Conversations, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (number, token) =>
        {
            string id = $"conversation-{number}";
            if (await runner.FindAsync(id, token) is null)
            {
                await runner.HandleAsync(id, TurnBot.Message, token);
            }
        });
    }
}
