using ActionSteps.Messages;
using ActionSteps.Sessions;

namespace ActionSteps.Tests.Messages;

public sealed class IssuedPostbacksTests
{
    [Fact]
    public void An_identifier_that_comes_back_is_the_click_that_was_given_out()
    {
        OutgoingMessage message = SampleMessages.ByName["buttons"];
        IssuedPostbacks issued = IssuedPostbacks.FromValue(Json.Parse(IssuedPostbacks.Empty.With(message).ToValue().ToJson()));
        string payload = message.ToWireForm(PostbackForm.Opaque)["attachment"]["payload"]["buttons"][0]["payload"].ToString();

        Assert.True(issued.TryResolve(payload, out UserPostback? click));

        Assert.Equal(new UserPostback("Yes", "next", SampleMessages.Click.Parameters), click);
    }

    [Theory]
    [InlineData("""{"nextDialogstateId":"id","parameters":[{"key":"lang","value":"nl"}],"title":"Nederlands"}""")]
    [InlineData("""{"nextDialogstateId":"id","params":[{"key":"lang","value":"nl"}],"caption":"Nederlands"}""")]
    [InlineData("""
        { "title": "Nederlands", "caption": "Nederlands", "type": "button", "originalTitle": "Nederlands",
          "nextDialogstateId": "id", "parameters": [ { "key": "lang", "value": "nl" } ] }
        """)]
    public void Json_text_is_understood_without_having_been_given_out(string payload)
    {
        Assert.True(IssuedPostbacks.Empty.TryResolve(payload, out UserPostback? click));

        Assert.Equal(new UserPostback("Nederlands", "id", [new PostbackParameter("lang", "nl")]), click);
    }

    [Theory]
    [InlineData("0123456789abcdef0123456789abcdef01234567")]
    [InlineData("hello")]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"a":1}""")]
    public void Anything_else_is_no_click(string payload)
    {
        Assert.False(IssuedPostbacks.Empty.With(SampleMessages.ByName["buttons"]).TryResolve(payload, out UserPostback? click));
        Assert.Null(click);
    }

    [Fact]
    public void The_newest_five_hundred_are_kept()
    {
        IssuedPostbacks issued = IssuedPostbacks.Empty;
        for (int i = 0; i < 510; i++)
        {
            issued = issued.With(Message($"block-{i}"));
        }

        Assert.Equal(IssuedPostbacks.MaxCount, issued.Count);
        Assert.False(issued.TryResolve(PayloadOf("block-9"), out _));
        Assert.True(issued.TryResolve(PayloadOf("block-10"), out _));
        Assert.True(issued.TryResolve(PayloadOf("block-509"), out _));
    }

    [Fact]
    public void Giving_out_again_makes_a_payload_new()
    {
        IssuedPostbacks issued = IssuedPostbacks.Empty.With(Message("kept"));
        for (int i = 0; i < 499; i++)
        {
            issued = issued.With(Message($"block-{i}"));
        }

        issued = issued.With(Message("kept")).With(Message("last"));

        Assert.True(issued.TryResolve(PayloadOf("kept"), out _));
        Assert.False(issued.TryResolve(PayloadOf("block-0"), out _));
    }

    [Fact]
    public void The_text_that_is_kept_is_bounded()
    {
        string large = new('x', 400_000);
        IssuedPostbacks issued = IssuedPostbacks.Empty;
        foreach (string name in new[] { "a", "b", "c" })
        {
            issued = issued.With(Message(name + large));
        }

        Assert.Equal(2, issued.Count);
        Assert.False(issued.TryResolve(PayloadOf("a" + large), out _));
        Assert.True(issued.TryResolve(PayloadOf("c" + large), out _));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("""{"short":"{}","0123456789abcdef0123456789abcdef01234567":5}""")]
    public void Stored_data_that_is_none_is_left_out(string stored) =>
        Assert.Equal(0, IssuedPostbacks.FromValue(Json.Parse(stored)).Count);

    [Fact]
    public void Messages_without_clicks_add_nothing() =>
        Assert.Same(IssuedPostbacks.Empty, IssuedPostbacks.Empty.With(new TextMessage("Hi")));

    private static ButtonsMessage Message(string block) => new("t", [new PostbackButton("b", new Postback(block))]);

    private static string PayloadOf(string block) =>
        Message(block).ToWireForm(PostbackForm.Opaque)["attachment"]["payload"]["buttons"][0]["payload"].ToString();
}
