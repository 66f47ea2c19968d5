using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>Reads the REST template form: one key names the template.</summary>
internal static class RestFormReader
{
    public static OutgoingMessage? Read(Value form, FormReading reading)
    {
        if (!form.TryGetObject(out ValueObject? members))
        {
            return null;
        }

        foreach ((string template, Value content) in members)
        {
            if (content.IsObject && Read(template, content, reading) is { } message)
            {
                return ApiFormReader.NotEmpty(message, reading);
            }
        }

        return null;
    }

    private static OutgoingMessage? Read(string template, Value content, FormReading reading) => template switch
    {
        RestTemplates.Text => new TextMessage(Text(content, reading)),
        RestTemplates.Buttons => new ButtonsMessage(Text(content, reading), PartReader.Buttons(content["buttons"], reading)),
        RestTemplates.QuickReplies =>
            new QuickRepliesMessage(Text(content, reading), PartReader.QuickReplies(content["quickReplies"], reading)),
        RestTemplates.Carousel => new CarouselMessage(PartReader.Cards(content["elements"], reading)),
        RestTemplates.List => ApiFormReader.List(content, reading),
        RestTemplates.Media => ApiFormReader.Media(string.Empty, content, reading),
        RestTemplates.Html => new HtmlMessage(FormValues.TextOf(content["html"]), ApiFormReader.WithBalloon(content)),
        RestTemplates.Json => ApiFormReader.Json(content["config"]),
        RestTemplates.RichText => new RichTextMessage(FormValues.TextOf(content["html"])),
        _ => null,
    };

    private static string Text(Value content, FormReading reading) => PartReader.Text(content["textMessages"], reading);
}
