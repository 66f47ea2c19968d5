using ActionSteps.Expressions;
using ActionSteps.Messages;
using ActionSteps.Sessions;

namespace ActionSteps.Tests.Messages;

public sealed class MessageTemplateTests
{
    private readonly Session _session = new();

    public MessageTemplateTests()
    {
        _session.Set("name", "Ann");
        _session.Set("n", 5);
        _session.Set("user", Value.Object(("age", 30)));
        _session.Set("evil", "<script>'\"&");
    }

    [Fact]
    public void Placeholders_of_texts_are_replaced()
    {
        OutgoingMessage? message = Render("""{"type":"text","config":{"textMessages":[{"text":"Hi {name}"}]}}""");

        Json.AssertEqual("""{"text":"Hi Ann"}""", message!.ToWireForm());
    }

    [Fact]
    public void Only_the_text_that_is_picked_is_rendered()
    {
        OutgoingMessage? message = Render(
            """{"type":"text","config":{"textMessages":[{"text":"a {1 / 0}"},{"text":"b"}]}}""", out StepWarning? warning, random: new FixedRandom(1));

        Json.AssertEqual("""{"text":"b"}""", message!.ToWireForm());
        Assert.Null(warning);
    }

    [Fact]
    public void Placeholders_are_replaced_everywhere_but_in_types_ids_and_names_of_parameters()
    {
        OutgoingMessage? message = Render(
            """
            {"type":"carousel","config":{"elements":[{"title":"{name}","subTitle":"{name}!","imageUrl":"https://e.x/{n}","webUrl":"{name}",
              "buttons":[
                {"type":"postback","title":"{name}","payload":{"nextDialogstateId":"{name}","params":[{"key":"{name}","value":"{name}?"}]}},
                {"type":"web_url","title":"{n}","url":"https://e.x/{n}"},
                {"type":"phone_number","title":"call","payload":"{n}"}]}]}}
            """);

        Assert.Equal(
            new CarouselMessage(
                [
                    new Card("Ann")
                    {
                        Subtitle = "Ann!",
                        ImageUrl = "https://e.x/5",
                        WebUrl = "Ann",
                        Buttons =
                        [
                            new PostbackButton("Ann", new Postback("{name}", [new PostbackParameter("{name}", "Ann?")])),
                            new UrlButton("5", "https://e.x/5"),
                            new PhoneButton("call", "5"),
                        ],
                    },
                ]),
            message);
    }

    [Theory]
    [InlineData("{n}", "5")]
    [InlineData("{user}", """{"age":30}""")]
    [InlineData("n{n}", "\"n5\"")]
    [InlineData("{missing}", "null")]
    [InlineData("m{missing}", "\"m\"")]
    public void Parameters_and_pairs_that_are_one_placeholder_keep_their_native_value(string value, string expected)
    {
        OutgoingMessage? click = Render(
            $$$"""
            {"type":"quickReplies","config":{"textMessages":"t","quickReplies":[{"title":"a","payload":{"params":[{"key":"k","value":"{{{value}}}"}]}}]}}
            """);
        OutgoingMessage? json = Render($$$"""{"type":"JSONTemplate","config":{"k":"{{{value}}}","in":{"type":"{{{value}}}"} } }""");

        Json.AssertEqual(expected, click!.ToApiForm()["config"]["quickReplies"][0]["payload"]["params"][0]["value"]);
        Json.AssertEqual(expected, json!.ToApiForm()["config"]["k"]);
        Json.AssertEqual(expected, json.ToApiForm()["config"]["in"]["type"]);
    }

    [Theory]
    [InlineData("__raw", """{"html":"<b>{evil}</b>"}""")]
    [InlineData("JSONTemplate", """{"html":"<b>{evil}</b>","__component":"html"}""")]
    [InlineData("richText", """{"html":"<b>{evil}</b>"}""")]
    public void Values_in_html_are_escaped(string type, string config)
    {
        OutgoingMessage? message = Render($$$"""{"type":"{{{type}}}","config":{{{config}}}}""");

        Assert.Equal("<b>&lt;script&gt;&#39;&quot;&amp;</b>", message!.ToApiForm()["config"]["html"]);
    }

    [Fact]
    public void Values_cannot_change_a_payload_that_is_json_text()
    {
        _session.Set("sly", "\"},{\"key\":\"admin\",\"value\":\"yes");
        string payload = Value.Text("""{"nextDialogstateId":"{name}","parameters":[{"key":"k","value":"{sly}!"}]}""").ToJson();

        OutgoingMessage? message = Render(
            """{"type":"buttons","config":{"textMessages":"t","buttons":[{"type":"postback","title":"b","payload":PAYLOAD}]}}"""
                .Replace("PAYLOAD", payload, StringComparison.Ordinal));

        Postback click = new("{name}", [new PostbackParameter("k", "\"},{\"key\":\"admin\",\"value\":\"yes!")]);
        Assert.Equal(new ButtonsMessage("t", [new PostbackButton("b", click)]), message);
    }

    [Fact]
    public void Values_in_speech_markup_are_escaped()
    {
        OutgoingMessage? message = Render("""{"type":"text","config":{"textMessages":"<speak>Hi {evil}</speak>"}}""");

        string text = Assert.IsType<TextMessage>(message).Text;
        Assert.StartsWith("<speak>Hi &lt;script&gt;", text, StringComparison.Ordinal);
        Assert.EndsWith("&amp;</speak>", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_turns_out_empty_is_not_sent_and_no_fault()
    {
        Assert.Null(Render("""{"type":"text","config":{"textMessages":"{missing}"}}""", out StepWarning? warning));
        Assert.Null(warning);
    }

    [Theory]
    [InlineData("""{"type":"media","config":{"media":{"type":"pdf","url":"u"}}}""")]
    [InlineData("""{"type":"media","config":{"media":{"type":"image","url":"{missing}"}}}""")]
    [InlineData("""{"type":"nonsense","config":{"textMessages":"{name}"}}""")]
    [InlineData("""{"config":{}}""")]
    [InlineData("""5""")]
    public void An_unknown_type_and_a_message_without_content_are_a_warning(string form)
    {
        Assert.Null(Render(form, out StepWarning? warning));
        Assert.Equal(ErrorCodes.UnknownMessageType, warning?.Code);
    }

    [Fact]
    public void A_button_of_unknown_type_is_left_out_with_a_warning()
    {
        OutgoingMessage? message = Render(
            """{"type":"buttons","config":{"textMessages":"t","buttons":[{"type":"teleport","title":"a"},{"title":"b"}]}}""",
            out StepWarning? warning);

        Assert.Equal(new ButtonsMessage("t", [new PostbackButton("b", Postback.None)]), message);
        Assert.Equal(ErrorCodes.UnknownMessageType, warning?.Code);
    }

    [Fact]
    public void A_message_without_placeholders_is_read_once()
    {
        MessageTemplate template = MessageTemplate.Parse(Json.Parse("""{"type":"text","config":{"textMessages":"Hi"}}"""));

        template.TryRender(new EvaluationContext(_session.Variables), out OutgoingMessage? first, out _);
        template.TryRender(new EvaluationContext(_session.Variables), out OutgoingMessage? second, out _);

        Assert.Same(first, second);
    }

    private OutgoingMessage? Render(string form) => Render(form, out _);

    private OutgoingMessage? Render(string form, out StepWarning? warning, Random? random = null)
    {
        EvaluationContext context = new(_session.Variables) { Random = random ?? Random.Shared };
        MessageTemplate.Parse(Json.Parse(form)).TryRender(context, out OutgoingMessage? message, out warning);
        return message;
    }
}
