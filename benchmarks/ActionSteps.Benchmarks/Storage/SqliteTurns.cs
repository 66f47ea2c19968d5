using ActionSteps.Conversations;
using ActionSteps.Storage.Sqlite;
using BenchmarkDotNet.Attributes;

namespace ActionSteps.Benchmarks.Storage;

/// <summary>
/// What does a turn of five trivial steps cost with a SQLite file, against writing the same bytes in one transaction? Both on the disk of
/// the folder for temporary files.
/// </summary>
[MemoryDiagnoser]
public class SqliteTurns : IDisposable
{
    private const int Turns = 500;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actionsteps-benchmark-");
    private SqliteFloor? _floor;
    private SqliteDatabase? _database;
    private ConversationRunner? _runner;
    private ConversationRunner? _inMemory;
    private int _turn;

    /// <summary>Fills the stores.</summary>
    [GlobalSetup]
    public async Task Setup()
    {
        _floor = new SqliteFloor(Path.Combine(_folder.FullName, "floor.db"), await TurnBytes.CountAsync());
        _database = new SqliteDatabase(Path.Combine(_folder.FullName, "bot.db"));
        _runner = await TurnBot.StartAsync(new SqliteConversationStore(_database));
        _inMemory = await TurnBot.StartAsync(new InMemoryConversationStore());
    }

    /// <summary>Removes them.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _floor?.Dispose();
        _database?.Dispose();
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>The same bytes, in one transaction each.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Turns)]
    public void Floor()
    {
        for (int i = 0; i < Turns; i++)
        {
            _floor!.Write(TurnBot.Name(_turn++));
        }
    }

    /// <summary>Whole turns, one after the other.</summary>
    [Benchmark(OperationsPerInvoke = Turns)]
    public Task Sqlite() => TalkAsync(_runner!);

    /// <summary>Whole turns in memory.</summary>
    [Benchmark(OperationsPerInvoke = Turns)]
    public Task InMemory() => TalkAsync(_inMemory!);

    /// <summary>Whole turns, 16 conversations at a time.</summary>
    [Benchmark(OperationsPerInvoke = Turns)]
    public Task SqliteSideBySide() => Parallel.ForAsync(
        0,
        Turns,
        new ParallelOptions { MaxDegreeOfParallelism = 16 },
        async (turn, token) => await _runner!.HandleAsync(TurnBot.Name(turn), TurnBot.Message, token));

    private async Task TalkAsync(ConversationRunner runner)
    {
        for (int i = 0; i < Turns; i++)
        {
            await runner.HandleAsync(TurnBot.Name(_turn++), TurnBot.Message, CancellationToken.None);
        }
    }
}
