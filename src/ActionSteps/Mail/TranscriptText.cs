using ActionSteps.Messages;
using ActionSteps.Sessions;

namespace ActionSteps.Mail;

/// <summary>A message of the history as people read it.</summary>
internal static class TranscriptText
{
    /// <summary>Whether the message is one that people see: no event, no JSON builder, not the opening of the conversation.</summary>
    public static bool IsShown(Value message) =>
        !(message["type"].TryGetText(out string? type) && type is "event" or "JSONTemplate")
        && message["messageType"] != "intro";

    /// <summary>The text, then captions in brackets; the URL of a file; the titles of cards, a line each.</summary>
    public static string Of(Value message)
    {
        Value payload = message["attachment"]["payload"];
        string text = string.Join('\n', new[]
        {
            $"{FirstText(message["text"], message["title"], payload["text"])}{Captions(message["quick_replies"])}{Captions(payload["buttons"])}".Trim(),
            FirstText(payload["url"], message["urls"][0], message["data"]["fileUrl"]),
            string.Join('\n', Items(message["urls"]).Skip(1).Select(url => url.ToString())),
            string.Join('\n', Items(payload["elements"]).Select(card => card["title"].ToString() + Captions(card["buttons"]))),
            Place(message["coordinates"]),
            HtmlText.Read(FirstText(message["html"]), paragraphBreaks: 1),
        }.Where(part => part.Length > 0));
        return text.Length > 0 ? text : FirstText(message["type"]) is { Length: > 0 } type ? $"[{type}]" : message.ToJson();
    }

    private static string FirstText(params ReadOnlySpan<Value> candidates)
    {
        foreach (Value candidate in candidates)
        {
            if (candidate.TryGetText(out string? text) && text.Length > 0)
            {
                return text;
            }
        }

        return string.Empty;
    }

    private static string Captions(Value buttons) =>
        string.Concat(Items(buttons).Select(button => FirstText(button["title"])).Where(title => title.Length > 0).Select(title => $" [{title}]"));

    private static string Place(Value coordinates) =>
        coordinates.IsObject ? $"{coordinates["lat"]}, {coordinates["long"]}" : string.Empty;

    private static ValueList Items(Value list) => list.TryGetList(out ValueList? items) ? items : ValueList.Empty;
}
