using ActionSteps.Messages;
using ActionSteps.Sessions;

namespace ActionSteps.Tests.Messages;

public sealed class UserMessageTests
{
    private static readonly Dictionary<string, UserMessage> Samples = new()
    {
        ["intro"] = new UserIntro(),
        ["text"] = new UserText("Hi"),
        ["postback"] = new UserPostback("Yes", "next", [new PostbackParameter("lang", "nl")]),
        ["upload"] = new UserUpload(["https://e.x/a.pdf", "https://e.x/b.pdf"]),
        ["location"] = new UserLocation(51.05, 3.72),
    };

    [Theory]
    [InlineData("intro", "", """{"messageType":"intro"}""")]
    [InlineData("text", "Hi", """{"text":"Hi"}""")]
    [InlineData(
        "postback",
        "Yes",
        """{"messageType":"postback","title":"Yes","text":"Yes","parameters":[{"key":"lang","value":"nl"}],"nextDialogstateId":"next"}""")]
    [InlineData(
        "upload",
        "https://e.x/a.pdf",
        """
        {"messageType":"fileUploadInputResult","urls":["https://e.x/a.pdf","https://e.x/b.pdf"],
         "data":{"uploadStatus":"SUCCEEDED","fileUrl":"https://e.x/a.pdf"}}
        """)]
    [InlineData("location", "51.05,3.72", """{"messageType":"location","coordinates":{"lat":51.05,"long":3.72}}""")]
    public void Every_type_has_its_content_and_wire_form(string type, string content, string wire)
    {
        UserMessage message = Samples[type];

        Assert.Equal(type, message.MessageType);
        Assert.Equal(content, message.Content);
        Json.AssertEqual(wire, message.ToWireForm());
        Assert.Equal(message, UserMessage.FromWireForm(message.ToWireForm()));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"messageType":"location","coordinates":{"lat":"north"}}""")]
    public void A_form_that_is_none_is_no_message(string form) => Assert.Null(UserMessage.FromWireForm(Json.Parse(form)));

    [Fact]
    public void The_older_name_of_uploads_is_understood()
    {
        Value form = Json.Parse("""{"messageType":"upload","urls":["https://e.x/a.pdf",5,null,[]]}""");

        Assert.Equal(new UserUpload(["https://e.x/a.pdf", "5", "[]"]), UserMessage.FromWireForm(form));
    }
}
