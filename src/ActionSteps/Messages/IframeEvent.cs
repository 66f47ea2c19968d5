using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>
/// What a page inside an iFrame step asks of the conversation (channels.md section 5). The page is a stranger: whoever acts on an event
/// goes through the session, which refuses <c>internal</c> and reserved names, and checks that the block exists.
/// </summary>
public abstract record IframeEvent
{
    private protected IframeEvent()
    {
    }

    /// <summary>Reads an event as the page posted it.</summary>
    /// <param name="data">JSON text or an object; at most 1,000,000 UTF-16 units of text.</param>
    /// <param name="warning">Why the event was ignored; <c>null</c> also when it is not meant for the conversation at all.</param>
    /// <returns>The event, or <c>null</c> when it is ignored.</returns>
    public static IframeEvent? Parse(Value data, out StepWarning? warning)
    {
        warning = null;
        if (data.TryGetText(out string? json) && !FormValues.TryParse(json, out data))
        {
            return null;
        }

        if (!FormValues.IsAcceptable(data) || data["target"] != "CL_API")
        {
            return null;
        }

        Value payload = data["payload"];
        switch (data["type"].ToString())
        {
            case "SEND_MESSAGE":
                return IframeMessage.Read(payload);
            case "UPDATE_SESSION":
                return IframeSessionUpdate.Read(payload, out warning);
            case "GO_TO_DIALOGSTATE":
                return IframeGoTo.Read(payload, out warning);
            default:
                warning = new StepWarning(
                    ErrorCodes.UnknownEvent,
                    $"An iframe sent an event of type {Shorten(data["type"])}, which is not known; it was ignored. " +
                    "The types are SEND_MESSAGE, UPDATE_SESSION and GO_TO_DIALOGSTATE.");
                return null;
        }
    }

    private static string Shorten(Value type)
    {
        string json = type.ToJson();
        return json.Length <= 100 ? json : json[..100] + "…";
    }
}
