using ActionSteps.Sessions;
using ActionSteps.Storage.Sqlite;
using ActionSteps.Storage.Tests.Support;
using ActionSteps.Tables;
using SQLitePCL;

namespace ActionSteps.Storage.Tests.Sqlite;

public sealed class SqliteFileTests : IDisposable
{
    private static readonly Table Notes = new("bot", "LIVE", new TableDefinition("notes", [new TableColumn("text", ColumnType.Text)]));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_stored_is_there_after_the_file_is_opened_again()
    {
        string file = _folder.File("bot.db");
        using (SqliteDatabase first = new(file))
        {
            await InsertAsync(new SqliteTableStore(first), "hello");
        }

        using SqliteDatabase second = new(file);
        Assert.Equal(["hello"], await TextsAsync(new SqliteTableStore(second)));
        Assert.Equal([file], Directory.GetFiles(_folder.Path).Where(name => !name.EndsWith("-wal", StringComparison.Ordinal) && !name.EndsWith("-shm", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("this is a text, and no database; it is longer than a header of one hundred bytes so that it is read as one, really long")]
    [InlineData("SQLite format 3\0 and then nothing that belongs to such a file, although it begins like one, which is long enough to look at")]
    public void A_file_that_is_no_database_is_refused_and_left_as_it_is(string content)
    {
        string file = _folder.File("bot.db");
        File.WriteAllText(file, content);

        StorageException refused = Assert.Throws<StorageException>(() => new SqliteDatabase(file));

        Assert.Equal(StorageFailure.Corrupt, refused.Failure);
        Assert.Contains(file, refused.Message, StringComparison.Ordinal);
        Assert.False(refused.IsRetriable);
        Assert.Equal(content, File.ReadAllText(file));
    }

    [Fact]
    public void A_database_of_another_program_is_refused_and_left_as_it_is()
    {
        string file = _folder.File("bot.db");
        Execute(file, "CREATE TABLE customers (name TEXT)");
        byte[] before = File.ReadAllBytes(file);

        StorageException refused = Assert.Throws<StorageException>(() => new SqliteDatabase(file));

        Assert.Equal(StorageFailure.Foreign, refused.Failure);
        Assert.Contains("Name another file", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(file));
    }

    [Fact]
    public void A_file_of_a_newer_version_is_refused()
    {
        string file = _folder.File("bot.db");
        new SqliteDatabase(file).Dispose();
        Execute(file, "UPDATE actionsteps_meta SET value = 99 WHERE name = 'schema'");

        StorageException refused = Assert.Throws<StorageException>(() => new SqliteDatabase(file));

        Assert.Equal(StorageFailure.NewerSchema, refused.Failure);
        Assert.Contains("version 99", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_the_version_before_recordings_gets_them_and_keeps_what_it_has()
    {
        string file = _folder.File("bot.db");
        using (SqliteDatabase first = new(file))
        {
            await InsertAsync(new SqliteTableStore(first), "hello");
            Assert.True(await new SqliteConversationStore(first).TryCommitAsync(RecordedCommit.Of(0, isRecorded: false), CancellationToken.None));
        }

        Execute(file, "ALTER TABLE actionsteps_history DROP COLUMN recording; UPDATE actionsteps_meta SET value = 1 WHERE name = 'schema'");

        using SqliteDatabase database = new(file);
        Assert.Equal(["hello"], await TextsAsync(new SqliteTableStore(database)));
        await RecordedCommit.CheckMigratedAsync(new SqliteConversationStore(database));
    }

    [Fact]
    public async Task A_damaged_file_is_reported_as_such()
    {
        string file = _folder.File("bot.db");
        using (SqliteDatabase database = new(file))
        {
            SqliteTableStore store = new(database);
            for (int i = 0; i < 200; i++)
            {
                await InsertAsync(store, new string('x', 1_000));
            }
        }

        byte[] bytes = File.ReadAllBytes(file);
        bytes.AsSpan(bytes.Length / 2).Fill(0xA5);
        File.WriteAllBytes(file, bytes);

        StorageException damaged = await Assert.ThrowsAsync<StorageException>(async () =>
        {
            using SqliteDatabase database = new(file);
            await TextsAsync(new SqliteTableStore(database));
        });
        Assert.Equal(StorageFailure.Corrupt, damaged.Failure);
        Assert.Contains("Restore a backup", damaged.Message, StringComparison.Ordinal);
    }

    [ImmutableFilesFact]
    public void A_file_that_cannot_be_written_to_is_refused_with_its_name()
    {
        string file = _folder.File("bot.db");
        new SqliteDatabase(file).Dispose();
        ImmutableFilesFactAttribute.Set(file, isImmutable: true);
        try
        {
            StorageException refused = Assert.Throws<StorageException>(() => new SqliteDatabase(file));

            Assert.Equal(StorageFailure.ReadOnly, refused.Failure);
            Assert.Contains(file, refused.Message, StringComparison.Ordinal);
            Assert.Contains("right to write", refused.Message, StringComparison.Ordinal);
        }
        finally
        {
            ImmutableFilesFactAttribute.Set(file, isImmutable: false);
        }
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named()
    {
        string file = Path.Combine(_folder.Path, "missing", "bot.db");

        StorageException refused = Assert.Throws<StorageException>(() => new SqliteDatabase(file));

        Assert.Equal(StorageFailure.Unavailable, refused.Failure);
        Assert.Contains(file, refused.Message, StringComparison.Ordinal);
        Assert.Contains("folder exists", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_file_refuses_the_record_and_keeps_the_others()
    {
        SqliteOptions small = new() { MaxBytes = 200_000 };
        using SqliteDatabase database = new(_folder.File("bot.db"), small);
        SqliteTableStore store = new(database);
        int stored = 0;

        StorageException full = await Assert.ThrowsAsync<StorageException>(async () =>
        {
            for (; stored < 1_000; stored++)
            {
                await InsertAsync(store, new string('x', 2_000));
            }
        });

        Assert.Equal(StorageFailure.Full, full.Failure);
        Assert.Contains("Make room", full.Message, StringComparison.Ordinal);
        Assert.InRange(stored, 1, 999);
        Assert.Equal(stored, (await TextsAsync(store)).Length);

        await store.DeleteAsync(Notes, TableFilter.Everything, CancellationToken.None);
        await InsertAsync(store, "there is room again");
        Assert.Equal(["there is room again"], await TextsAsync(store));
    }

    [Fact]
    public async Task Writers_that_share_a_commit_with_one_that_fails_succeed()
    {
        using SqliteDatabase database = new(_folder.File("bot.db"), new SqliteOptions { Tables = new TableLimits { MaxRecordBytes = 1_000 } });
        SqliteTableStore store = new(database);
        await InsertAsync(store, "first");

        Exception?[] outcomes = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(
            () => Record.ExceptionAsync(() => InsertAsync(store, i % 10 == 0 ? "same" : $"{i}", i % 10 == 0 ? "key" : null)))));

        Assert.All(outcomes, Assert.Null);
        Assert.Equal(1 + 180 + 1, (await TextsAsync(store)).Length);
    }

    [Fact]
    public async Task Whoever_holds_the_file_too_long_is_reported_as_a_reason_to_try_again()
    {
        string file = _folder.File("bot.db");
        using SqliteDatabase database = new(file, new SqliteOptions { BusyTimeout = TimeSpan.FromMilliseconds(50) });
        SqliteTableStore store = new(database);
        using sqlite3 other = Open(file);
        Execute(other, "BEGIN IMMEDIATE");

        StorageException busy = await Assert.ThrowsAsync<StorageException>(() => InsertAsync(store, "a"));
        Assert.Equal(StorageFailure.Busy, busy.Failure);
        Assert.True(busy.IsRetriable);

        Execute(other, "ROLLBACK");
        await InsertAsync(store, "a");
        Assert.Single(await TextsAsync(store));
    }

    [Theory]
    [InlineData(0, 4, 1_000_000)]
    [InlineData(1, 0, 1_000_000)]
    [InlineData(1, 4, 1)]
    public void Options_have_ranges(int seconds, int readers, long bytes)
    {
        SqliteOptions options = new() { BusyTimeout = TimeSpan.FromSeconds(seconds), MaxReaders = readers, MaxBytes = bytes };

        Assert.Throws<ArgumentException>(() => new SqliteDatabase(_folder.File("bot.db"), options));
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    private static async Task InsertAsync(SqliteTableStore store, string text, string? key = null) => await store.InsertAsync(
        Notes, new TableInsert(ValueObject.Create(("text", text)), DateTimeOffset.UnixEpoch) { IdempotencyKey = key }, CancellationToken.None);

    private static async Task<string[]> TextsAsync(SqliteTableStore store) =>
    [
        .. (await store.SelectAsync(Notes, new TableQuery(TableFilter.Everything) { Limit = 10_000 }, CancellationToken.None))
            .Select(record => record.Read("text").ToString()),
    ];

    private static void Execute(string file, string statement)
    {
        using sqlite3 connection = Open(file);
        Execute(connection, statement);
    }

    private static sqlite3 Open(string file)
    {
        Batteries_V2.Init();
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_open(file, out sqlite3 connection));
        return connection;
    }

    private static void Execute(sqlite3 connection, string statement) => Assert.Equal(raw.SQLITE_OK, raw.sqlite3_exec(connection, statement));
}
