using System.Text.Json;
using ActionSteps.Messages;
using ActionSteps.Sessions;

namespace ActionSteps.Conversations.Json;

/// <summary>Reads one state from its text. Used once.</summary>
internal sealed class StateReading
{
    private string? _id;
    private long _format = -1;
    private long _version = -1;
    private ValueObject? _variables;
    private ValueObject? _internal;
    private ValueObject _contexts = ValueObject.Empty;
    private DateTimeOffset? _lastActivity;

    /// <summary>The member that is being read.</summary>
    public string Place { get; private set; } = "$";

    public ConversationState Read(ReadOnlySpan<byte> utf8)
    {
        Utf8JsonReader reader = new(utf8, new JsonReaderOptions { MaxDepth = JsonPart.MaxDepth });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new ConversationFormatException("$", "is not an object.");
        }

        ConversationState state = new() { Id = string.Empty };
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            state = ReadMember(ref reader, state);
        }

        // Anything but white space after the state raises here.
        Place = "$";
        reader.Read();
        if (_format < 1)
        {
            throw Missing(JsonPart.FormatName);
        }

        return state with
        {
            Id = _id ?? throw Missing("id"),
            Version = _version < 0 ? throw Missing("version") : _version,
            Variables = _variables ?? throw Missing("variables"),
            Internal = _internal ?? throw Missing("internal"),
            Contexts = _contexts,
            LastActivity = _lastActivity ?? throw Missing("lastActivity"),
        };
    }

    private ConversationState ReadMember(ref Utf8JsonReader reader, ConversationState state)
    {
        string name = ValueReader.ReadText(ref reader);
        Place = $"$.{(name.Length > 100 ? name[..100] : name)}";
        reader.Read();
        switch (name)
        {
            case JsonPart.FormatName:
                _format = reader.GetInt64();
                return _format > ConversationJson.Format ? throw JsonPart.Newer(_format) : state;
            case "id":
                _id = ReadText(ref reader);
                return state;
            case "version":
                _version = reader.GetInt64();
                return state;
            case "variables":
                _variables = ReadObject(ref reader);
                return state;
            case "internal":
                _internal = ReadObject(ref reader);
                return state;
            case "contexts":
                _contexts = ReadObject(ref reader);
                return state;
            case "lastActivity":
                _lastActivity = reader.GetDateTimeOffset();
                return state;
            default:
                return ReadOther(ref reader, name, state);
        }
    }

    private ConversationState ReadOther(ref Utf8JsonReader reader, string name, ConversationState state)
    {
        switch (name)
        {
            case "isClosed":
                return state with { IsClosed = reader.GetBoolean() };
            case "openInput":
                return state with { OpenInput = ReadText(ref reader) };
            case "waits":
                return state with { Waits = ReadList(ref reader, RunJson.ReadContinuation) };
            case "queue":
                return state with { Queue = ReadList(ref reader, InputJson.ReadQueued) };
            case "postbacks":
                return state with { Postbacks = IssuedPostbacks.FromValue(Value.Read(ref reader)) };
            case "transcriptCount":
                return state with { TranscriptCount = reader.GetInt64() };
            case "effectCount":
                return state with { EffectCount = reader.GetInt64() };
            case "runCount":
                return state with { RunCount = reader.GetInt64() };
            default:
                reader.Skip();
                return state;
        }
    }

    private T[] ReadList<T>(ref Utf8JsonReader reader, Func<JsonPart, T> read)
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        if (document.RootElement.ValueKind != JsonValueKind.Array)
        {
            throw new ConversationFormatException(Place, "is not a list.");
        }

        T[] items = new T[document.RootElement.GetArrayLength()];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = read(new JsonPart(document.RootElement[i], $"{Place}[{i}]"));
        }

        return items;
    }

    private string ReadText(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String ? ValueReader.ReadText(ref reader) : throw new ConversationFormatException(Place, "is not a text.");

    private ValueObject ReadObject(ref Utf8JsonReader reader) => Value.Read(ref reader).TryGetObject(out ValueObject? members)
        ? members
        : throw new ConversationFormatException(Place, "is not an object.");

    private static ConversationFormatException Missing(string name) => new($"$.{name}", "is missing.");
}
