using System.Buffers;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Messages;

namespace ActionSteps.Benchmarks.Storage;

/// <summary>Learns how many bytes of JSON the last commit of a turn has: what any store would have to write.</summary>
internal static class TurnBytes
{
    /// <summary>The bytes of one turn of <see cref="TurnBot"/>, once its history is as long as it gets here.</summary>
    public static async Task<int> CountAsync()
    {
        InMemoryConversationStore store = new();
        await using ConversationRunner runner = new(TurnBot.Create(), new BlockExecutor(), store);
        for (int i = 0; i < 10; i++)
        {
            await runner.HandleAsync("one", TurnBot.Message, CancellationToken.None);
        }

        StoredConversation stored = await store.LoadAsync("one", null, CancellationToken.None);
        IReadOnlyList<JournalEntry> journal = await store.ReadJournalAsync("one", long.MaxValue, 1, CancellationToken.None);
        IReadOnlyList<TranscriptEntry> transcript = await store.ReadTranscriptAsync("one", 1, CancellationToken.None);
        ArrayBufferWriter<byte> bytes = new();
        ConversationJson.Write(bytes, stored.State);
        ConversationJson.Write(bytes, journal[0]);
        ConversationJson.Write(bytes, transcript[0]);
        return bytes.WrittenCount;
    }
}
