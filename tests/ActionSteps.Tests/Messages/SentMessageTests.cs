using ActionSteps.Blocks;
using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Sessions;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Messages;

/// <summary>What becomes of messages on their way through a run.</summary>
public sealed class SentMessageTests
{
    [Fact]
    public async Task Html_does_not_leave_on_the_webhook_channel()
    {
        BlockResult result = await SendAsync(new Session("session-1", Channels.Webhook), new HtmlMessage("<b>x</b>"));

        Assert.Empty(result.Effects);
        Assert.Empty(result.Transcript);
        Assert.Equal(ErrorCodes.UnsupportedOnChannel, Assert.Single(result.Log[0].Warnings).Code);
    }

    [Fact]
    public async Task A_message_that_cannot_be_sent_does_not_stop_the_others()
    {
        MessageBlock block = new(
            "block",
            [
                MessageTemplate.Parse(Json.Parse("""{"type":"media","config":{"media":{"type":"pdf","url":"u"}}}""")),
                MessageTemplate.Parse(Json.Parse("""{"type":"text","config":{"textMessages":"Hi"}}""")),
            ]);

        BlockResult result = await new BlockExecutor().RunAsync(
            new BotDefinition("bot", [block]), "block", new Session(), CancellationToken.None);

        Assert.Equal([new TextMessage("Hi")], result.Messages);
        Assert.Equal(ErrorCodes.UnknownMessageType, Assert.Single(result.Log[0].Warnings).Code);
    }

    [Fact]
    public async Task History_has_the_wire_form_with_sensitive_values_masked()
    {
        Session session = Run.Session(("iban", "BE\"71"));
        BotDefinition bot = Run.Bot(
            [
                new DelegateStep(context => context.Send(
                    new ButtonsMessage("t", [new PostbackButton("b", new Postback("x", [new PostbackParameter("k", "BE\"71")]))]))),
            ],
            new VariableDefinitions([new VariableDefinition("iban") { Sensitive = true }]));

        BlockResult result = await new BlockExecutor().RunAsync(bot, "block", session, CancellationToken.None);

        Value payload = Assert.Single(result.Transcript).Message["attachment"]["payload"]["buttons"][0]["payload"];
        Assert.Equal("{iban}", Json.Parse(payload.ToString())["parameters"][0]["value"]);
        Assert.Equal(new PostbackParameter("k", "BE\"71"), ((PostbackButton)((ButtonsMessage)result.Messages[0]).Buttons[0]).Click.Parameters[0]);
    }

    private static Task<BlockResult> SendAsync(Session session, OutgoingMessage message) =>
        Run.StepsAsync(session, new DelegateStep(context => context.Send(message)));
}
