using ActionSteps.Conversations;
using ActionSteps.Storage.Sqlite;
using ActionSteps.Storage.Tests.Support;

namespace ActionSteps.Tests.Conversations.Durability;

/// <summary>The tests of faults and crashes run once more on a file.</summary>
internal static class DurableStore
{
    public static IConversationStore New(TimeProvider clock) => new SqliteConversationStore(SharedSqlite.New(new SqliteOptions { Clock = clock }));
}
