using ActionSteps.Conversations;
using ActionSteps.Storage.PostgreSql;
using BenchmarkDotNet.Attributes;
using Npgsql;

namespace ActionSteps.Benchmarks.Storage;

/// <summary>
/// What does a turn of five trivial steps cost with PostgreSQL, against writing the same bytes in one transaction? The environment variable
/// <c>ACTIONSTEPS_POSTGRESQL</c> names an empty database.
/// </summary>
[MemoryDiagnoser]
public class PostgreSqlTurns : IDisposable
{
    private const int Turns = 200;

    private byte[] _bytes = [];
    private NpgsqlDataSource? _source;
    private PostgreSqlDatabase? _database;
    private ConversationRunner? _runner;
    private int _turn;

    /// <summary>Fills the stores.</summary>
    // Inside the process of the benchmarks nobody waits for a setup that is asynchronous.
    [GlobalSetup]
    public void Setup() => SetupAsync().GetAwaiter().GetResult();

    /// <summary>Closes the connections.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _source?.Dispose();
        _database?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The same bytes, in one transaction each.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Turns)]
    public async Task Floor()
    {
        for (int i = 0; i < Turns; i++)
        {
            await using NpgsqlCommand write = _source!.CreateCommand("INSERT INTO floor VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET data = excluded.data");
            write.Parameters.Add(new NpgsqlParameter<string> { TypedValue = TurnBot.Name(_turn++) });
            write.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = _bytes });
            await write.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Whole turns, one after the other.</summary>
    [Benchmark(OperationsPerInvoke = Turns)]
    public async Task PostgreSql()
    {
        for (int i = 0; i < Turns; i++)
        {
            await _runner!.HandleAsync(TurnBot.Name(_turn++), TurnBot.Message, CancellationToken.None);
        }
    }

    private async Task SetupAsync()
    {
        string connection = Environment.GetEnvironmentVariable("ACTIONSTEPS_POSTGRESQL")
            ?? throw new InvalidOperationException("ACTIONSTEPS_POSTGRESQL is not set; it is a connection string.");
        _bytes = new byte[await TurnBytes.CountAsync()];
        Random.Shared.NextBytes(_bytes);
        _source = new NpgsqlSlimDataSourceBuilder(connection + ";Max Auto Prepare=10").Build();
        await using NpgsqlCommand create = _source.CreateCommand("CREATE TABLE IF NOT EXISTS floor (id text PRIMARY KEY, data bytea NOT NULL)");
        await create.ExecuteNonQueryAsync();
        _database = new PostgreSqlDatabase(connection);
        _runner = await TurnBot.StartAsync(new PostgreSqlConversationStore(_database));
    }
}
