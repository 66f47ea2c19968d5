using System.Text;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Flow;
using ActionSteps.Mail;
using ActionSteps.Messages;
using ActionSteps.Sessions;
using ActionSteps.Tracking;
using ActionSteps.Voice;

namespace ActionSteps.Tests.Conversations;

/// <summary>One of everything that is stored, each with every member set.</summary>
internal static class StoredSamples
{
    private static readonly DateTimeOffset Noon = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero).AddTicks(7);

    private static readonly Value Odd = Value.Object(
        ("text", "a \ud83d\ude00 \ud800 \"quoted\" </script>"), ("list", Value.List(1, 0.1, -1e300, true, Value.Null)), ("__", Deep(40)));

    public static IReadOnlyList<Button> Buttons { get; } =
    [
        new PostbackButton("Ghent", new Postback("go", [new PostbackParameter("city", Odd)])),
        new UrlButton("Site", "https://example.org/?a=b&c"),
        new PhoneButton("Call", "+3212345678"),
        new WebviewButton("View", "https://example.org", [new PostbackParameter("a", 1)]),
        new ShareButton(),
    ];

    public static IReadOnlyList<EffectSample> Effects { get; } =
    [
        Of("text", new TextMessage("hi \ud800")),
        Of("text", new TextMessage(string.Empty)),
        Of("buttons", new ButtonsMessage("Where?", [.. Buttons])),
        Of("quickReplies", new QuickRepliesMessage(
            "Which?",
            [
                new QuickReply("One", Postback.None) { ImageUrl = "https://example.org/1.png" },
                new QuickReply("Here", new Postback("there")) { AsksForLocation = true },
            ])),
        Of("carousel", new CarouselMessage([Card(), new Card("bare")])),
        Of("list", new ListMessage([Card()]) { Button = Buttons[0], Size = ListSize.Compact }),
        Of("list", new ListMessage([])),
        Of("media", new MediaMessage(MediaType.Video, "https://example.org/a.mp4") { IsReusable = true }),
        Of("html", new HtmlMessage("<b>a</b>", WithBalloon: false)),
        Of("htmlComponent", new HtmlComponentMessage("<iframe></iframe>")),
        Of("json", new JsonMessage(ValueObject.Create(("a", Odd), ("___private", 1)), IsDispatched: true)),
        Of("richText", new RichTextMessage("<h1>a</h1>")),
        Of("windowEvent", new WindowEvent(ValueObject.Create(("a", Odd)))),
        Of("conversationClosed", new ConversationClosed()),
        Of("trackedEvent", new TrackedEvent("id", "bought")
        {
            BotId = "bot", Version = "LIVE", UserId = "u", ChannelType = "web", ConversationId = "c",
            Attributes = ValueObject.Create(("a", "b")), Timestamp = Noon,
        }),
        Of("callCommand", new CallCommand(CallCommandType.Forward, "session", "id") { Number = "+3212345678" }),
        Of("callCommand", new CallCommand(CallCommandType.HangUp, "session", "id")),
        Of("mail", new MailMessage
        {
            Key = "run-1", Recipients = [MailAddress.Parse("\"Lee, Ann\" <ann@example.org>"), MailAddress.Parse("bo@example.org")],
            Subject = "A subject", Text = "text", Html = "<p>text</p>",
            Attachments = [new MailAttachment("a.bin", "application/octet-stream", new byte[] { 0, 1, 255 })],
        }),

        // Not public: as it is stored, for the round trip.
        new("agentRelay", "AgentRelay", Encoding.UTF8.GetBytes(
            """{"format":1,"type":"agentRelay","botId":"bot","version":"LIVE","sessionId":"s","channel":"web","entry":{"format":1,"actor":"user","timestamp":"2026-01-01T12:00:00+00:00","message":{"text":"help"}},"provider":"desk"}"""), null),
    ];

    public static IReadOnlyList<UserMessage> UserMessages { get; } =
    [
        new UserText("hi \ud800"), new UserText(string.Empty), new UserIntro(), new UserLocation(51.05, -3.72),
        new UserPostback("Ghent", "go", [new PostbackParameter("city", Odd)]), new UserPostback(string.Empty, null, []),
        new UserUpload(["https://example.org/a.png", "https://example.org/b.png"]),
    ];

    public static IReadOnlyList<IframeEvent> IframeEvents { get; } =
    [
        new IframeMessage("Ann"), new IframeSessionUpdate([new SessionEntry("a.b", Odd), new SessionEntry("", default)]),
        new IframeGoTo("go", [new PostbackParameter("a", 1)]),
    ];

    public static IReadOnlyList<InboxEntry> Entries { get; } =
    [
        new InboxEntry("m-1", Noon)
        {
            Sequence = 7, Attempts = 2, NextAttempt = Noon.AddMinutes(1), IsParked = true, Error = "poison",
            Message = new IncomingMessage(UserMessages[4])
            {
                Id = "m-1", Payload = "p", Channel = "web", PreferredLanguage = "nl", User = Value.Object(("id", 1)), SessionData = Value.Object(("a", Odd)),
            },
        },
        new InboxEntry("m-2", Noon) { Message = new IncomingMessage(new UserText("bare")) },
        .. IframeEvents.Select(posted => new InboxEntry("i", Noon) { IframeEvent = posted }),
        new InboxEntry("a", Noon)
        {
            Action = new ConversationAction
            {
                SessionData = [KeyValuePair.Create("a", Odd)], Messages = [new TextMessage("hi")], Pause = false, EndOffload = true, Block = "b",
            },
        },
        new InboxEntry("w", Noon) { Wait = new Continuation("block", 1, Noon, MessageDuringWait.KeepsWait) { Id = "w" } },
    ];

    public static ConversationState State { get; } = new()
    {
        Id = "c \ud800",
        Version = 12,
        Variables = ValueObject.Create(("a", Odd), ("lone \ud800 name", 1), ("deep", Deep(98))),
        Internal = ValueObject.Create(("channel", "web"), ("user", Value.Object(("id", "u")))),
        Contexts = ValueObject.Create(("offer", 3)),
        IsClosed = true,
        OpenInput = "ask",
        Waits = [new Continuation("block", 2, Noon, MessageDuringWait.IsQueued) { Id = "w", BlockHash = "h" }],
        Queue = [.. UserMessages.Select((message, index) => new QueuedMessage($"m-{index}", message))],
        Postbacks = IssuedPostbacks.Empty.With(new ButtonsMessage("Where?", [Buttons[0]])),
        LastActivity = Noon,
        TranscriptCount = 3,
        EffectCount = 4,
        RunCount = 5,
    };

    public static JournalEntry Run { get; } = RunOf();

    private static EffectSample Of(string tag, Effect effect) =>
        new(tag, effect.GetType().Name, ConversationJsonTests.Bytes(output => ConversationJson.Write(output, effect)), effect);

    private static Card Card() => new("Card") { Subtitle = "sub", ImageUrl = "i", WebUrl = "w", Buttons = [.. Buttons] };

    private static Value Deep(int levels) => levels == 0 ? Value.Text("bottom") : Value.List(Deep(levels - 1));

    private static JournalEntry RunOf() => new(5, "run-5")
    {
        Trigger = RunTrigger.IframeEvent,
        MessageId = "m-1",
        BotVersion = "LIVE",
        BotHash = "hash",
        StartedAt = Noon,
        EndedAt = Noon.AddSeconds(1),
        Block = "block",
        Status = RunStatus.Failed,
        Error = new StepError("CODE_ERROR", "it broke", "0") { BlockId = "block", Stack = "at line 1" },
    };

    internal sealed record EffectSample(string Tag, string Type, byte[] Utf8, Effect? Effect);
}
