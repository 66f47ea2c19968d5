using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using ActionSteps.Conversations.Json;
using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Replay;

namespace ActionSteps.Conversations;

/// <summary>
/// The stored form of everything that a conversation is made of, as UTF-8 JSON: one for all stores, so that what one has written another
/// one reads. Names and tags are a contract and never change; members that are not known are left out when reading.
/// </summary>
/// <remarks>
/// Every method is thread-safe. Reading raises <see cref="ConversationFormatException"/> for text that is corrupt or foreign, and for
/// text with a <c>format</c> above <see cref="Format"/>, which a newer version has written; it raises nothing else.
/// </remarks>
public static class ConversationJson
{
    /// <summary>The newest form that is read, and the one that is written: 1.</summary>
    public const int Format = 1;

    private static readonly JsonWriterOptions WriterOptions = new()
    {
        // What is written is kept in a database, never part of a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>Writes a state.</summary>
    public static void Write(IBufferWriter<byte> output, ConversationState state) => Write(output, state, StateJson.Write);

    /// <summary>Reads a state.</summary>
    /// <exception cref="ConversationFormatException">The text is not a state.</exception>
    public static ConversationState ReadState(ReadOnlySpan<byte> utf8) => StateJson.Read(utf8);

    /// <summary>Writes a checkpoint.</summary>
    public static void Write(IBufferWriter<byte> output, ConversationCheckpoint checkpoint) => Write(output, checkpoint, CheckpointJson.Write);

    /// <summary>Reads a checkpoint.</summary>
    /// <exception cref="ConversationFormatException">The text is not a checkpoint.</exception>
    public static ConversationCheckpoint ReadCheckpoint(ReadOnlySpan<byte> utf8) => Read(utf8, CheckpointJson.Read);

    /// <summary>Writes an effect of any kind.</summary>
    public static void Write(IBufferWriter<byte> output, Effect effect) => Write(output, effect, EffectJson.Write);

    /// <summary>Reads an effect.</summary>
    /// <exception cref="ConversationFormatException">The text is not an effect.</exception>
    public static Effect ReadEffect(ReadOnlySpan<byte> utf8) => Read(utf8, EffectJson.Read);

    /// <summary>Writes an item of an outbox with everything about its delivery.</summary>
    public static void Write(IBufferWriter<byte> output, OutboxItem item) => Write(output, item, EffectJson.Write);

    /// <summary>Reads an item of an outbox.</summary>
    /// <exception cref="ConversationFormatException">The text is not an item of an outbox.</exception>
    public static OutboxItem ReadOutboxItem(ReadOnlySpan<byte> utf8) => Read(utf8, EffectJson.ReadItem);

    /// <summary>Writes an entry of an inbox.</summary>
    public static void Write(IBufferWriter<byte> output, InboxEntry entry) => Write(output, entry, InputJson.Write);

    /// <summary>Reads an entry of an inbox.</summary>
    /// <exception cref="ConversationFormatException">The text is not an entry of an inbox.</exception>
    public static InboxEntry ReadInboxEntry(ReadOnlySpan<byte> utf8) => Read(utf8, InputJson.ReadEntry);

    /// <summary>Writes a user message of any kind.</summary>
    public static void Write(IBufferWriter<byte> output, UserMessage message) => Write(output, message, InputJson.Write);

    /// <summary>Reads a user message.</summary>
    /// <exception cref="ConversationFormatException">The text is not a user message.</exception>
    public static UserMessage ReadUserMessage(ReadOnlySpan<byte> utf8) => Read(utf8, InputJson.ReadUserMessage);

    /// <summary>Writes a continuation.</summary>
    public static void Write(IBufferWriter<byte> output, Continuation continuation) => Write(output, continuation, RunJson.Write);

    /// <summary>Reads a continuation.</summary>
    /// <exception cref="ConversationFormatException">The text is not a continuation.</exception>
    public static Continuation ReadContinuation(ReadOnlySpan<byte> utf8) => Read(utf8, RunJson.ReadContinuation);

    /// <summary>Writes an entry of a history.</summary>
    public static void Write(IBufferWriter<byte> output, TranscriptEntry entry) => Write(output, entry, RunJson.Write);

    /// <summary>Reads an entry of a history.</summary>
    /// <exception cref="ConversationFormatException">The text is not an entry of a history.</exception>
    public static TranscriptEntry ReadTranscriptEntry(ReadOnlySpan<byte> utf8) => Read(utf8, RunJson.ReadTranscriptEntry);

    /// <summary>Writes an entry of a journal.</summary>
    public static void Write(IBufferWriter<byte> output, JournalEntry entry) => Write(output, entry, RunJson.Write);

    /// <summary>Reads an entry of a journal.</summary>
    /// <exception cref="ConversationFormatException">The text is not an entry of a journal.</exception>
    public static JournalEntry ReadJournalEntry(ReadOnlySpan<byte> utf8) => Read(utf8, RunJson.ReadJournalEntry);

    /// <summary>Writes a recording of a run.</summary>
    public static void Write(IBufferWriter<byte> output, RunRecording recording) => Write(output, recording, RecordingJson.Write);

    /// <summary>Reads a recording of a run.</summary>
    /// <exception cref="ConversationFormatException">The text is not a recording.</exception>
    public static RunRecording ReadRecording(ReadOnlySpan<byte> utf8) => Read(utf8, RecordingJson.Read);

    private static void Write<T>(IBufferWriter<byte> output, T value, Action<Utf8JsonWriter, T> write)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(value);
        using Utf8JsonWriter writer = new(output, WriterOptions);
        write(writer, value);
    }

    private static T Read<T>(ReadOnlySpan<byte> utf8, Func<JsonPart, T> read)
    {
        using JsonDocument document = JsonPart.Parse(utf8);
        JsonPart root = new(document.RootElement, "$");
        try
        {
            root.CheckFormat();
            return read(root);
        }
        catch (InvalidOperationException fault)
        {
            throw JsonPart.NotJson(fault);
        }
    }
}
