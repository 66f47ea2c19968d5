using System.Text.Json;
using ActionSteps.Messages;

namespace ActionSteps.Conversations.Json;

/// <summary>Messages to the user. Strict where their other forms are lenient: nothing of a message is lost on its way to the outbox.</summary>
internal static class MessageJson
{
    /// <summary>The tag of a message; <c>null</c> for none.</summary>
    public static string? TagOf(Effect effect) => effect switch
    {
        TextMessage => "text",
        ButtonsMessage => "buttons",
        QuickRepliesMessage => "quickReplies",
        CarouselMessage => "carousel",
        ListMessage => "list",
        MediaMessage => "media",
        HtmlMessage => "html",
        HtmlComponentMessage => "htmlComponent",
        JsonMessage => "json",
        RichTextMessage => "richText",
        _ => null,
    };

    public static void WriteMembers(Utf8JsonWriter writer, OutgoingMessage message)
    {
        switch (message)
        {
            case TextMessage text:
                writer.WriteText("text", text.Text);
                break;
            case ButtonsMessage buttons:
                writer.WriteText("text", buttons.Text);
                writer.WriteList("buttons", buttons.Buttons, PartJson.Write);
                break;
            case QuickRepliesMessage replies:
                writer.WriteText("text", replies.Text);
                writer.WriteList("quickReplies", replies.QuickReplies, PartJson.Write);
                break;
            case CarouselMessage carousel:
                writer.WriteList("cards", carousel.Cards, PartJson.Write);
                break;
            case ListMessage list:
                writer.WriteList("items", list.Items, PartJson.Write);
                writer.WriteMember("button", list.Button, PartJson.Write);
                writer.WriteOptional("size", SizeTag(list.Size));
                break;
            case MediaMessage media:
                writer.WriteText("media", MediaTag(media.Type));
                writer.WriteText("url", media.Url);
                writer.WriteFlag("isReusable", media.IsReusable);
                break;
            case HtmlMessage html:
                writer.WriteText("html", html.Html);
                writer.WriteFlag("withBalloon", html.WithBalloon);
                break;
            case HtmlComponentMessage html:
                writer.WriteText("html", html.Html);
                writer.WriteFlag("withBalloon", html.WithBalloon);
                break;
            case JsonMessage json:
                writer.WriteValue("pairs", json.Pairs);
                writer.WriteFlag("isDispatched", json.IsDispatched);
                break;
            case RichTextMessage rich:
                writer.WriteText("html", rich.Html);
                break;
        }
    }

    /// <summary>The message of a tag; <c>null</c> when it is the tag of something else.</summary>
    public static OutgoingMessage? Read(string tag, JsonPart part) => tag switch
    {
        "text" => new TextMessage(part.Text("text")),
        "buttons" => new ButtonsMessage(part.Text("text"), [.. part.List("buttons", PartJson.ReadButton)]),
        "quickReplies" => new QuickRepliesMessage(part.Text("text"), [.. part.List("quickReplies", PartJson.ReadQuickReply)]),
        "carousel" => new CarouselMessage([.. part.List("cards", PartJson.ReadCard)]),
        "list" => new ListMessage([.. part.List("items", PartJson.ReadCard)])
        {
            Button = part.TryMember("button", out JsonPart button) ? PartJson.ReadButton(button) : null,
            Size = part.TryMember("size", out _) ? part.Tag("size", FindSize) : null,
        },
        "media" => new MediaMessage(part.Tag("media", FindMedia), part.Text("url")) { IsReusable = part.Flag("isReusable") },
        "html" => new HtmlMessage(part.Text("html"), part.Flag("withBalloon")),
        "htmlComponent" => new HtmlComponentMessage(part.Text("html"), part.Flag("withBalloon")),
        "json" => new JsonMessage(part.Object("pairs"), part.Flag("isDispatched")),
        "richText" => new RichTextMessage(part.Text("html")),
        _ => null,
    };

    private static string? SizeTag(ListSize? size) => size switch
    {
        ListSize.Large => "large",
        ListSize.Compact => "compact",
        _ => null,
    };

    private static ListSize? FindSize(string tag) => tag switch
    {
        "large" => ListSize.Large,
        "compact" => ListSize.Compact,
        _ => null,
    };

    private static string MediaTag(MediaType type) => type switch
    {
        MediaType.Image => "image",
        MediaType.Video => "video",
        MediaType.Audio => "audio",
        _ => "file",
    };

    private static MediaType? FindMedia(string tag) => tag switch
    {
        "image" => MediaType.Image,
        "video" => MediaType.Video,
        "audio" => MediaType.Audio,
        "file" => MediaType.File,
        _ => null,
    };
}
