using ActionSteps.Conversations;
using ActionSteps.Storage.Sqlite;
using ActionSteps.Storage.Tests.Support;
using ActionSteps.Testing;
using ActionSteps.Testing.Contracts;

namespace ActionSteps.Storage.Tests.Sqlite;

public sealed class SqliteConversationStoreContractTests
{
    public static TheoryData<string> Rules => [.. new Contract().Rules];

    [Theory]
    [MemberData(nameof(Rules))]
    public Task The_store_in_a_file_keeps(string rule) => new Contract().CheckAsync(rule);

    private sealed class Contract : ConversationStoreContract
    {
        private readonly VirtualClock _clock = new();

        protected override ValueTask<IConversationStore> CreateAsync() =>
            ValueTask.FromResult<IConversationStore>(new SqliteConversationStore(SharedSqlite.New(new SqliteOptions { Clock = _clock })));

        protected override ValueTask PassAsync(IConversationStore store, TimeSpan time)
        {
            _clock.Advance(time);
            return ValueTask.CompletedTask;
        }
    }
}
