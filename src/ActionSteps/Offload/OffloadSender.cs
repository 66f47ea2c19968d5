using ActionSteps.Sessions;

namespace ActionSteps.Offload;

/// <summary>Who writes the user messages of a conversation, as offloading webhooks are told.</summary>
internal sealed record OffloadSender(string SessionId, string BotId, string Channel)
{
    private const string EmulatorPrefix = "emulator-";

    public string? PreferredLanguage { get; init; }

    public string? FirstName { get; init; }

    /// <summary>The first name in <c>internal.user</c>.</summary>
    public static string? FirstNameOf(Value user) =>
        user["firstName"].TryGetText(out string? name) || user["firstname"].TryGetText(out name) ? name : null;

    public static OffloadSender Of(OffloadRequest request) => new(request.SessionId, request.BotId, request.Channel)
    {
        PreferredLanguage = request.PreferredLanguage,
        FirstName = FirstNameOf(request.User),
    };

    public static OffloadSender Of(Session session, string botId) => new(session.Id, botId, session.Channel)
    {
        PreferredLanguage = session.Variables.Get(InternalVariables.PreferredLanguagePath).TryGetText(out string? language) ? language : null,
        FirstName = FirstNameOf(session.Variables.Get(InternalVariables.UserPath)),
    };

    /// <summary>Member <c>sender</c>; what is not known is left out.</summary>
    public Value ToValue() => Value.Object(
        ("id", SessionId),
        ("botId", BotId),
        ("botType", "chatbot"),
        ("preferredLanguage", Optional(PreferredLanguage)),
        ("firstname", Optional(FirstName)),
        ("isEmulator", SessionId.StartsWith(EmulatorPrefix, StringComparison.Ordinal) ? "true" : Value.Undefined));

    private static Value Optional(string? text) => string.IsNullOrEmpty(text) ? Value.Undefined : Value.Text(text);
}
