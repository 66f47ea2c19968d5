using ActionSteps.Conversations;
using ActionSteps.Storage.Sqlite;
using ActionSteps.Storage.Tests.PostgreSql;
using ActionSteps.Storage.Tests.Support;

namespace ActionSteps.Tests.Conversations.Durability;

/// <summary>The tests of faults, crashes and retries run once more in files and on a server.</summary>
internal static class DurableStore
{
    public const string Local = "sqlite";
    public const string Server = "postgresql";

    public static string? MissingServer => PostgreSqlServer.Missing;

    /// <summary>Every point on a file. A server takes its time: each ninth one, and all with <c>ACTIONSTEPS_PROOF=long</c>.</summary>
    public static int FaultStride(string kind) => kind == Local || Environment.GetEnvironmentVariable("ACTIONSTEPS_PROOF") == "long" ? 1 : 9;

    public static IConversationStore New(string kind, TimeProvider clock) => kind == Local
        ? new SqliteConversationStore(SharedSqlite.New(new SqliteOptions { Clock = clock }))
        : ClockedPostgreSql.New(clock);
}
