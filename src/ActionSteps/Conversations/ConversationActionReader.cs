using ActionSteps.Messages;
using ActionSteps.Sessions;

namespace ActionSteps.Conversations;

/// <summary>Reads conversation actions from JSON.</summary>
internal static class ConversationActionReader
{
    private static readonly string[] Members = ["sendMessages", "setSessionData", "goToDialogstate", "pauseBot", "unpauseBot", "endOffload"];

    public static ConversationAction Read(Value json)
    {
        if (!json.TryGetObject(out ValueObject? members) || !members.Names.ToArray().Any(name => Members.Contains(name)))
        {
            throw new ArgumentException($"A conversation action is an object with at least one of: {string.Join(", ", Members)}.", nameof(json));
        }

        return new ConversationAction
        {
            SessionData = [.. ItemsOf(members, "setSessionData").Select(ReadEntry)],
            Messages = [.. ItemsOf(members, "sendMessages").Select(ReadMessage)],
            Pause = members["pauseBot"] == Value.True ? true : members["unpauseBot"] == Value.True ? false : null,
            EndOffload = members["endOffload"] == Value.True,
            Block = ReadBlock(members["goToDialogstate"]),
        };
    }

    private static ValueList ItemsOf(ValueObject members, string name)
    {
        Value value = members[name];
        return value.IsNullOrUndefined ? ValueList.Empty
            : value.TryGetList(out ValueList? list) ? list
            : throw new ArgumentException($"\"{name}\" is a list.", nameof(members));
    }

    private static KeyValuePair<string, Value> ReadEntry(Value entry) =>
        entry["key"].TryGetText(out string? key)
            ? KeyValuePair.Create(key, entry["value"])
            : throw new ArgumentException("Each item of \"setSessionData\" is an object with \"key\" and \"value\".", nameof(entry));

    private static OutgoingMessage ReadMessage(Value template) =>
        OutgoingMessage.FromRestForm(template)
        ?? throw new ArgumentException("Each item of \"sendMessages\" is an object with one member that names a template, such as \"textMessageTemplate\".", nameof(template));

    private static string? ReadBlock(Value value) =>
        value.IsNullOrUndefined ? null
        : value["dialogstateId"].TryGetText(out string? id) ? id
        : throw new ArgumentException("\"goToDialogstate\" is an object with \"dialogstateId\".", nameof(value));
}
