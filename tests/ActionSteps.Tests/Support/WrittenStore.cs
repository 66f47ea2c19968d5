using System.Buffers;
using ActionSteps.Conversations;
using ActionSteps.Messages;

namespace ActionSteps.Tests.Support;

/// <summary>A store that keeps nothing but what <see cref="ConversationJson"/> has written and read, as a store on disk does.</summary>
internal sealed class WrittenStore(IConversationStore inner) : StoreDecorator(inner)
{
    public override ValueTask<bool> TryCommitAsync(ConversationCommit commit, CancellationToken cancellationToken) => base.TryCommitAsync(
        commit with
        {
            State = commit.State is { } state ? ConversationJson.ReadState(Bytes(output => ConversationJson.Write(output, state))) : null,
            Checkpoint = commit.Checkpoint is { } checkpoint
                ? ConversationJson.ReadCheckpoint(Bytes(output => ConversationJson.Write(output, checkpoint)))
                : null,
            Transcript = [.. commit.Transcript.Select(Written)],
            Outbox = [.. commit.Outbox.Select(Written)],
            Deliveries = commit.Deliveries is { } report ? Written(report) : null,
            Journal = [.. commit.Journal.Select(entry => ConversationJson.ReadJournalEntry(Bytes(output => ConversationJson.Write(output, entry))))],
            Recordings = [.. commit.Recordings.Select(recording => ConversationJson.ReadRecording(Bytes(output => ConversationJson.Write(output, recording))))],
            Inbox = [.. commit.Inbox.Select(Written)],
        },
        cancellationToken);

    public override ValueTask<bool> AcceptAsync(string conversationId, InboxEntry entry, CancellationToken cancellationToken) =>
        base.AcceptAsync(conversationId, Written(entry), cancellationToken);

    public override ValueTask AcknowledgeAsync(string worker, IReadOnlyList<DeliveryReport> reports, CancellationToken cancellationToken) =>
        base.AcknowledgeAsync(worker, [.. reports.Select(Written)], cancellationToken);

    private static DeliveryReport Written(DeliveryReport report) => report with { Failed = [.. report.Failed.Select(Written)] };

    private static OutboxItem Written(OutboxItem item) => ConversationJson.ReadOutboxItem(Bytes(output => ConversationJson.Write(output, item)));

    private static InboxEntry Written(InboxEntry entry) => ConversationJson.ReadInboxEntry(Bytes(output => ConversationJson.Write(output, entry)));

    private static TranscriptEntry Written(TranscriptEntry entry) =>
        ConversationJson.ReadTranscriptEntry(Bytes(output => ConversationJson.Write(output, entry)));

    private static byte[] Bytes(Action<IBufferWriter<byte>> write)
    {
        ArrayBufferWriter<byte> output = new();
        write(output);
        return output.WrittenSpan.ToArray();
    }
}
