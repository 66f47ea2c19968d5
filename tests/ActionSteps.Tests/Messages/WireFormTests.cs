using ActionSteps.Messages;
using ActionSteps.Sessions;

namespace ActionSteps.Tests.Messages;

public sealed class WireFormTests
{
    private const string ClickJson =
        """{"title":"Take","caption":"Take","type":"button","originalTitle":"Take","nextDialogstateId":"next","parameters":[{"key":"lang","value":"nl"},{"key":"n","value":1}]}""";

    [Theory]
    [InlineData("text")]
    [InlineData("buttons")]
    [InlineData("buttons without text")]
    [InlineData("quick replies")]
    [InlineData("carousel")]
    [InlineData("list")]
    [InlineData("plain list")]
    [InlineData("media")]
    [InlineData("html")]
    [InlineData("json")]
    [InlineData("rich text")]
    public void Every_type_survives_the_wire_form(string name)
    {
        OutgoingMessage message = SampleMessages.ByName[name];

        Assert.Equal(message, OutgoingMessage.FromWireForm(message.ToWireForm()));
    }

    [Fact]
    public void The_wire_form_loses_that_html_is_a_component_and_that_json_is_dispatched()
    {
        HtmlComponentMessage component = HtmlComponentMessage.Iframe("https://e.x/", withBalloon: false);
        JsonMessage json = new(ValueObject.Create(("a", 1), ("___private", 2)), IsDispatched: true);

        Assert.Equal(new HtmlMessage(component.Html, WithBalloon: false), OutgoingMessage.FromWireForm(component.ToWireForm()));
        Assert.Equal(new JsonMessage(ValueObject.Create(("a", 1))), OutgoingMessage.FromWireForm(json.ToWireForm()));
    }

    [Theory]
    [InlineData("buttons")]
    [InlineData("quick replies")]
    [InlineData("carousel")]
    [InlineData("list")]
    public void Opaque_clicks_survive_when_the_conversation_knows_them(string name)
    {
        OutgoingMessage message = SampleMessages.ByName[name];
        IssuedPostbacks issued = IssuedPostbacks.Empty.With(message);

        Assert.Equal(message, OutgoingMessage.FromWireForm(message.ToWireForm(PostbackForm.Opaque), issued));
        Assert.NotEqual(message, OutgoingMessage.FromWireForm(message.ToWireForm(PostbackForm.Opaque)));
    }

    [Fact]
    public void Buttons_become_a_template_with_every_button()
    {
        Value wire = SampleMessages.ByName["buttons"].ToWireForm();

        Value payload = wire["attachment"]["payload"];
        Assert.Equal("template", wire["attachment"]["type"]);
        Assert.Equal("button", payload["template_type"]);
        Assert.Equal("Choose", payload["text"]);
        Assert.True(payload["buttons"][0]["payload"].IsText);
        Json.AssertEqual("""{"type":"web_url","title":"Site","url":"https://e.x/"}""", payload["buttons"][1]);
        Json.AssertEqual("""{"type":"phone_number","title":"Call","payload":"+3212345678"}""", payload["buttons"][2]);
        Assert.True(payload["buttons"][3].IsUndefined);
    }

    [Fact]
    public void A_click_is_json_text_in_history_and_offloading()
    {
        Value wire = SampleMessages.ByName["carousel"].ToWireForm();

        Assert.Equal(ClickJson, wire["attachment"]["payload"]["elements"][0]["buttons"][0]["payload"]);
    }

    [Fact]
    public void A_click_is_the_sha_1_of_that_text_on_the_webhook_channel()
    {
        Value wire = SampleMessages.ByName["carousel"].ToWireForm(PostbackForm.Opaque);

        // sha1sum of the text above
        Assert.Equal("2c5e1648a76ce1ac235fdde48d397c1b444ac160", wire["attachment"]["payload"]["elements"][0]["buttons"][0]["payload"]);
    }

    [Fact]
    public void Quick_replies_without_a_type_are_texts_without_an_image()
    {
        Value wire = Json.Message("""
            {"type":"quickReplies","config":{"textMessages":[{"text":"t"}],"quickReplies":[{"title":"Yes","payload":{"nextDialogstateId":"b"}}]}}
            """).ToWireForm();

        Assert.Equal("t", wire["text"]);
        Assert.Equal("text", wire["quick_replies"][0]["content_type"]);
        Assert.True(wire["quick_replies"][0]["image_url"].IsUndefined);
        Assert.Equal("quickreply", Json.Parse(wire["quick_replies"][0]["payload"].ToString())["type"]);
    }

    [Fact]
    public void A_location_quick_reply_is_only_its_content_type()
    {
        Value wire = Json.Message("""
            {"type":"quickReplies","config":{"textMessages":"t","quickReplies":[{"type":"location","title":"Here"}]}}
            """).ToWireForm();

        Json.AssertEqual("""{"text":"t","quick_replies":[{"content_type":"location"}]}""", wire);
    }

    [Fact]
    public void A_card_with_a_web_url_and_no_subtitle_has_a_default_action_and_no_subtitle()
    {
        Value wire = Json.Message("""
            {"type":"carousel","config":{"elements":[{"title":"One","webUrl":"https://e.x/"}]}}
            """).ToWireForm();

        Json.AssertEqual(
            """{"title":"One","default_action":{"type":"web_url","url":"https://e.x/"}}""", wire["attachment"]["payload"]["elements"][0]);
    }

    [Fact]
    public void The_older_item_url_is_read_as_default_action()
    {
        OutgoingMessage? message = OutgoingMessage.FromWireForm(Json.Parse("""
            {"attachment":{"type":"template","payload":{"template_type":"generic","elements":[{"title":"One","item_url":"https://e.x/"}]}}}
            """));

        Assert.Equal(new CarouselMessage([new Card("One") { WebUrl = "https://e.x/" }]), message);
    }

    [Fact]
    public void Media_is_an_attachment_of_its_type()
    {
        Value wire = Json.Message("""{"type":"media","config":{"media":{"type":"image","url":"https://e.x/a.png"}}}""").ToWireForm();

        Json.AssertEqual("""{"attachment":{"type":"image","payload":{"url":"https://e.x/a.png"}}}""", wire);
    }

    [Fact]
    public void The_global_button_of_a_list_is_a_list_of_one_button()
    {
        Value wire = SampleMessages.ByName["list"].ToWireForm();
        Value plain = SampleMessages.ByName["plain list"].ToWireForm();

        Assert.Equal("large", wire["attachment"]["payload"]["top_element_style"]);
        Assert.True(wire["attachment"]["payload"]["buttons"].TryGetList(out ValueList? buttons));
        Assert.Single(buttons);
        Assert.True(plain["attachment"]["payload"]["top_element_style"].IsUndefined);
        Assert.Equal(Value.EmptyList, plain["attachment"]["payload"]["buttons"]);
    }

    [Fact]
    public void Json_is_an_event_without_private_keys()
    {
        JsonMessage message = new(ValueObject.Create(("___type", "x"), ("a", 1), ("___b", 2), ("__c", 3)), IsDispatched: true);

        Assert.Equal("""{"type":"event","payload":{"a":1,"__c":3}}""", message.ToWireForm().ToJson());
    }

    [Fact]
    public void Html_keeps_its_balloon()
    {
        Json.AssertEqual("""{"type":"html","html":"<b>x</b>","withBalloon":false}""", SampleMessages.ByName["html"].ToWireForm());
    }

    [Theory]
    [InlineData("""{"attachment":{"type":"template","payload":{"template_type":"receipt"}}}""")]
    [InlineData("""{"attachment":{"type":"fallback","payload":{}}}""")]
    [InlineData("""{"text":""}""")]
    [InlineData("""{}""")]
    [InlineData("""null""")]
    public void A_form_that_is_not_known_is_no_message(string form) => Assert.Null(OutgoingMessage.FromWireForm(Json.Parse(form)));
}
