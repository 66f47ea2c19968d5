using ActionSteps.Storage.Sqlite;

namespace ActionSteps.Storage.Tests.Support;

/// <summary>Files that live as long as the tests: tests that need a database and not a file take the next one.</summary>
internal static class SharedSqlite
{
    private static readonly TemporaryFolder Folder = MakeFolder();
    private static int _count;

    public static SqliteDatabase New(SqliteOptions? options = null) => new(Folder.File($"{Interlocked.Increment(ref _count)}.db"), options);

    private static TemporaryFolder MakeFolder()
    {
        TemporaryFolder folder = new(inMemory: true);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        return folder;
    }
}
