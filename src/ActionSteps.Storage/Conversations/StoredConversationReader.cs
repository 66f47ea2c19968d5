using System.Buffers.Text;
using ActionSteps.Conversations;
using ActionSteps.Storage.Sql;

namespace ActionSteps.Storage.Conversations;

/// <summary>Reads what the statements of <see cref="ConversationSql"/> give. Damaged text is reported with its conversation and its place there.</summary>
internal static class StoredConversationReader
{
    /// <summary>The row of <see cref="ConversationSql.Load"/>.</summary>
    /// <returns>The conversation, and how many bytes of text its state has.</returns>
    public static (StoredConversation Stored, int Bytes) Read(ISqlRows row, string conversationId)
    {
        ReadOnlySpan<byte> text = row.IsNull(1) ? [] : row.Json(1);
        ConversationState state = row.IsNull(1) ? new ConversationState { Id = conversationId } : ReadState(text, conversationId);
        return (Read(row, state with { Version = row.Integer(0) }), text.Length);
    }

    private static StoredConversation Read(ISqlRows row, ConversationState state) => new()
    {
        State = state,
        Checkpoint = row.IsNull(2) ? null : Part(state.Id, "checkpoint", row.Json(2), ConversationJson.ReadCheckpoint),
        Owner = row.IsNull(3) ? null : row.Text(3),
        IsOwnerAlive = row.Boolean(4),
        IsHandled = row.Boolean(5),
        Outbox = row.IsNull(6) ? [] : Part(state.Id, "outbox", row.Json(6), static utf8 => Lines(utf8, ConversationJson.ReadOutboxItem)),
        Inbox = row.IsNull(7) ? [] : Part(state.Id, "inbox", row.Json(7), static utf8 => Lines(utf8, ReadEntry)),
        Time = new DateTimeOffset(row.Integer(8), TimeSpan.Zero),
    };

    /// <summary>A row of <see cref="ConversationSql.ListParked"/>; one that cannot be read must not hide the others.</summary>
    public static ParkedItem ReadParked(ISqlRows row)
    {
        string conversationId = row.Text(0);
        bool isEffect = row.Integer(1) != 0;
        long sequence = row.Integer(2);
        try
        {
            return isEffect
                ? new ParkedItem(conversationId) { Effect = Part(conversationId, "outbox", row.Json(3), ConversationJson.ReadOutboxItem) }
                : new ParkedItem(conversationId)
                {
                    Entry = Part(conversationId, "inbox", row.Json(3), ConversationJson.ReadInboxEntry) with { Sequence = sequence },
                };
        }
        catch (ConversationFormatException damage)
        {
            return new ParkedItem(conversationId) { Damage = new ParkedDamage(isEffect, sequence, damage.Message) };
        }
    }

    /// <summary>Reads a part of a conversation.</summary>
    /// <exception cref="ConversationFormatException">It cannot be read.</exception>
    public static T Part<T>(string conversationId, string part, ReadOnlySpan<byte> utf8, ReadJson<T> read)
    {
        try
        {
            return read(utf8);
        }
        catch (ConversationFormatException damage)
        {
            throw damage.In(conversationId, part);
        }
    }

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

    private static ConversationState ReadState(ReadOnlySpan<byte> text, string conversationId)
    {
        ConversationState state = Part(conversationId, "state", text, ConversationJson.ReadState);

        // What belongs to another conversation would be committed to that one.
        return state.Id == conversationId
            ? state
            : throw new ConversationFormatException("$.id", "names another conversation.").In(conversationId, "state");
    }

    /// <summary>A line with the sequence, whether the message was handled meanwhile, and the entry.</summary>
    private static InboxEntry ReadEntry(ReadOnlySpan<byte> line)
    {
        if (!Utf8Parser.TryParse(line, out long sequence, out int length) || line.Length < length + 3)
        {
            throw new ConversationFormatException("$", "is not one line of text.");
        }

        return ConversationJson.ReadInboxEntry(line[(length + 3)..]) with { Sequence = sequence, IsRepeated = line[length + 1] == '1' };
    }

    /// <summary>Reads one text.</summary>
    public delegate T ReadJson<out T>(ReadOnlySpan<byte> utf8);
}
