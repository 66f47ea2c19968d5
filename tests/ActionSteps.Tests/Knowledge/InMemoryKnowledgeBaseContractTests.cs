using ActionSteps.Knowledge;
using ActionSteps.Testing.Contracts;
using ActionSteps.Testing.Knowledge;

namespace ActionSteps.Tests.Knowledge;

public sealed class InMemoryKnowledgeBaseContractTests
{
    public static TheoryData<string> Rules => [.. InMemory.Rules];

    private static Contract InMemory => new(documents => new InMemoryKnowledgeBase(documents));

    [Theory]
    [MemberData(nameof(Rules))]
    public Task The_knowledge_base_in_memory_keeps(string rule) => InMemory.CheckAsync(rule);

    [Fact]
    public async Task Rules_can_be_broken()
    {
        Contract silent = new(_ => new FakeKnowledgeBase());
        Contract chatty = new(_ => new FakeKnowledgeBase("42", "elsewhere"));
        Contract failing = new(_ => new FakeKnowledgeBase { Failure = new InvalidOperationException("broken") });

        foreach (string rule in InMemory.Rules.Where(rule => !rule.StartsWith("A cancelled", StringComparison.Ordinal)))
        {
            int broken = 0;
            foreach (Contract contract in (Contract[])[silent, chatty, failing])
            {
                broken += await Record.ExceptionAsync(() => contract.CheckAsync(rule)) is ContractViolationException ? 1 : 0;
            }

            Assert.InRange(broken, 1, 3);
        }
    }

    private sealed class Contract(Func<IReadOnlyList<KnowledgeDocument>, IKnowledgeBase> create) : KnowledgeBaseContract
    {
        protected override ValueTask<IKnowledgeBase> CreateAsync(IReadOnlyList<KnowledgeDocument> documents) =>
            ValueTask.FromResult(create(documents));
    }
}
