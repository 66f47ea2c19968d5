using System.Globalization;
using ActionSteps.Storage.Sql;

namespace ActionSteps.Storage.Sqlite;

/// <summary>Makes sure that a file is ours, and has the tables of this version.</summary>
internal static class SqliteSchema
{
    // "ASTP", in the place where SQLite files say what they are for.
    private const int ApplicationId = 0x41535450;

    /// <exception cref="StorageException">The file cannot be used; it was not changed.</exception>
    public static void Prepare(SqliteSession session, SqlDialect dialect, SqliteOptions options)
    {
        bool isEmpty = session.QueryNumber("SELECT count(*) FROM sqlite_master") == 0;
        long application = session.QueryNumber("PRAGMA application_id");
        if (application != ApplicationId && (!isEmpty || application != 0))
        {
            throw new StorageException(
                StorageFailure.Foreign, session.File, "The file belongs to another program and was left as it is. Name another file.");
        }

        if (session.IsReadOnly)
        {
            throw SqliteError.Of(SQLitePCL.raw.SQLITE_READONLY, null, session.File);
        }

        CheckVersion(session);
        session.ExecuteWhenFree("PRAGMA journal_mode = WAL");
        session.Execute("PRAGMA synchronous = FULL");
        session.Execute("PRAGMA temp_store = MEMORY");

        // The pages of some thousands of conversations that talk, however many are stored: 16 MB.
        session.Execute("PRAGMA cache_size = -16384");
        session.Execute("PRAGMA journal_size_limit = 67108864");
        long pageSize = session.QueryNumber("PRAGMA page_size");
        long pages = Math.Clamp(options.MaxBytes / pageSize, 1, 4_294_967_294);
        session.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {pages}"));
        Migrate(session, dialect);
    }

    private static int CheckVersion(SqliteSession session)
    {
        if (session.QueryNumber("SELECT count(*) FROM sqlite_master WHERE name = 'actionsteps_meta'") == 0)
        {
            return 0;
        }

        return Schema.Check(session.QueryNumber("SELECT value FROM actionsteps_meta WHERE name = 'schema'"), session.File);
    }

    private static void Migrate(SqliteSession session, SqlDialect dialect)
    {
        if (CheckVersion(session) == Schema.Newest)
        {
            return;
        }

        session.ExecuteWhenFree("BEGIN IMMEDIATE");
        try
        {
            // Another process may have been faster.
            int version = CheckVersion(session);
            session.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {ApplicationId}"));
            foreach (string statement in Schema.From(version, dialect))
            {
                session.Execute(statement);
            }

            session.Execute("COMMIT");
        }
        catch
        {
            if (session.IsInTransaction)
            {
                session.Execute("ROLLBACK");
            }

            throw;
        }
    }
}
