using System.Text.Json;
using ActionSteps.Messages;

namespace ActionSteps.Conversations.Json;

/// <summary>The parts of messages: cards, buttons, quick replies, clicks.</summary>
internal static class PartJson
{
    public static void Write(Utf8JsonWriter writer, Button button)
    {
        writer.WriteStartObject();
        switch (button)
        {
            case PostbackButton postback:
                writer.WriteString("type", "postback");
                WriteClick(writer, postback.Click);
                break;
            case UrlButton url:
                writer.WriteString("type", "url");
                writer.WriteText("url", url.Url);
                break;
            case PhoneButton phone:
                writer.WriteString("type", "phone");
                writer.WriteText("phoneNumber", phone.PhoneNumber);
                break;
            case WebviewButton webview:
                writer.WriteString("type", "webview");
                writer.WriteText("url", webview.Url);
                writer.WriteList("parameters", webview.Parameters, Write);
                break;
            case ShareButton:
                writer.WriteString("type", "share");
                break;
        }

        writer.WriteText("title", button.Title);
        writer.WriteEndObject();
    }

    public static Button ReadButton(JsonPart part) => part.Text("type") switch
    {
        "postback" => new PostbackButton(part.Text("title"), ReadClick(part)),
        "url" => new UrlButton(part.Text("title"), part.Text("url")),
        "phone" => new PhoneButton(part.Text("title"), part.Text("phoneNumber")),
        "webview" => new WebviewButton(part.Text("title"), part.Text("url"), [.. part.List("parameters", ReadParameter)]),
        "share" => new ShareButton(),
        _ => throw part.Member("type").Wrong("is not a kind of button."),
    };

    public static void Write(Utf8JsonWriter writer, QuickReply reply)
    {
        writer.WriteStartObject();
        writer.WriteText("title", reply.Title);
        WriteClick(writer, reply.Click);
        writer.WriteOptional("imageUrl", reply.ImageUrl);
        writer.WriteFlag("asksForLocation", reply.AsksForLocation);
        writer.WriteEndObject();
    }

    public static QuickReply ReadQuickReply(JsonPart part) => new(part.Text("title"), ReadClick(part))
    {
        ImageUrl = part.OptionalText("imageUrl"),
        AsksForLocation = part.Flag("asksForLocation"),
    };

    public static void Write(Utf8JsonWriter writer, Card card)
    {
        writer.WriteStartObject();
        writer.WriteText("title", card.Title);
        writer.WriteOptional("subtitle", card.Subtitle);
        writer.WriteOptional("imageUrl", card.ImageUrl);
        writer.WriteOptional("webUrl", card.WebUrl);
        writer.WriteList("buttons", card.Buttons, Write);
        writer.WriteEndObject();
    }

    public static Card ReadCard(JsonPart part) => new(part.Text("title"))
    {
        Subtitle = part.OptionalText("subtitle"),
        ImageUrl = part.OptionalText("imageUrl"),
        WebUrl = part.OptionalText("webUrl"),
        Buttons = [.. part.List("buttons", ReadButton)],
    };

    public static void Write(Utf8JsonWriter writer, PostbackParameter parameter)
    {
        writer.WriteStartObject();
        writer.WriteText("key", parameter.Key);
        writer.WriteValue("value", parameter.Value);
        writer.WriteEndObject();
    }

    public static PostbackParameter ReadParameter(JsonPart part) => new(part.Text("key"), part.ValueOf("value"));

    public static void WriteClick(Utf8JsonWriter writer, Postback click)
    {
        writer.WriteOptional("block", click.NextBlock);
        writer.WriteList("parameters", click.Parameters, Write);
    }

    public static Postback ReadClick(JsonPart part) => new(part.OptionalText("block"), [.. part.List("parameters", ReadParameter)]);
}
