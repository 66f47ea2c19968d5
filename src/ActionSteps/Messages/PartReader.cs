using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>
/// Reads the parts of messages. The three forms call the same things by names that do not collide, so one reader takes them all.
/// </summary>
internal static class PartReader
{
    public static string Text(Value alternatives, FormReading reading)
    {
        if (!alternatives.TryGetList(out ValueList? list))
        {
            return TextOf(alternatives);
        }

        return list.Count == 0 ? string.Empty : TextOf(list[list.Count == 1 ? 0 : reading.Random.Next(list.Count)]);
    }

    public static MessageItems<Button> Buttons(Value list, FormReading reading) =>
        FormValues.ReadAll(list, form => Button(form, reading));

    /// <summary>The one button of a list.</summary>
    public static Button? FirstButton(Value list, FormReading reading) => Buttons(list, reading) is { Count: > 0 } buttons ? buttons[0] : null;

    public static MessageItems<QuickReply> QuickReplies(Value list, FormReading reading) =>
        FormValues.ReadAll(list, form => QuickReply(form, reading));

    public static MessageItems<Card> Cards(Value list, FormReading reading) => FormValues.ReadAll(list, form => Card(form, reading));

    private static Button? Button(Value form, FormReading reading)
    {
        string title = FormValues.TextOf(form["title"]);
        switch (TypeOf(form))
        {
            case "POSTBACK":
                return new PostbackButton(title, Postback.Read(form["payload"], reading.Issued));
            case "WEB_URL":
                return new UrlButton(title, FormValues.TextOf(form["url"]));
            case "PHONE_NUMBER" or "CALL":
                return new PhoneButton(title, PhoneNumber(form));
            case "ELEMENT_SHARE":
                return new ShareButton();
            case "WEBVIEW":
                Value parameters = FormValues.FirstOf(form["params"], form["parameters"]).IsUndefined ? form["payload"] : form;
                return new WebviewButton(title, FormValues.TextOf(form["url"]), Postback.ReadParameters(parameters));
            case null:
                return RestButton(form, reading);
            default:
                reading.Warn($"A button has the type \"{FormValues.TextOf(form["type"])}\", which is not known; it was left out. " +
                    "The types are postback, web_url, phone_number, element_share and webview.");
                return null;
        }
    }

    /// <summary>The button inside its wrapper; without one, a button whose type is left out is a postback.</summary>
    private static Button? RestButton(Value form, FormReading reading)
    {
        if (form["urlButton"] is { IsObject: true } url)
        {
            return new UrlButton(FormValues.TextOf(url["title"]), FormValues.TextOf(url["url"]));
        }

        if (form["phoneNumberButton"] is { IsObject: true } phone)
        {
            return new PhoneButton(FormValues.TextOf(phone["title"]), FormValues.TextOf(phone["phoneNumber"]));
        }

        Value postback = form["postBackButton"] is { IsObject: true } wrapped ? wrapped : form;
        return FormValues.OptionalTextOf(postback["title"]) is { } title
            ? new PostbackButton(title, Postback.Read(postback["payload"], reading.Issued))
            : null;
    }

    private static QuickReply? QuickReply(Value form, FormReading reading)
    {
        string title = FormValues.TextOf(form["title"]);
        string? imageUrl = FormValues.OptionalTextOf(FormValues.FirstOf(form["imageUrl"], form["image_url"]));
        if (TypeOf(form) == "LOCATION")
        {
            return new QuickReply(title, Postback.None) { AsksForLocation = true, ImageUrl = imageUrl };
        }

        return title.Length == 0 && imageUrl is null
            ? null
            : new QuickReply(title, Postback.Read(form["payload"], reading.Issued)) { ImageUrl = imageUrl };
    }

    private static Card Card(Value form, FormReading reading) => new(FormValues.TextOf(form["title"]))
    {
        Subtitle = FormValues.OptionalTextOf(FormValues.FirstOf(form["subTitle"], form["subtitle"])),
        ImageUrl = FormValues.OptionalTextOf(FormValues.FirstOf(form["imageUrl"], form["image_url"])),
        WebUrl = FormValues.OptionalTextOf(FormValues.FirstOf(form["webUrl"], form["default_action"]["url"], form["item_url"])),
        Buttons = Buttons(FormValues.FirstOf(form["buttons"], form["button"]), reading),
    };

    private static string PhoneNumber(Value form) =>
        FormValues.TextOf(form["payload"].IsObject ? FormValues.FirstOf(form["call"], form["payload"]["call"]) : FormValues.FirstOf(form["payload"], form["call"]));

    private static string? TypeOf(Value form) =>
        FormValues.OptionalTextOf(FormValues.FirstOf(form["type"], form["content_type"]))?.ToUpperInvariant();

    /// <summary>One alternative: an object with a text, or the text itself.</summary>
    public static string TextOf(Value alternative) => FormValues.TextOf(alternative.IsObject ? alternative["text"] : alternative);
}
