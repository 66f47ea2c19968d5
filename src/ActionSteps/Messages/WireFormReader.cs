using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>Reads the wire form of outgoing messages.</summary>
internal static class WireFormReader
{
    public static OutgoingMessage? Read(Value form, IssuedPostbacks issued)
    {
        FormReading reading = new() { Issued = issued };
        Value attachment = form["attachment"];
        OutgoingMessage? message = FormValues.TextOf(form["type"]) switch
        {
            "event" => ApiFormReader.Json(form["payload"]),
            "html" => new HtmlMessage(FormValues.TextOf(form["html"]), ApiFormReader.WithBalloon(form)),
            MessageTypes.RichText => new RichTextMessage(FormValues.TextOf(form["html"])),
            _ when attachment.IsObject => Attachment(attachment, reading),
            _ when form["quick_replies"].IsList =>
                new QuickRepliesMessage(FormValues.TextOf(form["text"]), PartReader.QuickReplies(form["quick_replies"], reading)),
            _ => new TextMessage(FormValues.TextOf(form["text"])),
        };
        return ApiFormReader.NotEmpty(message, reading);
    }

    private static OutgoingMessage? Attachment(Value attachment, FormReading reading)
    {
        Value payload = attachment["payload"];
        if (attachment["type"] == "template")
        {
            return Template(payload, reading);
        }

        return MediaMessage.FindType(FormValues.TextOf(attachment["type"])) is { } type
            ? new MediaMessage(type, FormValues.TextOf(payload["url"]))
            {
                IsReusable = FormValues.BooleanOf(payload["is_reusable"], orElse: false),
            }
            : null;
    }

    private static OutgoingMessage? Template(Value payload, FormReading reading) => FormValues.TextOf(payload["template_type"]) switch
    {
        "button" => new ButtonsMessage(FormValues.TextOf(payload["text"]), PartReader.Buttons(payload["buttons"], reading)),
        "generic" => new CarouselMessage(PartReader.Cards(payload["elements"], reading)),
        "list" => new ListMessage(PartReader.Cards(payload["elements"], reading))
        {
            Button = PartReader.FirstButton(payload["buttons"], reading),
            Size = FormValues.TextOf(payload["top_element_style"]) switch
            {
                "large" => ListSize.Large,
                "compact" => ListSize.Compact,
                _ => null,
            },
        },
        _ => null,
    };
}
