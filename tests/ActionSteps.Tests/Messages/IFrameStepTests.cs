using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Sessions;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Messages;

public sealed class IFrameStepTests
{
    [Fact]
    public async Task Placeholders_in_the_address_are_percent_encoded()
    {
        BlockResult result = await Run.StepsAsync(Run.Session(("q", "a b")), new IFrameStep { Source = "https://e.x/?q={q}" });

        Json.AssertEqual(
            """
            {"type":"JSONTemplate","config":{"withBalloon":true,"__component":"html",
              "html":"<iframe src=\"https://e.x/?q=a%20b\" width=\"100%\" height=\"30px\" style=\"border:none;\"></iframe>"}}
            """,
            Assert.Single(result.Messages).ToApiForm());
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/relative")]
    [InlineData("e.x")]
    [InlineData("")]
    [InlineData("{missing}")]
    [InlineData("{script}")]
    [InlineData("https:e.x")]
    [InlineData("https:\\\\e.x")]
    [InlineData("https://e.x/\nx")]
    [InlineData("https://")]
    public async Task Only_absolute_web_addresses_are_shown(string source)
    {
        BlockResult result = await Run.StepsAsync(Run.Session(("script", "javascript:alert(1)//https://")), new IFrameStep { Source = source });

        Assert.Equal(ErrorCodes.InvalidUrl, result.Log[0].Error?.Code);
        Assert.Equal(Run.ErrorBlock, result.Block);
        Assert.Empty(result.Messages);
    }

    [Fact]
    public async Task Other_channels_get_the_address_as_text()
    {
        BlockResult result = await Run.StepsAsync(new Session("session-1", Channels.Webhook), new IFrameStep { Source = "https://e.x/a" });

        Assert.Equal(new TextMessage("https://e.x/a"), Assert.Single(result.Messages));
        Assert.Empty(result.Log[0].Warnings);
    }

    [Fact]
    public async Task Nothing_breaks_out_of_the_attributes()
    {
        BlockResult result = await Run.StepsAsync(
            Run.Session(("base", "https://e.x/\"><script>'&"), ("height", "1px\" onload=\"alert(1)")),
            new IFrameStep { Source = "{base}", Height = "{height}", WithBalloon = false });

        HtmlComponentMessage message = Assert.IsType<HtmlComponentMessage>(Assert.Single(result.Messages));
        Assert.Equal(
            "<iframe src=\"https://e.x/&quot;&gt;&lt;script&gt;&#39;&amp;\" width=\"100%\" height=\"1px&quot; onload=&quot;alert(1)\" style=\"border:none;\"></iframe>",
            message.Html);
        Assert.False(message.WithBalloon);
    }

    [Fact]
    public async Task An_empty_height_is_the_default()
    {
        BlockResult result = await Run.StepsAsync(new Session(), new IFrameStep { Source = "https://e.x/", Height = "{missing}" });

        Assert.Equal(HtmlComponentMessage.Iframe("https://e.x/", "30px"), Assert.Single(result.Messages));
    }

    [Fact]
    public async Task What_the_page_posts_is_a_message_of_the_user()
    {
        BlockResult result = await Run.StepsAsync(new Session(), new IFrameStep { Source = "https://e.x/" });

        Assert.Single(result.Messages);
        Assert.Equal(
            new IframeMessage("Hello"),
            IframeEvent.Parse("""{ "target": "CL_API", "type": "SEND_MESSAGE", "payload": { "text": "Hello" } }""", out _));
    }
}
