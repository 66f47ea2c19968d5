using ActionSteps.Mail;
using ActionSteps.Sessions;
using ActionSteps.Testing.Mail;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Mail;

public sealed class MailBodyTests
{
    [Theory]
    [InlineData("plain")]
    [InlineData("1 < 2 and 3 > 2")]
    [InlineData("Write to Ann <ann@b.example>")]
    [InlineData("See <https://b.example/>")]
    [InlineData("<your name>")]
    [InlineData("a <b")]
    [InlineData("{name}")]
    [InlineData("\\{ a <")]
    [InlineData("{IF(1 <b && 2> 1, 1, 2)}")]
    public async Task Without_a_tag_a_body_is_plain_text(string body)
    {
        MailMessage mail = await ComposeAsync(body, "<b>Ann</b>");

        Assert.Null(mail.Html);
    }

    [Theory]
    [InlineData("<p>Hi</p>")]
    [InlineData("Hi<br>there")]
    [InlineData("Hi<BR/>there")]
    [InlineData("{name} <b>x</b>")]
    [InlineData("\\{ <i >x</i>")]
    [InlineData("{ <a\nhref=\"x\">x</a>")]
    [InlineData("text</div>")]
    public async Task With_a_tag_a_body_is_HTML(string body)
    {
        MailMessage mail = await ComposeAsync(body, "Ann");

        Assert.NotNull(mail.Html);
    }

    [Fact]
    public async Task Values_in_HTML_are_escaped()
    {
        MailMessage mail = await ComposeAsync("<p title=\"{name}\">Hi {name}</p>", "<script>\"'&");

        Assert.Equal("<p title=\"&lt;script&gt;&quot;&#39;&amp;\">Hi &lt;script&gt;&quot;&#39;&amp;</p>", mail.Html);
        Assert.Equal("Hi <script>\"'&", mail.Text);
    }

    [Fact]
    public async Task A_value_does_not_turn_plain_text_into_HTML()
    {
        MailMessage mail = await ComposeAsync("Hi {name}", "<b>Ann</b>");

        Assert.Equal("Hi <b>Ann</b>", mail.Text);
        Assert.Null(mail.Html);
    }

    [Theory]
    [InlineData("<p>Hi <b>Ann</b></p>", "Hi Ann")]
    [InlineData("<p>One</p><p>Two</p>", "One\n\nTwo")]
    [InlineData("One<br>Two<br/><br />Four", "One\nTwo\n\nFour")]
    [InlineData("<div>One</div>\n<div>Two</div>", "One\nTwo")]
    [InlineData("<ul>\n <li>a</li>\n <li>b</li>\n</ul>after", "- a\n- b\n\nafter")]
    [InlineData("<h1>Title</h1>text", "Title\n\ntext")]
    [InlineData("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc")]
    [InlineData("<p>  many \n\t spaces  </p>", "many spaces")]
    [InlineData("<p>&lt;&amp;&gt; &eacute;&nbsp;&#128642;</p>", "<&> é 🚂")]
    [InlineData("<p>5 < 6 <</p>", "5 < 6 <")]
    [InlineData("<p>a</p><!-- <b>hidden</b> --><p>b</p>", "a\n\nb")]
    [InlineData("<html><head><title>T</title><style>p { }</style></head><body><p>x</p></body></html>", "x")]
    [InlineData("<script>alert('<p>')</script><p>x</p>", "x")]
    [InlineData("<p><a href=\"https://b.example/?a=1&amp;b=2\">here</a>.</p>", "here (https://b.example/?a=1&b=2).")]
    [InlineData("<p><a href='https://b.example/'>https://b.example/</a></p>", "https://b.example/")]
    [InlineData("<p><a href=\"javascript:x\">x</a></p>", "x")]
    [InlineData("<p>unclosed <b", "unclosed")]
    [InlineData("<p>unclosed <!-- comment", "unclosed")]
    [InlineData("<p></p>", "")]
    public async Task HTML_comes_with_the_same_as_plain_text(string body, string text)
    {
        MailMessage mail = await ComposeAsync(body.Replace("{", "\\{", StringComparison.Ordinal).Replace("}", "\\}", StringComparison.Ordinal), "");

        Assert.Equal(text, mail.Text);
    }

    [Theory]
    [InlineData("<")]
    [InlineData("<!--")]
    [InlineData("<a href=\"http")]
    [InlineData("<a>")]
    [InlineData("<b ")]
    [InlineData("<style>")]
    [InlineData("\\{")]
    [InlineData("<br>")]
    public async Task Hostile_HTML_takes_time_that_grows_with_its_length(string piece)
    {
        MailMessage mail = await ComposeAsync($"<p>{string.Concat(Enumerable.Repeat(piece, 200_000))}", "");

        Assert.NotNull(mail.Html);
    }

    private static async Task<MailMessage> ComposeAsync(string body, string name)
    {
        RecordingMailSender sender = new();
        await Run.StepsAsync(
            Run.Session(("name", name)), new Ports(sender), options: null, new SendMailStep { Recipients = ["a@b.c"], Title = "x", Body = body });
        return Assert.Single(sender.Mails);
    }
}
