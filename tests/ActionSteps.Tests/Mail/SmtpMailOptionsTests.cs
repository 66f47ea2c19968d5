using ActionSteps.Mail;

namespace ActionSteps.Tests.Mail;

public sealed class SmtpMailOptionsTests
{
    [Fact]
    public void Tells_all_faults_at_once()
    {
        ArgumentException faults = Assert.Throws<ArgumentException>(() => new SmtpMailSender(new SmtpMailOptions
        {
            Host = "not a host",
            Port = 0,
            Security = (SmtpSecurity)9,
            User = "bot",
            From = "nobody",
            ClientName = "a b",
            Timeout = TimeSpan.Zero,
            MaxMessageBytes = 1,
        }));

        Assert.All(
            ["Host", "Port", "Security", "User and Password", "From", "ClientName", "Timeout", "MaxMessageBytes"],
            name => Assert.Contains(name, faults.Message, StringComparison.Ordinal));
        Assert.Contains("1,000 to 600,000", faults.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_to_send_a_password_in_the_clear()
    {
        ArgumentException fault = Assert.Throws<ArgumentException>(() => new SmtpMailSender(new SmtpMailOptions
        {
            Host = "mail.example",
            From = "a@b.c",
            Security = SmtpSecurity.None,
            User = "bot",
            Password = "secret",
        }));

        Assert.DoesNotContain("secret", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a@b.c\r\nRCPT TO:<x@y.z>", "client.example", "bot", "secret")]
    [InlineData("a@b.c", "client\r\nMAIL FROM:<x@y.z>", "bot", "secret")]
    [InlineData("a@b.c", "clïent.example", "bot", "secret")]
    [InlineData("a@b.c", "client.example", "bot\0admin", "secret")]
    [InlineData("a@b.c", "client.example", "bot", "sec\r\nret")]
    [InlineData("a@b.c", "client.example", "", "secret")]
    public void Refuses_texts_that_could_become_commands(string from, string clientName, string user, string password) =>
        Assert.Throws<ArgumentException>(() => new SmtpMailSender(
            new SmtpMailOptions { Host = "mail.example", From = from, ClientName = clientName, User = user, Password = password }));

    [Theory]
    [InlineData("mail.example")]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public void Takes_names_and_addresses_of_hosts(string host) =>
        Assert.NotNull(new SmtpMailSender(new SmtpMailOptions { Host = host, From = "Bot <a@b.c>" }));
}
