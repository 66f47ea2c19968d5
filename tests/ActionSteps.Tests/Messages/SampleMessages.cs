using ActionSteps.Messages;
using ActionSteps.Sessions;

namespace ActionSteps.Tests.Messages;

/// <summary>One message of each type, with everything that the type has.</summary>
internal static class SampleMessages
{
    public static readonly Postback Click = new("next", [new PostbackParameter("lang", "nl"), new PostbackParameter("n", 1)]);

    public static readonly Dictionary<string, OutgoingMessage> ByName = new()
    {
        ["text"] = new TextMessage("Hi"),
        ["buttons"] = new ButtonsMessage(
            "Choose",
            [new PostbackButton("Yes", Click), new UrlButton("Site", "https://e.x/"), new PhoneButton("Call", "+3212345678")]),
        ["buttons without text"] = new ButtonsMessage(string.Empty, [new PostbackButton("Yes", Postback.None)]),
        ["quick replies"] = new QuickRepliesMessage(
            "Where?",
            [
                new QuickReply("Here", Click) { ImageUrl = "https://e.x/here.png" },
                new QuickReply("There", new Postback("there")),
            ]),
        ["carousel"] = new CarouselMessage(
            [
                new Card("One")
                {
                    Subtitle = "first",
                    ImageUrl = "https://e.x/1.png",
                    WebUrl = "https://e.x/1",
                    Buttons = [new PostbackButton("Take", Click)],
                },
                new Card("Two"),
            ]),
        ["list"] = new ListMessage([new Card("One") { Buttons = [new UrlButton("Open", "https://e.x/1")] }, new Card("Two")])
        {
            Button = new PostbackButton("More", Click),
            Size = ListSize.Large,
        },
        ["plain list"] = new ListMessage([new Card("One"), new Card("Two") { Subtitle = "second" }]),
        ["media"] = new MediaMessage(MediaType.Video, "https://e.x/v.mp4") { IsReusable = true },
        ["html"] = new HtmlMessage("<b>x</b>", WithBalloon: false),
        ["component"] = HtmlComponentMessage.Iframe("https://e.x/?a=1&b=2", "200px"),
        ["json"] = new JsonMessage(ValueObject.Create(("language", "nl"), ("user", Value.Object(("age", 5))))),
        ["dispatched json"] = new JsonMessage(ValueObject.Create(("language", "nl")), IsDispatched: true),
        ["rich text"] = new RichTextMessage("<h1>Title</h1>"),
    };

    public static TheoryData<string> Names => [.. ByName.Keys];
}
