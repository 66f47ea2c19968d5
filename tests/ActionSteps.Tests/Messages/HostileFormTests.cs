using System.Text;
using ActionSteps.Expressions;
using ActionSteps.Messages;
using ActionSteps.Sessions;

namespace ActionSteps.Tests.Messages;

public sealed class HostileFormTests
{
    private static readonly string[] Shapes =
    [
        "null", "true", "5", "\"text\"", "\"{x}\"", "[]", "[[[]]]", "[null,1,\"a\",[],{}]", "{}", "{\"text\":{\"text\":1}}",
        "[{\"title\":5,\"payload\":7,\"type\":[]}]", "[{\"type\":\"postback\",\"title\":{},\"payload\":[[]]}]",
        "[{\"payload\":{\"params\":[1,{\"key\":{}},{\"key\":\"\"}],\"nextDialogstateId\":[1]},\"title\":\"t\"}]",
        "[{\"buttons\":{\"buttons\":[]},\"title\":[1]}]", "{\"__proto__\":{\"x\":1},\"constructor\":1}",
    ];

    private static readonly string[] Types =
        ["text", "buttons", "quickReplies", "carousel", "list", "media", "__raw", "JSONTemplate", "richText", "", "nonsense"];

    [Fact]
    public void Wrong_types_everywhere_never_raise()
    {
        Session session = new();
        string[] members = ["textMessages", "buttons", "quickReplies", "elements", "button", "size", "media", "html", "withBalloon", "___type"];
        foreach (string type in Types)
        {
            foreach (string shape in Shapes)
            {
                string config = "{" + string.Join(',', members.Select(member => $"\"{member}\":{shape}")) + "}";
                foreach (string content in new[] { config, shape })
                {
                    Value form = Json.Parse($$$"""{"type":"{{{type}}}","config":{{{content}}}}""");
                    UseEverywhere(form, session);
                }
            }
        }
    }

    [Fact]
    public void Wrong_types_in_wire_and_rest_forms_never_raise()
    {
        foreach (string shape in Shapes)
        {
            string parts = string.Join(',', new[] { "text", "elements", "buttons", "template_type", "url" }.Select(name => $"\"{name}\":{shape}"));
            foreach (string type in new[] { "button", "generic", "list", "image" })
            {
                Use(OutgoingMessage.FromWireForm(Json.Parse(
                    """{"attachment":{"type":"template","payload":{PARTS,"template_type":"TYPE"}}}"""
                        .Replace("PARTS", parts, StringComparison.Ordinal).Replace("TYPE", type, StringComparison.Ordinal))));
            }

            Use(OutgoingMessage.FromWireForm(Json.Parse($$$"""{"text":{{{shape}}},"quick_replies":{{{shape}}}}""")));
            Use(OutgoingMessage.FromWireForm(Json.Parse($$$"""{"type":{{{shape}}},"payload":{{{shape}}},"attachment":{{{shape}}}}""")));
            foreach (string template in new[] { "textMessageTemplate", "buttonTemplate", "quickReplyTemplate", "carouselTemplate", "listTemplate", "attachmentTemplate" })
            {
                Use(OutgoingMessage.FromRestForm(Json.Parse($$$"""{"{{{template}}}":{{{shape}}}}""")));
                Use(OutgoingMessage.FromRestForm(Json.Parse(
                    $$$"""{"{{{template}}}":{"textMessages":{{{shape}}},"buttons":{{{shape}}},"quickReplies":{{{shape}}},"elements":{{{shape}}},"media":{{{shape}}}}}""")));
            }
        }
    }

    [Fact]
    public void Numbers_are_texts()
    {
        OutgoingMessage message = Json.Message("""
            {"type":"buttons","config":{"textMessages":[{"text":5}],"buttons":[{"title":7,"payload":{"nextDialogstateId":9}}]}}
            """);

        Assert.Equal(new ButtonsMessage("5", [new PostbackButton("7", new Postback("9"))]), message);
    }

    [Fact]
    public void A_hundred_thousand_buttons_are_kept_and_cut_where_the_channel_needs_it()
    {
        Value button = Json.Parse("""{"type":"postback","title":"b","payload":{"nextDialogstateId":"x"}}""");
        Value form = Value.Object(
            ("type", "buttons"),
            ("config", Value.Object(("textMessages", "t"), ("buttons", Value.List(ValueList.Create(Enumerable.Repeat(button, 100_000)))))));

        ButtonsMessage message = Assert.IsType<ButtonsMessage>(OutgoingMessage.FromApiForm(form));

        Assert.Equal(100_000, message.Buttons.Count);
        Assert.Equal(3, Assert.IsType<ButtonsMessage>(Assert.Single(message.ForChannel(Channels.Facebook).Effects)).Buttons.Count);
        Assert.Equal(message, OutgoingMessage.FromWireForm(message.ToWireForm()));
        Assert.Equal(1, IssuedPostbacks.Empty.With(message).Count);
    }

    [Fact]
    public void Nesting_down_to_the_limit_of_values_never_raises()
    {
        Session session = new();
        for (int depth = 1; depth < Value.MaxDepth; depth += 7)
        {
            Value nested = Value.Text("x");
            for (int i = 0; i < depth; i++)
            {
                nested = i % 2 == 0 ? Value.List(nested) : Value.Object(("a", nested));
            }

            session.Set("deep", nested);
            UseEverywhere(nested, session);
            UseEverywhere(Json.Parse("""{"type":"JSONTemplate","config":{"pair":"{deep}"}}"""), session);
            UseEverywhere(
                Json.Parse("""
                    {"type":"buttons","config":{"textMessages":"t","buttons":[{"type":"postback","title":"b",
                      "payload":{"params":[{"key":"k","value":"{deep}"}]}}]}}
                    """),
                session);
        }
    }

    [Fact]
    public void Data_that_shares_its_parts_is_refused_before_it_is_unfolded()
    {
        Value bomb = Value.Text(new string('x', 1000));
        for (int i = 0; i < 20; i++)
        {
            bomb = Value.List(bomb, bomb, bomb, bomb);
        }

        MessageTemplate template = MessageTemplate.Parse(Value.Object(("type", "JSONTemplate"), ("config", Value.Object(("a", bomb)))));

        Assert.False(template.TryRender(new EvaluationContext(new Session().Variables), out _, out StepWarning? warning));
        Assert.Equal(ErrorCodes.MessageTooLarge, warning?.Code);
        Assert.Null(OutgoingMessage.FromApiForm(template.ApiForm));
        Assert.Null(OutgoingMessage.FromWireForm(bomb));
        Assert.Null(OutgoingMessage.FromRestForm(bomb));
        Assert.Null(UserMessage.FromWireForm(bomb));
        Assert.Null(IframeEvent.Parse(bomb, out _));
    }

    [Fact]
    public void Placeholders_cannot_blow_a_message_up()
    {
        Session session = new();
        session.Set("big", new string('x', 900_000));
        StringBuilder buttons = new();
        for (int i = 0; i < 1_000; i++)
        {
            buttons.Append(i == 0 ? "" : ",").Append("""{"type":"web_url","title":"{big}","url":"u"}""");
        }

        MessageTemplate template = MessageTemplate.Parse(Json.Parse(
            $$$"""{"type":"buttons","config":{"textMessages":"t","buttons":[{{{buttons}}}]}}"""));

        Assert.False(template.TryRender(new EvaluationContext(session.Variables), out _, out StepWarning? warning));
        Assert.Equal(ErrorCodes.MessageTooLarge, warning?.Code);
    }

    private static void UseEverywhere(Value form, Session session)
    {
        Use(OutgoingMessage.FromApiForm(form));
        Use(OutgoingMessage.FromWireForm(form));
        Use(OutgoingMessage.FromRestForm(form));
        UserMessage.FromWireForm(form)?.ToWireForm();
        IframeEvent.Parse(form, out _);
        IssuedPostbacks.FromValue(form);
        bool rendered = MessageTemplate.Parse(form).TryRender(new EvaluationContext(session.Variables), out OutgoingMessage? message, out _);
        Assert.Equal(rendered, message is not null);
        Use(message);
    }

    private static void Use(OutgoingMessage? message)
    {
        if (message is null)
        {
            return;
        }

        IssuedPostbacks issued = IssuedPostbacks.Empty.With(message);
        Assert.NotNull(OutgoingMessage.FromApiForm(message.ToApiForm()));
        OutgoingMessage.FromWireForm(message.ToWireForm(PostbackForm.Opaque), issued);
        OutgoingMessage.FromRestForm(message.ToRestForm());
        foreach (string channel in new[] { Channels.Web, Channels.Webhook, Channels.Facebook, Channels.Intercom })
        {
            message.ForChannel(channel);
        }
    }
}
