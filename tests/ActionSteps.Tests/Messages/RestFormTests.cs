using ActionSteps.Messages;
using ActionSteps.Sessions;

namespace ActionSteps.Tests.Messages;

public sealed class RestFormTests
{
    [Theory]
    [MemberData(nameof(SampleMessages.Names), MemberType = typeof(SampleMessages))]
    public void Every_type_survives_the_rest_form(string name)
    {
        OutgoingMessage message = SampleMessages.ByName[name];
        // Both kinds of HTML share a template.
        OutgoingMessage expected = message is HtmlComponentMessage component ? new HtmlMessage(component.Html, component.WithBalloon) : message;

        Assert.Equal(expected, OutgoingMessage.FromRestForm(message.ToRestForm()));
    }

    [Theory]
    [InlineData("text", """{"textMessageTemplate":{"textMessages":[{"text":"Hi"}]}}""")]
    [InlineData(
        "buttons",
        """
        {"buttonTemplate":{"textMessages":[{"text":"Choose"}],"buttons":[
          {"postBackButton":{"title":"Yes","payload":{"nextDialogstateId":"next","sessionDataToSet":[{"key":"lang","value":"nl"},{"key":"n","value":1}]}}},
          {"urlButton":{"title":"Site","url":"https://e.x/"}},
          {"phoneNumberButton":{"title":"Call","phoneNumber":"+3212345678"}}]}}
        """)]
    [InlineData(
        "quick replies",
        """
        {"quickReplyTemplate":{"textMessages":[{"text":"Where?"}],"quickReplies":[
          {"title":"Here","imageUrl":"https://e.x/here.png",
           "payload":{"nextDialogstateId":"next","sessionDataToSet":[{"key":"lang","value":"nl"},{"key":"n","value":1}]}},
          {"title":"There","payload":{"nextDialogstateId":"there","sessionDataToSet":[]}}]}}
        """)]
    [InlineData(
        "list",
        """
        {"listTemplate":{"size":"LARGE",
          "button":{"postBackButton":{"title":"More","payload":{"nextDialogstateId":"next","sessionDataToSet":[{"key":"lang","value":"nl"},{"key":"n","value":1}]}}},
          "elements":[{"title":"One","button":{"urlButton":{"title":"Open","url":"https://e.x/1"}}},{"title":"Two"}]}}
        """)]
    [InlineData("media", """{"attachmentTemplate":{"media":{"url":"https://e.x/v.mp4","type":"video","isCache":true}}}""")]
    public void Documented_types_have_their_exact_rest_form(string name, string expected) =>
        Json.AssertEqual(expected, SampleMessages.ByName[name].ToRestForm());

    [Fact]
    public void A_postback_button_keeps_its_session_data_as_params()
    {
        OutgoingMessage? message = OutgoingMessage.FromRestForm(Json.Parse("""
            {"buttonTemplate":{"textMessages":[{"text":"t"}],"buttons":[{"postBackButton":{"title":"b","payload":{
              "nextDialogstateId":"next","sessionDataToSet":[{"key":"a","value":{"x":[1]}},{"key":"b","value":null}]}}}]}}
            """));

        Json.AssertEqual(
            """[{"key":"a","value":{"x":[1]}},{"key":"b","value":null}]""",
            message!.ToApiForm()["config"]["buttons"][0]["payload"]["params"]);
    }

    [Fact]
    public void Buttons_that_rest_does_not_know_are_replaced_or_left_out()
    {
        CarouselMessage message = new(
            [new Card("c") { Buttons = [new ShareButton(), new WebviewButton("w", "https://e.x/", [])] }]);

        Json.AssertEqual(
            """{"carouselTemplate":{"elements":[{"title":"c","buttons":[{"urlButton":{"title":"w","url":"https://e.x/"}}]}]}}""",
            message.ToRestForm());
    }

    [Theory]
    [InlineData("""{"uploadTemplate":{}}""")]
    [InlineData("""{"textMessageTemplate":"Hi"}""")]
    [InlineData("""{"textMessageTemplate":{"textMessages":[]}}""")]
    [InlineData("""[]""")]
    public void A_template_that_is_not_known_or_empty_is_no_message(string form) =>
        Assert.Null(OutgoingMessage.FromRestForm(Json.Parse(form)));
}
