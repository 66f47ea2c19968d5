using System.Text;
using ActionSteps.Blocks;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Mail;
using ActionSteps.Messages;
using ActionSteps.Sessions;
using ActionSteps.Testing.Mail;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Mail;

public sealed class MailReportStepTests
{
    private static readonly MailReportStep Report = new() { Recipients = ["a@b.c"], Title = "Report", Body = "Here it is." };

    private readonly RecordingMailSender _sender = new();

    [Fact]
    public async Task Puts_the_conversation_below_the_body()
    {
        await using Chat chat = new(Conversation(Report), ports: [_sender]);

        await chat.SayAsync("one");
        await chat.PassAsync(TimeSpan.FromSeconds(1));
        await chat.SayAsync("two");
        await chat.PassAsync(TimeSpan.FromMinutes(1));
        await chat.SayAsync("three");

        MailMessage mail = Assert.Single(_sender.Mails);
        Assert.Equal(
            """
            Here it is.

            Conversation
            [2026-01-01 00:00:00Z] user: one
            [2026-01-01 00:00:00Z] bot: answer 1
            [2026-01-01 00:00:01Z] user: two
            [2026-01-01 00:00:01Z] bot: answer 2
            [2026-01-01 00:01:01Z] user: three
            [2026-01-01 00:01:01Z] bot: answer 3
            """,
            mail.Text);
    }

    [Fact]
    public async Task Attaches_the_conversation_as_JSON()
    {
        await using Chat chat = new(Conversation(Report), ports: [_sender]);

        await chat.SayAsync("one");
        await chat.SayAsync("zwölf \"🚂\"");
        await chat.SayAsync("three");

        MailAttachment file = Assert.Single(Assert.Single(_sender.Mails).Attachments);
        Value entries = Value.ParseJson(file.Content.Span);
        Assert.Equal("conversation.json", file.FileName);
        Assert.Equal("application/json", file.ContentType);
        Assert.Equal(
            Value.ParseJson("""{ "actor": "user", "message": { "text": "zwölf \"🚂\"" }, "timestamp": "2026-01-01T00:00:00.000Z" }"""),
            entries[2]);
        Assert.Equal("""{"text":"answer 3"}""", entries[5]["message"].ToJson());
        Assert.True(entries[6].IsUndefined);
    }

    [Fact]
    public async Task Masks_sensitive_values_in_the_conversation_and_not_in_the_body()
    {
        MailReportStep report = new() { Recipients = ["a@b.c"], Title = "Report", Body = "Real: {iban}" };
        await using Chat chat = new(Conversation(report, isSensitive: true), ports: [_sender]);

        await chat.SayAsync("hello");
        await chat.SayAsync("my IBAN");
        await chat.SayAsync("BE71096123456769");

        MailMessage mail = Assert.Single(_sender.Mails);
        Assert.StartsWith("Real: BE71096123456769\n\nConversation\n", mail.Text, StringComparison.Ordinal);
        Assert.EndsWith("user: {iban}\n[2026-01-01 00:00:00Z] bot: answer 3", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("BE71", Encoding.UTF8.GetString(mail.Attachments[0].Content.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tries_again_when_the_sender_fails()
    {
        _sender.FailNext(1);

        BlockResult result = await RunAsync(Report);

        Assert.Equal(StepStatus.Succeeded, result.Log[0].Status);
        Assert.Equal(2, _sender.Attempts);
    }

    [Fact]
    public async Task Fails_without_a_recipient_and_without_a_sender()
    {
        BlockResult withoutRecipient = await RunAsync(new MailReportStep { Recipients = ["{missing}"], Title = "x" });
        BlockResult withoutSender = await Run.StepsAsync(Run.Session(), Report);

        Assert.Equal(ErrorCodes.NoRecipients, withoutRecipient.Log[0].Error?.Code);
        Assert.Equal(ErrorCodes.MailNotConfigured, withoutSender.Log[0].Error?.Code);
    }

    [Theory]
    [InlineData("""{ "type": "text", "config": { "textMessages": "Hi" } }""", "Hi")]
    [InlineData("""{ "type": "text", "config": { "textMessages": "a\n[2020-10-06 16:17:44Z] user: b" } }""", "a\n  [2020-10-06 16:17:44Z] user: b")]
    [InlineData(
        """{ "type": "buttons", "config": { "textMessages": "Pick", "buttons": [ { "type": "postback", "title": "A", "payload": {} }, { "type": "web_url", "title": "B", "url": "https://b.example/" } ] } }""",
        "Pick [A] [B]")]
    [InlineData("""{ "type": "quickReplies", "config": { "textMessages": "Pick", "quickReplies": [ { "title": "A" }, { "title": "B" } ] } }""", "Pick [A] [B]")]
    [InlineData("""{ "type": "media", "config": { "media": { "type": "image", "url": "https://b.example/a.png" } } }""", "https://b.example/a.png")]
    [InlineData(
        """{ "type": "carousel", "config": { "elements": [ { "title": "One", "buttons": [ { "type": "postback", "title": "Buy", "payload": {} } ] }, { "title": "Two" } ] } }""",
        "One [Buy]\n  Two")]
    [InlineData("""{ "type": "list", "config": { "elements": [ { "title": "One" }, { "title": "Two" } ] } }""", "One\n  Two")]
    [InlineData("""{ "type": "__raw", "config": { "html": "<p>Hi <b>Ann</b></p>", "type": "html" } }""", "Hi Ann")]
    [InlineData("""{ "type": "__raw", "config": { "html": "<iframe src=\"https://b.example/\"></iframe>", "type": "html" } }""", "[html]")]
    public async Task Shows_each_type_of_message_as_people_read_it(string message, string line)
    {
        await RunAsync(SendStep(message), new MailReportStep { Recipients = ["a@b.c"], Title = "x" });

        string text = Assert.Single(_sender.Mails).Text;
        Assert.StartsWith("Conversation\n[", text, StringComparison.Ordinal);
        Assert.EndsWith($"Z] bot: {line}", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_what_users_send_beside_text()
    {
        await using Chat chat = new(Conversation(Report), ports: [_sender]);

        await chat.SendAsync(new UserIntro());
        await chat.SendAsync(new UserUpload(["https://b.example/a.png"]));
        await chat.SendAsync(new UserLocation(51.05, 3.72));

        string text = Assert.Single(_sender.Mails).Text;
        Assert.DoesNotContain("intro", text, StringComparison.Ordinal);
        Assert.Contains("user: https://b.example/a.png\n[", text, StringComparison.Ordinal);
        Assert.Contains("user: 51.05, 3.72\n[", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaves_out_what_a_JSON_builder_sent()
    {
        await RunAsync(
            SendStep("""{ "type": "text", "config": { "textMessages": "seen" } }"""),
            new JsonBuilderStep { Items = [new JsonBuilderItem("secret", "unseen")] },
            Report);

        MailMessage mail = Assert.Single(_sender.Mails);
        Assert.EndsWith("bot: seen", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("unseen", Encoding.UTF8.GetString(mail.Attachments[0].Content.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Goes_into_HTML_escaped_and_before_the_end_of_the_page()
    {
        await RunAsync(
            SendStep("""{ "type": "text", "config": { "textMessages": "<b>&" } }"""),
            new MailReportStep { Recipients = ["a@b.c"], Title = "x", Body = "<html><body><p>Here</p></body></html>" });

        MailMessage mail = Assert.Single(_sender.Mails);
        Assert.StartsWith("Here\n\nConversation\n[", mail.Text, StringComparison.Ordinal);
        Assert.EndsWith("bot: <b>&", mail.Text, StringComparison.Ordinal);
        Assert.EndsWith("bot: &lt;b&gt;&amp;</pre>\n</body></html>", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_conversation_is_an_empty_list()
    {
        await RunAsync(Report);

        MailMessage mail = Assert.Single(_sender.Mails);
        Assert.Equal("Here it is.\n\nConversation\n", mail.Text);
        Assert.Equal(Value.EmptyList, Value.ParseJson(mail.Attachments[0].Content.Span));
    }

    private Task<BlockResult> RunAsync(params IActionStep[] steps) =>
        Run.StepsAsync(Run.Session(), new Ports(_sender), options: null, steps);

    private static DelegateStep SendStep(string message) => new(context =>
    {
        Assert.True(MessageTemplate.Parse(Value.ParseJson(message)).TryRender(context.Evaluation, out OutgoingMessage? outgoing, out _));
        context.Send(outgoing);
    });

    /// <summary>A bot that answers three messages, keeps the third as <c>iban</c>, and then sends the report.</summary>
    private static BotDefinition Conversation(MailReportStep report, bool isSensitive = false) => new(
        "bot",
        [
            Chat.Says("first", "answer 1", "ask-2"),
            new InputBlock("ask-2", "second") { GoTo = "second" },
            Chat.Says("second", "answer 2", "ask-3"),
            new InputBlock("ask-3", "iban") { GoTo = "third" },
            new ActionBlock("third", [Chat.Say("answer 3"), report]),
        ])
    {
        Start = "first",
        Variables = new([new VariableDefinition("iban") { Sensitive = isSensitive }]),
    };
}
