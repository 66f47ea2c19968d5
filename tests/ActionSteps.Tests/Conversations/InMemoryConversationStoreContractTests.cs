using System.Runtime.CompilerServices;
using ActionSteps.Conversations;
using ActionSteps.Testing.Contracts;

namespace ActionSteps.Tests.Conversations;

public sealed class InMemoryConversationStoreContractTests
{
    public static TheoryData<string> Rules => [.. InMemory.Rules];

    private static Contract InMemory => new(() => new InMemoryConversationStore());

    [Theory]
    [MemberData(nameof(Rules))]
    public Task The_store_in_memory_keeps(string rule) => InMemory.CheckAsync(rule);

    [Fact]
    public async Task Rules_can_be_broken()
    {
        Contract forgetful = new(() => new ForgetfulStore());

        foreach (string rule in forgetful.Rules.Where(rule => !rule.StartsWith("A conversation that was never", StringComparison.Ordinal)))
        {
            await Assert.ThrowsAsync<ContractViolationException>(() => forgetful.CheckAsync(rule));
        }
    }

    private sealed class Contract(Func<IConversationStore> create) : ConversationStoreContract
    {
        protected override ValueTask<IConversationStore> CreateAsync() => ValueTask.FromResult(create());
    }

    /// <summary>Says yes to everything and keeps nothing.</summary>
    private sealed class ForgetfulStore : IConversationStore
    {
        public ValueTask<ConversationState?> LoadAsync(string conversationId, CancellationToken cancellationToken) =>
            ValueTask.FromResult<ConversationState?>(null);

        public ValueTask<bool> TryCommitAsync(ConversationState state, CancellationToken cancellationToken) => ValueTask.FromResult(true);

        public async IAsyncEnumerable<ConversationWork> ListWorkAsync(
            DateTimeOffset dueBefore, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await ValueTask.CompletedTask;
            yield break;
        }

        public ValueTask<bool> DeleteAsync(string conversationId, CancellationToken cancellationToken) => ValueTask.FromResult(true);
    }
}
