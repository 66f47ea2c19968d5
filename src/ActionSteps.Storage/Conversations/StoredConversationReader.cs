using System.Buffers.Text;
using ActionSteps.Conversations;
using ActionSteps.Storage.Sql;

namespace ActionSteps.Storage.Conversations;

/// <summary>Reads what <see cref="ConversationSql.Load"/> gives.</summary>
internal static class StoredConversationReader
{
    /// <returns>The conversation, and how many bytes of text its state has.</returns>
    public static (StoredConversation Stored, int Bytes) Read(ISqlRows row, string conversationId)
    {
        ReadOnlySpan<byte> state = row.IsNull(1) ? [] : row.Json(1);
        ConversationState known = state.IsEmpty ? new ConversationState { Id = conversationId } : ConversationJson.ReadState(state);
        return (Read(row, known with { Version = row.Integer(0) }), state.Length);
    }

    private static StoredConversation Read(ISqlRows row, ConversationState state) => new()
    {
        State = state,
        Checkpoint = row.IsNull(2) ? null : ConversationJson.ReadCheckpoint(row.Json(2)),
        Owner = row.IsNull(3) ? null : row.Text(3),
        IsOwnerAlive = row.Boolean(4),
        IsHandled = row.Boolean(5),
        Outbox = row.IsNull(6) ? [] : Lines(row.Json(6), ConversationJson.ReadOutboxItem),
        Inbox = row.IsNull(7) ? [] : Lines(row.Json(7), ReadEntry),
    };

    /// <summary>Reads texts that stand one in a line.</summary>
    public static List<T> Lines<T>(ReadOnlySpan<byte> utf8, ReadJson<T> read)
    {
        List<T> items = [];
        foreach (Range line in utf8.Split((byte)'\n'))
        {
            items.Add(read(utf8[line]));
        }

        return items;
    }

    /// <summary>A line with the sequence, whether the message was handled meanwhile, and the entry.</summary>
    private static InboxEntry ReadEntry(ReadOnlySpan<byte> line)
    {
        if (!Utf8Parser.TryParse(line, out long sequence, out int length))
        {
            throw new InvalidOperationException("An entry of an inbox has no sequence.");
        }

        return ConversationJson.ReadInboxEntry(line[(length + 3)..]) with { Sequence = sequence, IsRepeated = line[length + 1] == '1' };
    }

    /// <summary>Reads one text.</summary>
    public delegate T ReadJson<out T>(ReadOnlySpan<byte> utf8);
}
