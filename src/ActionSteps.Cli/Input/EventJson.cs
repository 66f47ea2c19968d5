using System.Text.Json;
using ActionSteps.Conversations;
using ActionSteps.Sessions;

namespace ActionSteps.Cli.Input;

/// <summary>Reads the JSON of <c>--event</c>: what an iframe posts, or what a human agent does.</summary>
internal static class EventJson
{
    /// <exception cref="UsageException">The text is not JSON.</exception>
    public static Value Parse(string json)
    {
        try
        {
            return Value.ParseJson(json);
        }
        catch (JsonException faulty)
        {
            throw new UsageException($"--event is not JSON: {faulty.Message}");
        }
    }

    /// <exception cref="UsageException">The JSON is no action.</exception>
    public static ConversationAction ToAction(Value json)
    {
        try
        {
            return ConversationAction.Parse(json);
        }
        catch (ArgumentException faulty)
        {
            throw new UsageException(
                $"--event is neither an iframe event ({{\"target\":\"CL_API\",\"type\":…}}) nor a conversation action: {faulty.Message}");
        }
    }
}
