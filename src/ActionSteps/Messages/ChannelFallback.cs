using System.Globalization;
using System.Text;

namespace ActionSteps.Messages;

/// <summary>Replaces what a channel cannot show (messages.md sections 2.7 and 3). Applying it twice changes nothing more.</summary>
internal sealed class ChannelFallback
{
    private const int MessengerButtons = 3;

    private readonly string _channel;
    private readonly ChannelFeatures _features;
    private StepWarning? _warning;

    private ChannelFallback(string channel)
    {
        _channel = channel;
        _features = ChannelCapabilities.Of(channel);
    }

    /// <summary>Whether every channel takes the message as it is.</summary>
    public static bool IsShownEverywhere(OutgoingMessage message) => message is TextMessage or MediaMessage;

    public static ChannelOutput Apply(OutgoingMessage message, string channel)
    {
        ChannelFallback fallback = new(channel);
        MessageItems<Effect> effects = fallback.Fit(message);
        return new ChannelOutput(effects, fallback._warning);
    }

    private MessageItems<Effect> Fit(OutgoingMessage message) => message switch
    {
        JsonMessage json => FitJson(json),
        HtmlMessage or HtmlComponentMessage when !Can(ChannelFeatures.Html) => Drop("HTML"),
        RichTextMessage rich when !Can(ChannelFeatures.Html) => FitText(rich.ToPlainText(), "rich text"),
        ButtonsMessage { Buttons.Count: 0 } plain => plain.IsEmpty ? [] : [new TextMessage(plain.Text)],
        ButtonsMessage buttons when !Can(ChannelFeatures.Buttons) =>
            FitText(Numbered(buttons.Text, buttons.Buttons.Select(button => button.Title)), "buttons"),
        ButtonsMessage buttons => [buttons with { Buttons = FitButtons(buttons.Buttons) }],
        QuickRepliesMessage replies when !Can(ChannelFeatures.QuickReplies) =>
            FitText(Numbered(replies.Text, replies.QuickReplies.Select(reply => reply.Title)), "quick replies"),
        CarouselMessage carousel when !Can(ChannelFeatures.Carousel) => FitCards(carousel.Cards, "carousels"),
        CarouselMessage carousel => [new CarouselMessage(FitCards(carousel.Cards))],
        ListMessage list when !Can(ChannelFeatures.List) => FitCards(list.Items, "lists"),
        ListMessage list => [list with { Items = FitCards(list.Items), Button = list.Button is null ? null : FitButton(list.Button) }],
        _ => [message],
    };

    private MessageItems<Effect> FitJson(JsonMessage json)
    {
        if (Can(ChannelFeatures.WindowEvents))
        {
            return json.IsDispatched ? [new WindowEvent(json.Payload)] : [];
        }

        return Can(ChannelFeatures.JsonEvents) ? [json] : Drop("JSON");
    }

    private MessageItems<Effect> FitText(string text, string what)
    {
        Warn($"The channel \"{_channel}\" shows no {what}; the message was sent as text.");
        return text.Length == 0 ? [] : [new TextMessage(text)];
    }

    private MessageItems<Effect> FitCards(MessageItems<Card> cards, string what)
    {
        Warn($"The channel \"{_channel}\" shows no {what}; the cards were sent one by one.");
        List<Effect> messages = [];
        foreach (Card card in cards)
        {
            if (card.ImageUrl is not null)
            {
                messages.Add(new MediaMessage(MediaType.Image, card.ImageUrl));
            }

            string text = card.Subtitle is null ? card.Title : $"{card.Title}\n{card.Subtitle}";
            if (text.Length > 0)
            {
                messages.Add(new TextMessage(text));
            }
        }

        return MessageItems.Own(messages);
    }

    private MessageItems<Card> FitCards(MessageItems<Card> cards) =>
        MessageItems.Own([.. cards.Select(card => card with { Buttons = FitButtons(card.Buttons) })]);

    private MessageItems<Button> FitButtons(MessageItems<Button> buttons)
    {
        if (Can(ChannelFeatures.ThreeButtons) && buttons.Count > MessengerButtons)
        {
            Warn($"The channel \"{_channel}\" shows {MessengerButtons} buttons at most; {buttons.Count - MessengerButtons} were left out.");
            buttons = [.. buttons.Take(MessengerButtons)];
        }

        return buttons.Any(static button => button is WebviewButton) ? MessageItems.Own([.. buttons.Select(FitButton)]) : buttons;
    }

    private Button FitButton(Button button)
    {
        if (button is not WebviewButton webview || Can(ChannelFeatures.Webview))
        {
            return button;
        }

        Warn($"The channel \"{_channel}\" has no webview; the button \"{webview.Title}\" opens the page in a browser.");
        return webview.ToUrlButton();
    }

    private MessageItems<Effect> Drop(string what)
    {
        Warn($"The channel \"{_channel}\" does not take {what}; the message was not sent.");
        return [];
    }

    private bool Can(ChannelFeatures feature) => (_features & feature) != 0;

    private void Warn(string message) => _warning ??= new StepWarning(ErrorCodes.UnsupportedOnChannel, message);

    private static string Numbered(string text, IEnumerable<string> titles)
    {
        StringBuilder lines = new(text);
        int number = 0;
        foreach (string title in titles.Where(static title => title.Length > 0))
        {
            number++;
            lines.Append(lines.Length == 0 ? string.Empty : "\n").Append(CultureInfo.InvariantCulture, $"{number}. {title}");
        }

        return lines.ToString();
    }
}
