using ActionSteps.Conversations;
using ActionSteps.Messages;
using ActionSteps.Replay;
using ActionSteps.Testing;
using ActionSteps.Testing.Contracts;

namespace ActionSteps.Tests.Conversations;

public sealed class InMemoryConversationStoreContractTests
{
    public static TheoryData<string> Rules => [.. new Contract(() => new InMemoryConversationStore()).Rules];

    [Theory]
    [MemberData(nameof(Rules))]
    public Task The_store_in_memory_keeps(string rule) => new Contract(() => new InMemoryConversationStore()).CheckAsync(rule);

    [Theory]
    [MemberData(nameof(Rules))]
    public Task The_store_in_memory_that_runners_share_keeps(string rule)
    {
        VirtualClock clock = new();
        return new Contract(() => new InMemoryConversationStore(clock), clock).CheckAsync(rule);
    }

    [Fact]
    public async Task Rules_can_be_broken()
    {
        Contract forgetful = new(() => new ForgetfulStore());

        foreach (string rule in forgetful.Rules.Where(rule => !rule.StartsWith("A conversation that was never", StringComparison.Ordinal)))
        {
            await Assert.ThrowsAsync<ContractViolationException>(() => forgetful.CheckAsync(rule));
        }
    }

    private sealed class Contract(Func<IConversationStore> create, VirtualClock? clock = null) : ConversationStoreContract
    {
        protected override ValueTask<IConversationStore> CreateAsync() => ValueTask.FromResult(create());

        protected override ValueTask PassAsync(IConversationStore store, TimeSpan time)
        {
            clock?.Advance(time);
            return ValueTask.CompletedTask;
        }
    }

    /// <summary>Says yes to everything and keeps nothing.</summary>
    private sealed class ForgetfulStore : IConversationStore
    {
        public bool IsShared => true;

        public StoredConversation? Recall(string conversationId) => new() { State = new ConversationState { Id = conversationId } };

        public ValueTask<StoredConversation> LoadAsync(string conversationId, string? messageId, CancellationToken cancellationToken) =>
            ValueTask.FromResult(new StoredConversation { State = new ConversationState { Id = conversationId } });

        public ValueTask<bool> TryCommitAsync(ConversationCommit commit, CancellationToken cancellationToken) => ValueTask.FromResult(true);

        public ValueTask<bool> AcceptAsync(string conversationId, InboxEntry entry, CancellationToken cancellationToken) => ValueTask.FromResult(true);

        public ValueTask AcknowledgeAsync(string worker, IReadOnlyList<DeliveryReport> reports, CancellationToken cancellationToken) =>
            ValueTask.CompletedTask;

        public ValueTask RenewWorkerAsync(string worker, TimeSpan lease, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public ValueTask RetireWorkerAsync(string worker, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public ValueTask<IReadOnlyList<ConversationWork>> ListWorkAsync(WorkQuery query, CancellationToken cancellationToken) => Nothing<ConversationWork>();

        public ValueTask<IReadOnlyList<TranscriptEntry>> ReadTranscriptAsync(string conversationId, int limit, CancellationToken cancellationToken) =>
            Nothing<TranscriptEntry>();

        public ValueTask<IReadOnlyList<JournalEntry>> ReadJournalAsync(
            string conversationId, long before, int limit, CancellationToken cancellationToken) => Nothing<JournalEntry>();

        public ValueTask<RunRecording?> ReadRecordingAsync(string conversationId, long number, CancellationToken cancellationToken) =>
            ValueTask.FromResult<RunRecording?>(null);

        public ValueTask<IReadOnlyList<string>> ListConversationsAsync(string? after, int limit, CancellationToken cancellationToken) => Nothing<string>();

        public ValueTask<IReadOnlyList<ParkedItem>> ListParkedAsync(ParkedItem? after, int limit, CancellationToken cancellationToken) => Nothing<ParkedItem>();

        public ValueTask<bool> ResolveParkedAsync(ParkedItem item, ParkedResolution resolution, CancellationToken cancellationToken) =>
            ValueTask.FromResult(true);

        public ValueTask<bool> DeleteAsync(string conversationId, CancellationToken cancellationToken) => ValueTask.FromResult(true);

        public ValueTask<int> DeleteInactiveAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken) => ValueTask.FromResult(0);

        public ValueTask<int> EraseUserAsync(string userId, CancellationToken cancellationToken) => ValueTask.FromResult(0);

        private static ValueTask<IReadOnlyList<T>> Nothing<T>() => ValueTask.FromResult<IReadOnlyList<T>>([]);
    }
}
