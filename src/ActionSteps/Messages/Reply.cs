using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>What a back end or a script answers, as far as the contract knows it (api-step.md section 2).</summary>
internal struct Reply : IMemberVisitor
{
    private Value _session;
    private Value _messages;
    private Value _action;
    private Value _nextBlock;

    /// <summary>One session entry or a list of them; undefined for none.</summary>
    public readonly Value Session => _session;

    /// <summary>One message or a list of them; undefined for none, or when they are <see cref="Known"/>.</summary>
    public readonly Value Messages => _messages;

    /// <summary>The messages when the same text has been read before; <c>null</c> when not.</summary>
    public MessageTemplate[]? Known { get; private set; }

    /// <summary>The block that is named; <c>null</c> for none.</summary>
    public readonly string? NextBlock
    {
        get
        {
            Value next = _action.IsNullOrUndefined ? _nextBlock : _action["nextDialogstate"];
            return next.ToString() is { Length: > 0 } id ? id : null;
        }
    }

    /// <summary>What an object says.</summary>
    public static Reply Of(Value members) => new()
    {
        _session = members["session"],
        _messages = members["messages"],
        _action = members["action"],
        _nextBlock = members["nextDialogstate"],
    };

    /// <summary>Reads JSON text without keeping what the contract does not know.</summary>
    /// <returns>Whether the text is an object that could be read this way; any other text is worth another look.</returns>
    /// <exception cref="System.Text.Json.JsonException">A text is not UTF-8, or a number is beyond the range of a double.</exception>
    public static bool TryRead(ReadOnlySpan<byte> utf8, out Reply reply)
    {
        reply = default;
        return ValueParser.TryParseMembers(utf8, ref reply);
    }

    /// <inheritdoc/>
    bool IMemberVisitor.TryVisit(ReadOnlySpan<byte> name, ref ValueParser parser) =>
        name.SequenceEqual("session"u8) ? parser.TryReadValue(out _session)
        : name.SequenceEqual("messages"u8) ? TryReadMessages(ref parser)
        : name.SequenceEqual("action"u8) ? parser.TryReadValue(out _action)
        : name.SequenceEqual("nextDialogstate"u8) ? parser.TryReadValue(out _nextBlock)
        : parser.TrySkipValue();

    private bool TryReadMessages(ref ValueParser parser)
    {
        ReadOnlySpan<byte> text = parser.Rest;
        _messages = default;
        Known = RecentReplies.Find(text, out int length);
        if (Known is not null)
        {
            parser.SkipKnown(length);
            return true;
        }

        if (!parser.TryReadValue(out _messages))
        {
            return false;
        }

        RecentReplies.Keep(text[..^parser.Rest.Length], _messages);
        return true;
    }
}
