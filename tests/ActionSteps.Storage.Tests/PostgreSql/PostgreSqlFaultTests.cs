using System.Globalization;
using ActionSteps.Conversations;
using ActionSteps.Sessions;
using ActionSteps.Storage.PostgreSql;
using ActionSteps.Storage.Tests.Support;
using Npgsql;

namespace ActionSteps.Storage.Tests.PostgreSql;

/// <summary>The server, its disk or its tables are not as they should be.</summary>
public sealed class PostgreSqlFaultTests
{
    [PostgreSqlTheory]
    [InlineData("53100", StorageFailure.Full, "Make room")]
    [InlineData("25006", StorageFailure.ReadOnly, "primary server")]
    [InlineData("XX001", StorageFailure.Corrupt, "Restore a backup")]
    [InlineData("42501", StorageFailure.Refused, "lacks a right")]
    [InlineData("55P03", StorageFailure.Busy, "Try again")]
    [InlineData("57014", StorageFailure.Busy, "Try again")]
    [InlineData("57P01", StorageFailure.Unavailable, "Try again")]
    [InlineData("53300", StorageFailure.Unavailable, "Try again")]
    [InlineData("22000", StorageFailure.Refused, "refuses the request")]
    public async Task What_the_server_reports_in_the_middle_of_a_commit_is_told_and_undone(string code, StorageFailure failure, string fix)
    {
        string schema = PostgreSqlServer.NewSchema();
        await using PostgreSqlDatabase database = new(schema);
        PostgreSqlConversationStore store = new(database);
        Assert.True(await store.TryCommitAsync(Commit(0), CancellationToken.None));
        PostgreSqlServer.Execute(schema, $"""
            CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION USING ERRCODE = ''{code}'', MESSAGE = ''as the test says''; END';
            CREATE TRIGGER fail BEFORE INSERT ON actionsteps_handled FOR EACH ROW EXECUTE FUNCTION fail();
            """);

        StorageException told = await Assert.ThrowsAsync<StorageException>(async () => await store.TryCommitAsync(Commit(1), CancellationToken.None));
        PostgreSqlServer.Execute(schema, "DROP TRIGGER fail ON actionsteps_handled");

        Assert.Equal(failure, told.Failure);
        Assert.Equal(failure is StorageFailure.Busy or StorageFailure.Unavailable, told.IsRetriable);
        Assert.Contains(fix, told.Message, StringComparison.Ordinal);
        Assert.Contains(code, told.Message, StringComparison.Ordinal);
        Assert.Contains(database.Name, told.Message, StringComparison.Ordinal);
        Assert.Equal(1, (await store.LoadAsync("c", null, CancellationToken.None)).State.Version);
        Assert.True(await store.TryCommitAsync(Commit(1), CancellationToken.None));
    }

    [PostgreSqlTheory]
    [InlineData("DELETE FROM actionsteps_meta", StorageFailure.Corrupt)]
    [InlineData("UPDATE actionsteps_meta SET value = 0", StorageFailure.Corrupt)]
    [InlineData("DROP TABLE actionsteps_meta", StorageFailure.Foreign)]
    [InlineData("DROP TABLE actionsteps_meta; CREATE TABLE actionsteps_meta (mine integer)", StorageFailure.Foreign)]
    [InlineData("DROP TABLE actionsteps_meta; CREATE TABLE actionsteps_meta (name text, value text); INSERT INTO actionsteps_meta VALUES ('schema', '1')", StorageFailure.Foreign)]
    public async Task Tables_that_do_not_say_their_version_are_refused_and_left_as_they_are(string damage, StorageFailure failure)
    {
        string schema = PostgreSqlServer.NewSchema();
        await using (PostgreSqlDatabase first = new(schema))
        {
            Assert.True(await new PostgreSqlConversationStore(first).TryCommitAsync(Commit(0), CancellationToken.None));
        }

        PostgreSqlServer.Execute(schema, damage);

        await using PostgreSqlDatabase database = new(schema);
        StorageException refused = await Assert.ThrowsAsync<StorageException>(async () => await database.PrepareAsync(CancellationToken.None));
        Assert.Equal(failure, refused.Failure);
        Assert.Contains("actionsteps_", refused.Message, StringComparison.Ordinal);
        PostgreSqlServer.Execute(schema, "SELECT 1 / count(*) FROM actionsteps_conversations");
    }

    [PostgreSqlFact]
    public async Task Any_table_of_others_under_our_names_is_found()
    {
        string schema = PostgreSqlServer.NewSchema();
        PostgreSqlServer.Execute(schema, "CREATE TABLE actionsteps_journal (mine integer)");

        await using PostgreSqlDatabase database = new(schema);
        StorageException refused = await Assert.ThrowsAsync<StorageException>(async () => await database.PrepareAsync(CancellationToken.None));

        Assert.Equal(StorageFailure.Foreign, refused.Failure);
    }

    [PostgreSqlFact]
    public async Task A_table_that_is_gone_is_damage()
    {
        string schema = PostgreSqlServer.NewSchema();
        await using PostgreSqlDatabase database = new(schema);
        await database.PrepareAsync(CancellationToken.None);
        PostgreSqlServer.Execute(schema, "DROP TABLE actionsteps_outbox");

        StorageException missing = await Assert.ThrowsAsync<StorageException>(
            async () => await new PostgreSqlConversationStore(database).LoadAsync("c", null, CancellationToken.None));

        Assert.Equal(StorageFailure.Corrupt, missing.Failure);
        Assert.Contains("actionsteps_outbox", missing.Message, StringComparison.Ordinal);
    }

    [PostgreSqlTheory]
    [InlineData("Search Path=nowhere", StorageFailure.Refused, "search path")]
    [InlineData("Database=nowhere", StorageFailure.Unavailable, "Create it")]
    [InlineData("Username=nobody", StorageFailure.Refused, "Check name and password")]
    public async Task A_wrong_connection_string_is_told_with_what_to_do(string wrong, StorageFailure failure, string fix)
    {
        await using PostgreSqlDatabase database = new($"{PostgreSqlServer.NewSchema()};{wrong}");

        StorageException refused = await Assert.ThrowsAsync<StorageException>(async () => await database.PrepareAsync(CancellationToken.None));

        Assert.Equal(failure, refused.Failure);
        Assert.Contains(fix, refused.Message, StringComparison.Ordinal);
    }

    [PostgreSqlFact]
    public async Task A_damaged_page_is_reported_by_the_calls_that_need_it_and_by_no_others()
    {
        PostgreSqlServer own = PostgreSqlServer.StartOwn();
        try
        {
            string schema = own.AddSchema();
            await using PostgreSqlDatabase database = new(schema);
            PostgreSqlConversationStore store = new(database);
            for (int i = 0; i < 40; i++)
            {
                Assert.True(await store.TryCommitAsync(Commit(0) with { ConversationId = $"c-{i:00}", State = State($"c-{i:00}", 1) }, CancellationToken.None));
            }

            string file = await DataFileAsync(schema, "actionsteps_conversations");
            await own.RestartAsync("fast");
            byte[] bytes = await File.ReadAllBytesAsync(file);
            bytes.AsSpan(0, 200).Fill(0xA5);
            await File.WriteAllBytesAsync(file, bytes);
            await own.RestartAsync("immediate");
            int sound = 0;
            List<StorageException> faults = [];
            for (int i = 0; i < 40; i++)
            {
                for (int attempt = 0; attempt < 3; attempt++)
                {
                    try
                    {
                        sound += (int)(await store.LoadAsync($"c-{i:00}", null, CancellationToken.None)).State.Version;
                        break;
                    }
                    catch (StorageException fault) when (!fault.IsRetriable)
                    {
                        faults.Add(fault);
                        break;
                    }
                    catch (StorageException) when (attempt < 2)
                    {
                        // The connections of before the restart.
                    }
                }
            }

            Assert.NotEmpty(faults);
            Assert.Equal(40, sound + faults.Count);
            Assert.InRange(sound, 1, 39);
            Assert.All(faults, fault => Assert.Equal(StorageFailure.Corrupt, fault.Failure));
        }
        finally
        {
            own.Stop();
        }
    }

    private static async Task<string> DataFileAsync(string connectionString, string table)
    {
        await using NpgsqlConnection connection = new(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using NpgsqlCommand command = new(
            string.Create(CultureInfo.InvariantCulture, $"SELECT current_setting('data_directory') || '/' || pg_relation_filepath('{table}')"), connection);
        return await command.ExecuteScalarAsync() as string ?? throw new InvalidOperationException("The table has no file.");
    }

    private static ConversationCommit Commit(long version) => new()
    {
        ConversationId = "c", Version = version, Worker = "w", HandledMessage = $"m-{version}", State = State("c", version + 1),
    };

    private static ConversationState State(string id, long version) =>
        new() { Id = id, Version = version, Variables = ValueObject.Create(("text", new string('x', 1_500))) };
}
