using System.Diagnostics;
using System.Globalization;
using ActionSteps.Blocks;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Sessions;
using ActionSteps.Storage.Sqlite;
using ActionSteps.Storage.Tests.Support;
using ActionSteps.Testing;
using ActionSteps.Tests.Support;
using SQLitePCL;

namespace ActionSteps.Storage.Tests.Sqlite;

/// <summary>The disk under the file is full, or fails.</summary>
public sealed class SqliteDiskTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SmallDiskFact]
    public async Task A_full_disk_refuses_commits_whole_and_takes_them_when_there_is_room_again()
    {
        using SmallDisk disk = new(1_024);
        using SqliteDatabase database = new(disk.File("bot.db"));
        SqliteConversationStore store = new(database);
        int committed = 0;
        StorageException full = await Assert.ThrowsAsync<StorageException>(async () =>
        {
            for (; committed < 1_000; committed++)
            {
                Assert.True(await store.TryCommitAsync(Commit($"c-{committed}"), CancellationToken.None));
            }
        });

        Assert.Equal((StorageFailure.Full, false), (full.Failure, full.IsRetriable));
        Assert.Contains("Make room on the disk", full.Message, StringComparison.Ordinal);
        Assert.Equal(committed, (await store.ListConversationsAsync(null, 2_000, CancellationToken.None)).Count);
        Assert.Equal(0, (await store.LoadAsync($"c-{committed}", $"m-c-{committed}", CancellationToken.None)).State.Version);

        disk.Enlarge(4_096);
        Assert.True(await store.TryCommitAsync(Commit($"c-{committed}"), CancellationToken.None));
        Assert.True((await store.LoadAsync($"c-{committed}", $"m-c-{committed}", CancellationToken.None)).IsHandled);
        Assert.Equal("ok", Check(disk.File("bot.db")));
    }

    [SmallDiskFact]
    public async Task A_message_that_finds_the_disk_full_is_refused_and_answered_once_when_it_is_sent_again()
    {
        using SmallDisk disk = new(1_024);
        using SqliteDatabase database = new(disk.File("bot.db"), new SqliteOptions());
        SqliteConversationStore store = new(database);
        RecordingChannel channel = new();
        Ports services = new(channel);
        VirtualClock clock = new();
        BotDefinition bot = new("bot", [Chat.Says("start", "Hello.")]) { Start = "start" };
        await using ConversationRunner runner = new(bot, new BlockExecutor(services, new ExecutionOptions { Clock = clock }), store, services);
        string ballast = disk.File("ballast");
        await FillAsync(ballast);

        // What is written of a message may fit into what the file has left; not for long.
        int answered = 0;
        StorageException refused = await Assert.ThrowsAsync<StorageException>(async () =>
        {
            for (; answered < 5_000; answered++)
            {
                await runner.HandleAsync($"c-{answered}", Message("m-1"), CancellationToken.None);
            }
        });
        IReadOnlyList<string> before = channel.Texts;
        StorageException unaccepted = await Assert.ThrowsAsync<StorageException>(async () => await runner.AcceptAsync(
            "large", new IncomingMessage(new UserText(new string('x', 20_000))) { Id = "m-1" }, CancellationToken.None));

        File.Delete(ballast);
        TurnResult turn = await runner.HandleAsync($"c-{answered}", Message("m-1"), CancellationToken.None);
        TurnResult repeated = await runner.HandleAsync($"c-{answered}", Message("m-1"), CancellationToken.None);

        Assert.Equal(StorageFailure.Full, refused.Failure);
        Assert.Equal(StorageFailure.Full, unaccepted.Failure);
        Assert.Equal(answered, before.Count);
        Assert.Equal((false, true), (turn.IsRepeated, repeated.IsRepeated));
        Assert.Equal(answered + 1, channel.Deliveries.Select(delivery => delivery.ConversationId).Distinct().Count());
    }

    [SmallDiskFact]
    public void A_disk_without_room_for_a_new_file_says_so()
    {
        using SmallDisk disk = new(16);

        StorageException full = Assert.Throws<StorageException>(() => new SqliteDatabase(disk.File("bot.db")));

        Assert.Equal(StorageFailure.Full, full.Failure);
        Assert.Contains(disk.File("bot.db"), full.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_limit_of_the_process_on_the_size_of_files_is_told()
    {
        string file = _folder.File("bot.db");
        string worker = Path.Combine(AppContext.BaseDirectory, "ActionSteps.Storage.Worker.dll");

        // In blocks of 512 or 1,024 bytes, as the shell counts. The runtime itself needs larger files without the first setting.
        ProcessStartInfo start = new("sh", ["-c", "trap '' XFSZ; ulimit -f 3000; exec dotnet \"$0\" fill \"$1\"", worker, file]) { RedirectStandardOutput = true };
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        using Process process = Process.Start(start) ?? throw new InvalidOperationException("There is no shell.");
        string told = (await process.StandardOutput.ReadToEndAsync()).Trim();
        await process.WaitForExitAsync();

        int committed = int.Parse(told.Split(' ')[0], CultureInfo.InvariantCulture);
        Assert.InRange(committed, 10, 9_999);
        Assert.Contains("limit of file size", told, StringComparison.Ordinal);
        using SqliteDatabase database = new(file);
        Assert.Equal(committed, (await new SqliteConversationStore(database).ListConversationsAsync(null, 10_000, CancellationToken.None)).Count);
        Assert.Equal("ok", Check(file));
    }

    [Fact]
    public async Task A_damaged_page_is_reported_by_the_calls_that_need_it_and_by_no_others()
    {
        string file = _folder.File("bot.db");
        using (SqliteDatabase database = new(file))
        {
            SqliteConversationStore store = new(database);
            for (int i = 0; i < 200; i++)
            {
                Assert.True(await store.TryCommitAsync(Commit($"c-{i:000}"), CancellationToken.None));
            }
        }

        Damage(file, "SELECT max(pageno) FROM dbstat WHERE name = 'actionsteps_conversations' AND pagetype = 'leaf'");

        using SqliteDatabase damaged = new(file);
        SqliteConversationStore left = new(damaged);
        int sound = 0;
        List<ActionStepsException> faults = [];
        for (int i = 0; i < 200; i++)
        {
            try
            {
                sound += (int)(await left.LoadAsync($"c-{i:000}", null, CancellationToken.None)).State.Version;
            }
            catch (ActionStepsException fault)
            {
                faults.Add(fault);
            }
        }

        Assert.NotEmpty(faults);
        Assert.Equal(200, sound + faults.Count);

        // The page of a large text may look sound to SQLite: then the text itself shows the damage.
        Assert.All(faults, fault => Assert.True(
            fault is StorageException { Failure: StorageFailure.Corrupt, IsRetriable: false } or ConversationFormatException { Part: "state" }, $"{fault}"));
        Assert.All(faults, fault => Assert.Contains("backup", fault.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("DELETE FROM actionsteps_meta")]
    [InlineData("UPDATE actionsteps_meta SET value = 0")]
    [InlineData("UPDATE actionsteps_meta SET value = -3")]
    public void A_file_that_does_not_say_its_version_is_refused_and_left_as_it_is(string damage)
    {
        string file = _folder.File("bot.db");
        new SqliteDatabase(file).Dispose();
        Execute(file, damage);
        byte[] before = File.ReadAllBytes(file);

        StorageException refused = Assert.Throws<StorageException>(() => new SqliteDatabase(file));

        Assert.Equal(StorageFailure.Corrupt, refused.Failure);
        Assert.Contains("actionsteps_meta", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(file));
    }

    private static IncomingMessage Message(string id) => new(new UserText("hi")) { Id = id };

    private static ConversationCommit Commit(string id) => new()
    {
        ConversationId = id,
        Version = 0,
        Worker = "w",
        HandledMessage = $"m-{id}",
        State = new ConversationState { Id = id, Version = 1, Variables = ValueObject.Create(("text", new string('x', 3_000))) },
    };

    /// <summary>Takes all the room that is left.</summary>
    private static async Task FillAsync(string ballast)
    {
        await using FileStream file = File.Create(ballast, 1);
        try
        {
            while (true)
            {
                await file.WriteAsync(new byte[4_096]);
            }
        }
        catch (IOException)
        {
            // The disk is full now.
        }
    }

    private static void Damage(string file, string pageQuery)
    {
        long page = 0;
        using (sqlite3 connection = Open(file))
        {
            Assert.Equal(raw.SQLITE_OK, raw.sqlite3_exec(connection, "PRAGMA wal_checkpoint(TRUNCATE)"));
            if (raw.sqlite3_prepare_v2(connection, pageQuery, out sqlite3_stmt query) == raw.SQLITE_OK)
            {
                using (query)
                {
                    Assert.Equal(raw.SQLITE_ROW, raw.sqlite3_step(query));
                    page = raw.sqlite3_column_int64(query, 0);
                }
            }
        }

        // Without the table of pages, one in the middle of the file.
        byte[] bytes = File.ReadAllBytes(file);
        bytes.AsSpan((int)(page > 0 ? (page - 1) * 4_096 : bytes.Length / 8_192 * 4_096), 4_096).Fill(0xA5);
        File.WriteAllBytes(file, bytes);
    }

    private static string Check(string file)
    {
        using sqlite3 connection = Open(file);
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_prepare_v2(connection, "PRAGMA quick_check", out sqlite3_stmt check));
        using (check)
        {
            Assert.Equal(raw.SQLITE_ROW, raw.sqlite3_step(check));
            return raw.sqlite3_column_text(check, 0).utf8_to_string();
        }
    }

    private static void Execute(string file, string statement)
    {
        using sqlite3 connection = Open(file);
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_exec(connection, statement));
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_exec(connection, "PRAGMA wal_checkpoint(TRUNCATE)"));
    }

    private static sqlite3 Open(string file)
    {
        Batteries_V2.Init();
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_open(file, out sqlite3 connection));
        return connection;
    }
}
