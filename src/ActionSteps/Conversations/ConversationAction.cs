using ActionSteps.Messages;
using ActionSteps.Sessions;

namespace ActionSteps.Conversations;

/// <summary>
/// What a host or a human agent does to a conversation (rest-api.md section 1.2). Done in this order: session data, messages, pausing,
/// end of the handover, block. Works while the bot is paused, too.
/// </summary>
public sealed record ConversationAction
{
    /// <summary>Variables to write, in order; those that cannot be written are warnings.</summary>
    public IReadOnlyList<KeyValuePair<string, Value>> SessionData { get; init; } = [];

    /// <summary>Messages to the user, part of the history: the agent's while a handover is active, else the bot's.</summary>
    public IReadOnlyList<OutgoingMessage> Messages { get; init; } = [];

    /// <summary><c>true</c> silences the bot, <c>false</c> lets it answer again, <c>null</c> leaves it as it is.</summary>
    public bool? Pause { get; init; }

    /// <summary>Ends the handover to a human agent: the bot answers again.</summary>
    public bool EndOffload { get; init; }

    /// <summary>The block to run; <c>null</c> for none.</summary>
    public string? Block { get; init; }

    /// <summary>
    /// Reads the JSON form: <c>sendMessages</c> (REST templates), <c>setSessionData</c> (list of key and value), <c>goToDialogstate</c>,
    /// <c>pauseBot</c>, <c>unpauseBot</c>, <c>endOffload</c>.
    /// </summary>
    /// <exception cref="ArgumentException">No member is there, or one has the wrong form.</exception>
    public static ConversationAction Parse(Value json) => ConversationActionReader.Read(json);
}
