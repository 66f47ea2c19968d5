using System.Text;
using ActionSteps.Mail;
using ActionSteps.Sessions;

namespace ActionSteps.Tests.Mail;

public sealed class MailMessageTests
{
    [Theory]
    [InlineData("a\rb")]
    [InlineData("a\nb")]
    [InlineData("a\r\nBcc: x@y.z")]
    [InlineData("a\0b")]
    [InlineData("a\u2028b")]
    public void Refuses_control_characters_in_the_subject(string subject) =>
        Assert.Throws<ArgumentException>(() => Mails.To("a@b.c") with { Subject = subject });

    [Fact]
    public void Refuses_a_mail_to_nobody_and_to_too_many()
    {
        MailAddress[] many = [.. Enumerable.Range(0, 101).Select(i => MailAddress.Parse($"u{i}@b.c"))];

        Assert.Throws<ArgumentException>(() => Mails.To("a@b.c") with { Recipients = [] });
        Assert.Throws<ArgumentException>(() => Mails.To("a@b.c") with { Recipients = many });
        Assert.Equal(100, (Mails.To("a@b.c") with { Recipients = many[1..] }).Recipients.Count);
    }

    [Fact]
    public void Refuses_an_empty_key() => Assert.Throws<ArgumentException>(() => Mails.To("a@b.c") with { Key = "" });

    [Fact]
    public void Later_changes_of_a_list_do_not_reach_the_mail()
    {
        List<MailAddress> recipients = [MailAddress.Parse("a@b.c")];
        MailMessage mail = Mails.To("x@y.z") with { Recipients = recipients };

        recipients.Clear();

        Assert.Single(mail.Recipients);
    }

    [Theory]
    [InlineData("", "text/plain")]
    [InlineData("a\r\nb", "text/plain")]
    [InlineData("a\0b", "text/plain")]
    [InlineData("../etc/passwd", "text/plain")]
    [InlineData("a\\b", "text/plain")]
    [InlineData("a.txt", "")]
    [InlineData("a.txt", "text")]
    [InlineData("a.txt", "text/")]
    [InlineData("a.txt", "text/plain; x=y")]
    [InlineData("a.txt", "text/plain\r\nX-Evil: 1")]
    public void Refuses_file_names_and_types_that_could_break_out(string fileName, string contentType) =>
        Assert.Throws<ArgumentException>(() => new MailAttachment(fileName, contentType, ReadOnlyMemory<byte>.Empty));

    [Fact]
    public void Prints_itself_as_data()
    {
        MailMessage mail = Mails.To("Ann <a@b.c>", "d@e.f") with
        {
            Html = "<p>x</p>",
            Attachments =
            [
                new MailAttachment("a.json", "application/json", Encoding.UTF8.GetBytes("[\"ä\"]")),
                new MailAttachment("b.bin", "application/octet-stream", new byte[] { 0, 255 }),
            ],
        };

        Assert.Equal(
            Value.ParseJson("""
                { "to": ["Ann <a@b.c>", "d@e.f"], "subject": "Hello", "text": "First line\n.second line", "html": "<p>x</p>",
                  "attachments": [
                    { "name": "a.json", "contentType": "application/json", "size": 6, "content": "[\"ä\"]" },
                    { "name": "b.bin", "contentType": "application/octet-stream", "size": 2, "content": "AP8=" } ] }
                """),
            mail.ToValue());
        Assert.Equal(Value.Null, Mails.To("a@b.c").ToValue()["html"]);
    }
}
