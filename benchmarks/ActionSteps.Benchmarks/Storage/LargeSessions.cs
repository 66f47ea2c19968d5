using System.Buffers;
using ActionSteps.Conversations;
using ActionSteps.Sessions;
using ActionSteps.Storage.PostgreSql;
using ActionSteps.Storage.Sqlite;
using BenchmarkDotNet.Attributes;

namespace ActionSteps.Benchmarks.Storage;

/// <summary>
/// How many bytes does it take to load and save a session of 10 KB? Compare with the session of a few bytes, for what a call costs without
/// it. For PostgreSQL the environment variable <c>ACTIONSTEPS_POSTGRESQL</c> names a database.
/// </summary>
[MemoryDiagnoser]
public class LargeSessions : IDisposable
{
    private const string Id = "large-session";
    private const int Bytes = 10 * 1024;

    private DirectoryInfo? _folder;
    private IDisposable? _database;
    private IConversationStore? _store;
    private long _version;

    /// <summary>Where it is kept.</summary>
    [Params("SQLite", "PostgreSQL")]
    public string Store { get; set; } = "SQLite";

    /// <summary>Whether the session has 10 KB of JSON, or next to nothing.</summary>
    [Params(false, true)]
    public bool IsLarge { get; set; }

    /// <summary>Makes the conversation.</summary>
    // Inside the process of the benchmarks nobody waits for a setup that is asynchronous.
    [GlobalSetup]
    public void Setup()
    {
        if (Store == "SQLite")
        {
            _folder = Directory.CreateTempSubdirectory("actionsteps-benchmark-");
            SqliteDatabase database = new(Path.Combine(_folder.FullName, "bot.db"));
            _database = database;
            _store = new SqliteConversationStore(database);
        }
        else
        {
            PostgreSqlDatabase database = new(Environment.GetEnvironmentVariable("ACTIONSTEPS_POSTGRESQL")
                ?? throw new InvalidOperationException("ACTIONSTEPS_POSTGRESQL is not set; it is a connection string."));
            _database = database;
            _store = new PostgreSqlConversationStore(database);
        }

        BeginAsync().GetAwaiter().GetResult();
    }

    /// <summary>Closes the store.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _database?.Dispose();
        _folder?.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Loads the session and commits it as it is.</summary>
    [Benchmark]
    public async Task LoadAndSave()
    {
        StoredConversation stored = await _store!.LoadAsync(Id, null, CancellationToken.None);
        await SaveAsync(stored.State);
    }

    private async Task BeginAsync()
    {
        await _store!.DeleteAsync(Id, CancellationToken.None);
        await SaveAsync(new ConversationState { Id = Id, Variables = IsLarge ? Order() : ValueObject.Empty, LastActivity = DateTimeOffset.UnixEpoch });
    }

    private async Task SaveAsync(ConversationState state)
    {
        ConversationCommit commit = new() { ConversationId = Id, Version = _version, Worker = "benchmark", State = state with { Version = _version + 1 } };
        if (!await _store!.TryCommitAsync(commit, CancellationToken.None))
        {
            throw new InvalidOperationException("A commit was refused.");
        }

        _version++;
    }

    /// <summary>What a shop keeps of an order: as many items as 10 KB hold.</summary>
    private static ValueObject Order()
    {
        List<Value> items = [];
        ValueObject order;
        ArrayBufferWriter<byte> json = new();
        do
        {
            items.Add(Value.Object(
                ("id", $"item-{items.Count}"),
                ("name", "Return ticket, second class"),
                ("description", "Valid for one month in every train of the operator, one stop on the way is allowed."),
                ("price", 12.5 + items.Count),
                ("seats", 2)));
            order = ValueObject.Create(("order", Value.List([.. items])), ("name", "Ann Peeters"));
            json.Clear();
            ConversationJson.Write(json, new ConversationState { Id = Id, Variables = order });
        }
        while (json.WrittenCount < Bytes);

        return order;
    }
}
