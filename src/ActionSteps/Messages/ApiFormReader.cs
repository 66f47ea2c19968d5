using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>Reads the API form, <c>{ "type", "config" }</c>.</summary>
internal static class ApiFormReader
{
    public static OutgoingMessage? Read(Value form, FormReading reading) => Read(form["type"], form["config"], reading);

    public static OutgoingMessage? Read(Value type, Value config, FormReading reading)
    {
        string name = FormValues.TextOf(type);
        OutgoingMessage? message = MessageTypes.Find(name) switch
        {
            MessageTypes.Text => new TextMessage(Text(config, reading)),
            MessageTypes.Buttons => new ButtonsMessage(Text(config, reading), PartReader.Buttons(config["buttons"], reading)),
            MessageTypes.QuickReplies =>
                new QuickRepliesMessage(Text(config, reading), PartReader.QuickReplies(config["quickReplies"], reading)),
            MessageTypes.Carousel => new CarouselMessage(PartReader.Cards(config["elements"], reading)),
            MessageTypes.List => List(config, reading),
            MessageTypes.Media => Media(name, config, reading),
            MessageTypes.Html => new HtmlMessage(FormValues.TextOf(config["html"]), WithBalloon(config)),
            MessageTypes.Json => Json(config),
            MessageTypes.RichText => new RichTextMessage(FormValues.TextOf(config["html"])),
            _ => Unknown(name, reading),
        };
        return NotEmpty(message, reading);
    }

    /// <summary>The list of the API form and of the REST template form.</summary>
    public static ListMessage List(Value config, FormReading reading) => new(PartReader.Cards(config["elements"], reading))
    {
        Button = PartReader.FirstButton(FormValues.FirstOf(config["button"], config["buttons"]), reading),
        Size = FormValues.TextOf(config["size"]).ToUpperInvariant() switch
        {
            "LARGE" => ListSize.Large,
            "COMPACT" => ListSize.Compact,
            _ => null,
        },
    };

    /// <summary>The media of the API form and of the REST template form.</summary>
    /// <param name="name">The type of the message, which may be the type of the media.</param>
    /// <param name="config">The content of the message.</param>
    /// <param name="reading">Gets a warning when the type of the media is not known.</param>
    public static MediaMessage? Media(string name, Value config, FormReading reading)
    {
        Value media = config["media"] is { IsObject: true } inner ? inner : config;
        string typeName = FormValues.OptionalTextOf(media["type"]) ?? name;
        if (MediaMessage.FindType(typeName) is { } type)
        {
            return new MediaMessage(type, FormValues.TextOf(media["url"]))
            {
                IsReusable = FormValues.BooleanOf(media["isCache"], orElse: false),
            };
        }

        reading.Warn($"Media of type \"{typeName}\" was not sent; the types are image, video, audio and file.");
        return null;
    }

    /// <summary>The JSON builder, iframes and banners, which share a type.</summary>
    public static OutgoingMessage Json(Value config)
    {
        if (config["__component"] == "html")
        {
            return new HtmlComponentMessage(FormValues.TextOf(config["html"]), WithBalloon(config));
        }

        config.TryGetObject(out ValueObject? pairs);
        pairs ??= ValueObject.Empty;
        bool isDispatched = pairs[JsonMessage.TypeMember] == WindowEvent.DispatchType;
        return new JsonMessage(isDispatched ? pairs.Without(JsonMessage.TypeMember) : pairs, isDispatched);
    }

    public static bool WithBalloon(Value config) => FormValues.BooleanOf(config["withBalloon"], orElse: true);

    /// <summary>A message that has something to send. An empty text is no fault: a placeholder may well be empty.</summary>
    public static OutgoingMessage? NotEmpty(OutgoingMessage? message, FormReading reading)
    {
        if (message is not { IsEmpty: true })
        {
            return message;
        }

        if (message is not (TextMessage or ButtonsMessage or QuickRepliesMessage))
        {
            reading.Warn($"A message of type \"{FormValues.TextOf(message.ToApiForm()["type"])}\" has no content; it was not sent.");
        }

        return null;
    }

    private static string Text(Value config, FormReading reading) => PartReader.Text(config["textMessages"], reading);

    private static OutgoingMessage? Unknown(string name, FormReading reading)
    {
        reading.Warn(name.Length == 0
            ? "A message has no type; it was not sent. A message is an object with a type and a config."
            : $"A message of type \"{name}\" was not sent; the types are text, buttons, quickReplies, carousel, list, media, __raw and JSONTemplate.");
        return null;
    }
}
