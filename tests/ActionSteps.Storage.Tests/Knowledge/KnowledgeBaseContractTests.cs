using ActionSteps.Knowledge;
using ActionSteps.Storage.PostgreSql;
using ActionSteps.Storage.Sqlite;
using ActionSteps.Storage.Tests.Support;
using ActionSteps.Testing.Contracts;

namespace ActionSteps.Storage.Tests.Knowledge;

public sealed class KnowledgeBaseContractTests
{
    public static TheoryData<string> Rules => [.. new SqliteContract().Rules];

    [Theory]
    [MemberData(nameof(Rules))]
    public Task The_knowledge_base_in_a_file_keeps(string rule) => new SqliteContract().CheckAsync(rule);

    [PostgreSqlTheory]
    [MemberData(nameof(Rules))]
    public Task The_knowledge_base_on_a_server_keeps(string rule) => new PostgreSqlContract().CheckAsync(rule);

    private sealed class SqliteContract : KnowledgeBaseContract
    {
        protected override async ValueTask<IKnowledgeBase> CreateAsync(IReadOnlyList<KnowledgeDocument> documents)
        {
            SqliteKnowledgeBase knowledge = new(SharedSqlite.New());
            await knowledge.ReplaceAsync(documents, CancellationToken.None);
            return knowledge;
        }
    }

    private sealed class PostgreSqlContract : KnowledgeBaseContract
    {
        protected override async ValueTask<IKnowledgeBase> CreateAsync(IReadOnlyList<KnowledgeDocument> documents)
        {
            PostgreSqlKnowledgeBase knowledge = new(PostgreSqlServer.New());
            await knowledge.ReplaceAsync(documents, CancellationToken.None);
            return knowledge;
        }
    }
}
