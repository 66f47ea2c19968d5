using System.Text.Json;
using ActionSteps.Offload;

namespace ActionSteps.Conversations.Json;

/// <summary>
/// What goes to human agents. Of the provider only the name is stored: its settings hold a secret, and the bot knows them when the
/// message leaves.
/// </summary>
internal static class OffloadJson
{
    public static void WriteMembers(Utf8JsonWriter writer, OffloadMessage message)
    {
        writer.WriteText("botId", message.BotId);
        writer.WriteText("version", message.Version);
        writer.WriteText("sessionId", message.SessionId);
        writer.WriteText("channel", message.Channel);
        writer.WriteMember("entry", message.Entry, RunJson.Write);
        writer.WriteText("provider", message.Settings.Name);
    }

    public static void WriteMembers(Utf8JsonWriter writer, OffloadTraffic traffic)
    {
        writer.WriteText("provider", traffic.Provider);
        writer.WriteValue("body", traffic.Body);
    }

    public static OffloadTraffic ReadTraffic(JsonPart part) => new(part.Text("provider"), part.ValueOf("body"));

    public static OffloadMessage ReadMessage(JsonPart part) => new()
    {
        BotId = part.Text("botId"),
        Version = part.Text("version"),
        SessionId = part.Text("sessionId"),
        Channel = part.Text("channel"),
        Entry = RunJson.ReadTranscriptEntry(part.Member("entry")),
        Settings = new OffloadProviderSettings(part.Text("provider")),
    };
}
