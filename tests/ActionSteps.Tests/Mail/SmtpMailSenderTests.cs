using System.Security.Authentication;
using System.Text;
using ActionSteps.Mail;
using ActionSteps.Testing.Contracts;
using ActionSteps.Tests.Mail.Receiving;

namespace ActionSteps.Tests.Mail;

public sealed class SmtpMailSenderTests(SmtpMailSenderTests.Certificates certificates) : IClassFixture<SmtpMailSenderTests.Certificates>
{
    public static TheoryData<string> Rules => [.. new SmtpContract().Rules];

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task Keeps_the_contract_of_mail_senders(string rule)
    {
        using SmtpContract contract = new();
        await contract.CheckAsync(rule);
    }

    [Fact]
    public async Task Says_what_a_mail_server_expects()
    {
        using ScriptedSmtpServer server = new();

        await SmtpSending.ToAsync(server, Mails.To("a@b.c", "Ann <d@e.f>"));

        Assert.Equal(["EHLO [127.0.0.1]", "MAIL FROM:<bot@bot.example>", "RCPT TO:<a@b.c>", "RCPT TO:<d@e.f>", "DATA", "QUIT"], server.Said);
        Assert.Equal("First line\n.second line\n", MailReader.Read(Assert.Single(server.Mails)).Text);
    }

    [Fact]
    public async Task Calls_itself_as_the_options_say()
    {
        using ScriptedSmtpServer server = new();

        await SmtpSending.ToAsync(server, Mails.To("a@b.c"), new() { Host = "localhost", Security = SmtpSecurity.None, From = "bot@bot.example", ClientName = "client.example" });

        Assert.Equal("EHLO client.example", server.Said[0]);
    }

    [Fact]
    public async Task Encrypts_and_signs_in_before_anything_else_is_said()
    {
        using ScriptedSmtpServer server = new()
        {
            Certificate = certificates.Trusted.Server,
            Offers = ["STARTTLS"],
            EncryptedOffers = ["AUTH LOGIN PLAIN", "SIZE 100000"],
        };

        await SmtpSending.ToAsync(server, Mails.To("a@b.c"), Encrypted(SmtpSecurity.StartTls, "bot", "päss"));

        Assert.Equal(
            ["EHLO [127.0.0.1]", "STARTTLS", "*EHLO [127.0.0.1]", $"*AUTH PLAIN {Base64("\0bot\0päss")}", "*MAIL FROM:<bot@bot.example>"],
            server.Said.Take(5));
        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task Signs_in_by_LOGIN_where_there_is_no_PLAIN()
    {
        using ScriptedSmtpServer server = new() { Certificate = certificates.Trusted.Server, Offers = ["STARTTLS"], EncryptedOffers = ["AUTH=LOGIN"] };

        await SmtpSending.ToAsync(server, Mails.To("a@b.c"), Encrypted(SmtpSecurity.StartTls, "bot", "päss"));

        Assert.Equal(["*AUTH LOGIN", $"*{Base64("bot")}", $"*{Base64("päss")}"], server.Said.Skip(3).Take(3));
        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task Encrypts_from_the_first_byte_when_asked_to()
    {
        using ScriptedSmtpServer server = new() { Certificate = certificates.Trusted.Server, EncryptsAtOnce = true };

        await SmtpSending.ToAsync(server, Mails.To("a@b.c"), Encrypted(SmtpSecurity.Tls));

        Assert.Equal("*EHLO [127.0.0.1]", server.Said[0]);
        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task A_server_without_STARTTLS_gets_nothing()
    {
        using ScriptedSmtpServer server = new() { Offers = ["AUTH PLAIN"] };

        StepException refusal = await Assert.ThrowsAsync<StepException>(
            () => SmtpSending.ToAsync(server, Mails.To("a@b.c"), Encrypted(SmtpSecurity.StartTls, "bot", "secret")));

        Assert.Equal(ErrorCodes.MailFailed, refusal.Code);
        Assert.Equal(["EHLO [127.0.0.1]"], server.Said);
    }

    [Fact]
    public async Task A_certificate_of_an_unknown_authority_gets_nothing()
    {
        using ScriptedSmtpServer server = new() { Certificate = certificates.Unknown.Server, Offers = ["STARTTLS"], EncryptedOffers = ["AUTH PLAIN"] };

        await Assert.ThrowsAsync<AuthenticationException>(
            () => SmtpSending.ToAsync(server, Mails.To("a@b.c"), Encrypted(SmtpSecurity.StartTls, "bot", "secret")));

        Assert.Equal(["EHLO [127.0.0.1]", "STARTTLS"], server.Said);
    }

    [Fact]
    public async Task A_certificate_for_another_name_gets_nothing()
    {
        using ScriptedSmtpServer server = new() { Certificate = certificates.Trusted.Server, Offers = ["STARTTLS"] };

        await Assert.ThrowsAsync<AuthenticationException>(() => SmtpSending.ToAsync(
            server,
            Mails.To("a@b.c"),
            new() { Host = "127.0.0.1", From = "bot@bot.example", TrustedAuthorities = [certificates.Trusted.Authority] }));

        Assert.Equal(["EHLO [127.0.0.1]", "STARTTLS"], server.Said);
    }

    [Fact]
    public async Task The_platform_decides_about_certificates_when_no_authority_is_named()
    {
        using ScriptedSmtpServer server = new() { Certificate = certificates.Trusted.Server, Offers = ["STARTTLS"] };

        await Assert.ThrowsAsync<AuthenticationException>(
            () => SmtpSending.ToAsync(server, Mails.To("a@b.c"), new() { Host = "localhost", From = "bot@bot.example" }));

        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task Data_slipped_in_before_encryption_ends_the_connection()
    {
        using ScriptedSmtpServer server = new()
        {
            Certificate = certificates.Trusted.Server,
            Offers = ["STARTTLS"],
            Replies = { ["STARTTLS"] = "220 go on\r\n250-evil\r\n250 AUTH PLAIN" },
        };

        await Assert.ThrowsAsync<IOException>(
            () => SmtpSending.ToAsync(server, Mails.To("a@b.c"), Encrypted(SmtpSecurity.StartTls, "bot", "secret")));

        Assert.Equal(["EHLO [127.0.0.1]", "STARTTLS"], server.Said);
    }

    [Theory]
    [InlineData("AUTH PLAIN", "AUTH")]
    [InlineData("AUTH LOGIN", "AUTH")]
    [InlineData("AUTH LOGIN", "user")]
    [InlineData("AUTH LOGIN", "password")]
    public async Task A_refused_password_is_final_and_not_shown(string offer, string refused)
    {
        using ScriptedSmtpServer server = new()
        {
            Certificate = certificates.Trusted.Server,
            Offers = ["STARTTLS"],
            EncryptedOffers = [offer],
            Replies = { [refused] = "535 no" },
        };

        StepException refusal = await Assert.ThrowsAsync<StepException>(
            () => SmtpSending.ToAsync(server, Mails.To("a@b.c"), Encrypted(SmtpSecurity.StartTls, "bot", "secret")));

        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Base64("secret"), refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Said, line => line.Contains("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_offers_no_known_way_to_sign_in_gets_nothing()
    {
        using ScriptedSmtpServer server = new() { Certificate = certificates.Trusted.Server, Offers = ["STARTTLS"], EncryptedOffers = ["AUTH GSSAPI"] };

        await Assert.ThrowsAsync<StepException>(() => SmtpSending.ToAsync(server, Mails.To("a@b.c"), Encrypted(SmtpSecurity.StartTls, "bot", "secret")));

        Assert.Empty(server.Mails);
    }

    [Theory]
    [InlineData("550 no such mailbox", typeof(StepException))]
    [InlineData("451 later", typeof(IOException))]
    public async Task Nobody_gets_a_mail_of_which_one_recipient_is_refused(string reply, Type failure)
    {
        using ScriptedSmtpServer server = new() { Replies = { ["RCPT TO:<bad@b.c>"] = reply } };

        Exception refusal = await Assert.ThrowsAsync(failure, () => SmtpSending.ToAsync(server, Mails.To("a@b.c", "bad@b.c", "d@e.f")));

        Assert.Contains("\"bad@b.c\"", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("DATA", server.Said);
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task A_mail_that_the_server_finds_too_large_is_not_sent()
    {
        using ScriptedSmtpServer server = new() { Offers = ["SIZE 100"] };

        StepException refusal = await Assert.ThrowsAsync<StepException>(() => SmtpSending.ToAsync(server, Mails.To("a@b.c")));

        Assert.Contains("100", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(["EHLO [127.0.0.1]"], server.Said);
    }

    [Fact]
    public async Task A_mail_that_is_too_large_does_not_reach_the_server()
    {
        using ScriptedSmtpServer server = new();

        await Assert.ThrowsAsync<StepException>(() => SmtpSending.ToAsync(
            server,
            Mails.To("a@b.c") with { Text = new string('x', 2_000) },
            new() { Host = "localhost", From = "bot@bot.example", MaxMessageBytes = 1_024 }));

        Assert.Empty(server.Said);
    }

    private SmtpMailOptions Encrypted(SmtpSecurity security, string? user = null, string? password = null) => new()
    {
        Host = "localhost",
        Security = security,
        User = user,
        Password = password,
        From = "Bot <bot@bot.example>",
        TrustedAuthorities = [certificates.Trusted.Authority],
    };

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    /// <summary>An authority that senders trust, and one that they do not.</summary>
    public sealed class Certificates : IDisposable
    {
        internal TestCertificate Trusted { get; } = new();

        internal TestCertificate Unknown { get; } = new();

        public void Dispose()
        {
            Trusted.Dispose();
            Unknown.Dispose();
        }
    }

    private sealed class SmtpContract : MailSenderContract, IDisposable
    {
        private ScriptedSmtpServer? _server;

        public void Dispose() => _server?.Dispose();

        protected override ValueTask<IMailSender> CreateSenderAsync()
        {
            _server?.Dispose();
            _server = new ScriptedSmtpServer();
            return ValueTask.FromResult<IMailSender>(
                new SmtpMailSender(new() { Host = "localhost", Port = _server.Port, Security = SmtpSecurity.None, From = "bot@bot.example" }));
        }

        protected override ValueTask<IReadOnlyList<ReceivedMail>> ReceiveAsync(int expected) =>
            ValueTask.FromResult<IReadOnlyList<ReceivedMail>>([.. (_server?.Mails ?? []).Select(MailReader.Read)]);
    }
}
