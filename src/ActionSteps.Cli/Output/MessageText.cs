using ActionSteps.Flow;
using ActionSteps.Mail;
using ActionSteps.Messages;
using ActionSteps.Sessions;
using ActionSteps.Tracking;
using ActionSteps.Voice;

namespace ActionSteps.Cli.Output;

/// <summary>Effects as lines for people.</summary>
internal static class MessageText
{
    /// <summary>What the user would see, and in brackets what happens unseen.</summary>
    /// <param name="effect">The effect.</param>
    /// <param name="withClicks">Whether captions of buttons and quick replies are part of it.</param>
    public static IEnumerable<string> Lines(Effect effect, bool withClicks = true) => effect switch
    {
        TextMessage text => Split(text.Text),
        ButtonsMessage buttons => Split(buttons.Text).Concat(withClicks ? [Captions(effect)] : []),
        QuickRepliesMessage replies => Split(replies.Text).Concat(withClicks ? [Captions(effect)] : []),
        OutgoingMessage message => Template(message),
        WindowEvent window => [$"[window event] {window.ToMessageData()}"],
        TrackedEvent tracked => [$"[tracked] {tracked.Event} {Value.Object(tracked.Attributes).ToJson()}"],
        MailMessage mail => [$"[mail] to {string.Join(", ", mail.Recipients)}: {mail.Subject}"],
        CallCommand command => [$"[call] {command.ToValue().ToJson()}"],
        ConversationClosed => ["[conversation closed]"],
        _ => [$"[{effect.GetType().Name}]"],
    };

    /// <summary>The buttons and quick replies of a message, which a number can press.</summary>
    public static IEnumerable<(string Title, Postback Postback)> Clicks(Effect effect) => effect switch
    {
        ButtonsMessage buttons => buttons.Buttons.OfType<PostbackButton>().Select(button => (button.Title, button.Click)),
        QuickRepliesMessage replies => replies.QuickReplies.Select(reply => (reply.Title, reply.Click)),
        CarouselMessage carousel => carousel.Cards.SelectMany(card => card.Buttons).OfType<PostbackButton>().Select(button => (button.Title, button.Click)),
        _ => [],
    };

    private static string Captions(Effect effect) => string.Join(' ', Clicks(effect).Select(click => $"[{TerminalText.Clean(click.Title)}]"));

    private static string[] Template(OutgoingMessage message)
    {
        ChannelOutput plain = message.ForChannel(Channels.SinchVoice);
        string[] lines = [.. plain.Effects.OfType<TextMessage>().SelectMany(text => Split(text.Text))];
        return lines.Length > 0 ? lines : [$"[{message.ToApiForm()["type"]}] {TerminalText.Shorten(message.ToApiForm()["config"].ToJson(), 200)}"];
    }

    private static string[] Split(string text) => TerminalText.Clean(text).Split('\n');
}
