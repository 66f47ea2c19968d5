using ActionSteps.Messages;
using ActionSteps.Sessions;

namespace ActionSteps.Tests.Messages;

public sealed class ApiFormTests
{
    [Theory]
    [MemberData(nameof(SampleMessages.Names), MemberType = typeof(SampleMessages))]
    public void Every_type_survives_the_api_form(string name)
    {
        OutgoingMessage message = SampleMessages.ByName[name];

        Assert.Equal(message, OutgoingMessage.FromApiForm(message.ToApiForm()));
    }

    [Theory]
    [InlineData("text", """{"type":"text","config":{"textMessages":[{"text":"Hi"}]}}""")]
    [InlineData(
        "buttons",
        """
        {"type":"buttons","config":{"textMessages":[{"text":"Choose"}],"buttons":[
          {"type":"postback","title":"Yes","payload":{"nextDialogstateId":"next","params":[{"key":"lang","value":"nl"},{"key":"n","value":1}]}},
          {"type":"web_url","title":"Site","url":"https://e.x/"},
          {"type":"phone_number","title":"Call","payload":"+3212345678"}]}}
        """)]
    [InlineData(
        "quick replies",
        """
        {"type":"quickReplies","config":{"textMessages":[{"text":"Where?"}],"quickReplies":[
          {"title":"Here","type":"postback","imageUrl":"https://e.x/here.png",
           "payload":{"nextDialogstateId":"next","params":[{"key":"lang","value":"nl"},{"key":"n","value":1}]}},
          {"title":"There","type":"postback","payload":{"nextDialogstateId":"there"}}]}}
        """)]
    [InlineData(
        "carousel",
        """
        {"type":"carousel","config":{"elements":[
          {"title":"One","subTitle":"first","imageUrl":"https://e.x/1.png","webUrl":"https://e.x/1","buttons":[
            {"type":"postback","title":"Take","payload":{"nextDialogstateId":"next","params":[{"key":"lang","value":"nl"},{"key":"n","value":1}]}}]},
          {"title":"Two"}]}}
        """)]
    [InlineData(
        "list",
        """
        {"type":"list","config":{"size":"LARGE",
          "button":{"type":"postback","title":"More","payload":{"nextDialogstateId":"next","params":[{"key":"lang","value":"nl"},{"key":"n","value":1}]}},
          "elements":[{"title":"One","button":{"type":"web_url","title":"Open","url":"https://e.x/1"}},{"title":"Two"}]}}
        """)]
    [InlineData("media", """{"type":"media","config":{"media":{"type":"video","url":"https://e.x/v.mp4","isCache":true}}}""")]
    [InlineData("html", """{"type":"__raw","config":{"withBalloon":false,"html":"<b>x</b>","type":"html"}}""")]
    [InlineData(
        "component",
        """
        {"type":"JSONTemplate","config":{"withBalloon":true,"__component":"html",
          "html":"<iframe src=\"https://e.x/?a=1&amp;b=2\" width=\"100%\" height=\"200px\" style=\"border:none;\"></iframe>"}}
        """)]
    [InlineData("json", """{"type":"JSONTemplate","config":{"language":"nl","user":{"age":5}}}""")]
    [InlineData("dispatched json", """{"type":"JSONTemplate","config":{"language":"nl","___type":"CL_DISPATCH_EVENT"}}""")]
    [InlineData("rich text", """{"type":"richText","config":{"html":"<h1>Title</h1>"}}""")]
    public void Every_type_has_its_exact_api_form(string name, string expected) =>
        Json.AssertEqual(expected, SampleMessages.ByName[name].ToApiForm());

    [Theory]
    [InlineData("button", typeof(ButtonsMessage))]
    [InlineData("BUTTONS", typeof(ButtonsMessage))]
    [InlineData("quickReply", typeof(QuickRepliesMessage))]
    [InlineData("quick_replies", typeof(QuickRepliesMessage))]
    [InlineData("quickreplies", typeof(QuickRepliesMessage))]
    [InlineData("generic", typeof(CarouselMessage))]
    [InlineData("Text", typeof(TextMessage))]
    [InlineData("image", typeof(MediaMessage))]
    [InlineData("file", typeof(MediaMessage))]
    [InlineData("jsontemplate", typeof(JsonMessage))]
    public void Types_have_aliases_and_any_case(string type, Type expected)
    {
        Value form = Json.Parse(
            $$$"""{"type":"{{{type}}}","config":{"textMessages":"Hi","elements":[{"title":"a"}],"url":"https://e.x/a"} }""");

        Assert.IsType(expected, OutgoingMessage.FromApiForm(form));
    }

    [Theory]
    [InlineData(""" "Hi" """)]
    [InlineData("""["Hi"]""")]
    [InlineData("""[{"text":"Hi"}]""")]
    [InlineData("""{"text":"Hi"}""")]
    public void Text_messages_may_be_a_text_or_a_list_of_texts(string texts)
    {
        Value form = Json.Parse($$$"""{"type":"text","config":{"textMessages":{{{texts}}}}}""");

        Assert.Equal(new TextMessage("Hi"), OutgoingMessage.FromApiForm(form));
    }

    [Fact]
    public void One_of_several_texts_is_picked()
    {
        Value form = Json.Parse("""{"type":"text","config":{"textMessages":[{"text":"a"},{"text":"b"}]}}""");

        Assert.Equal(new TextMessage("b"), OutgoingMessage.FromApiForm(form, new FixedRandom(1)));
    }

    [Fact]
    public void Quick_replies_one_list_too_deep_are_the_same_as_flat_ones()
    {
        const string Flat = """{"type":"quickReplies","config":{"textMessages":"t","quickReplies":[{"title":"a"},{"title":"b"}]}}""";
        const string Nested = """{"type":"quickReplies","config":{"textMessages":"t","quickReplies":[[{"title":"a"},{"title":"b"}]]}}""";

        Assert.Equal(Json.Message(Flat), Json.Message(Nested));
    }

    [Theory]
    [InlineData("""{"type":"call","title":"t","payload":"1207"}""")]
    [InlineData("""{"type":"phone_number","title":"t","payload":1207}""")]
    [InlineData("""{"type":"phone_number","title":"t","payload":{},"call":"1207"}""")]
    [InlineData("""{"type":"phone_number","title":"t","call":"1207"}""")]
    public void Phone_buttons_have_older_spellings(string button) =>
        Assert.Equal(new PhoneButton("t", "1207"), OnlyButton(button));

    [Theory]
    [InlineData("""{"type":"postback","title":"t","payload":{"nextDialogstateId":"b","params":[{"key":"k","value":1}]}}""")]
    [InlineData("""{"type":"postback","title":"t","payload":{"nextDialogstateId":"b","parameters":[{"key":"k","value":1}]}}""")]
    [InlineData("""{"title":"t","payload":{"nextDialogstateId":"b","params":[{"key":"k","value":1}]}}""")]
    [InlineData("""{"type":"postback","title":"t","payload":"{\"nextDialogstateId\":\"b\",\"params\":[{\"key\":\"k\",\"value\":1}]}"}""")]
    public void Postback_buttons_have_older_spellings(string button) =>
        Assert.Equal(new PostbackButton("t", new Postback("b", [new PostbackParameter("k", 1)])), OnlyButton(button));

    [Fact]
    public void A_webview_button_appends_its_parameters_to_the_address()
    {
        Button? button = OnlyButton("""{"type":"webview","title":"t","url":"https://e.x/?p=","params":[{"key":"a","value":1}]}""");

        // base64 of [{"key":"a","value":1}]
        WebviewButton webview = Assert.IsType<WebviewButton>(button);
        Assert.Equal(new UrlButton("t", "https://e.x/?p=W3sia2V5IjoiYSIsInZhbHVlIjoxfV0%3D"), webview.ToUrlButton());
    }

    [Theory]
    [InlineData("""{"type":"text","config":{"textMessages":[]}}""")]
    [InlineData("""{"type":"text","config":{"textMessages":[{"text":""}]}}""")]
    [InlineData("""{"type":"text","config":{}}""")]
    [InlineData("""{"type":"buttons","config":{"textMessages":[],"buttons":[]}}""")]
    [InlineData("""{"type":"carousel","config":{"elements":[]}}""")]
    [InlineData("""{"type":"media","config":{"media":{"type":"image","url":""}}}""")]
    [InlineData("""{"type":"media","config":{"media":{"type":"pdf","url":"u"}}}""")]
    [InlineData("""{"type":"nonsense","config":{}}""")]
    [InlineData("""{"config":{}}""")]
    [InlineData("""[]""")]
    public void A_form_without_a_known_type_or_content_is_no_message(string form) =>
        Assert.Null(OutgoingMessage.FromApiForm(Json.Parse(form)));

    private static Button? OnlyButton(string button)
    {
        OutgoingMessage message = Json.Message($$$"""{"type":"buttons","config":{"textMessages":"t","buttons":[{{{button}}}]}}""");
        return Assert.Single(Assert.IsType<ButtonsMessage>(message).Buttons);
    }
}
