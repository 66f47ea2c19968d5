using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using ActionSteps.Mail;
using ActionSteps.Testing;
using ActionSteps.Testing.Contracts;
using ActionSteps.Tests.Mail.Receiving;

namespace ActionSteps.Tests.Mail;

public sealed class SmtpMailSenderTests(SmtpMailSenderTests.Certificates certificates) : IClassFixture<SmtpMailSenderTests.Certificates>
{
    private static readonly string[] Phases = ["greeting", "EHLO", "MAIL", "RCPT", "DATA", "content"];

    public static TheoryData<string> AllPhases => [.. Phases];

    public static TheoryData<string> PhasesWithQuit => [.. Phases, "QUIT"];

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

        await SendAsync(server, Mails.To("a@b.c", "Ann <d@e.f>"));

        Assert.Equal(["EHLO [127.0.0.1]", "MAIL FROM:<bot@bot.example>", "RCPT TO:<a@b.c>", "RCPT TO:<d@e.f>", "DATA", "QUIT"], server.Said);
        Assert.Equal("First line\n.second line\n", MailReader.Read(Assert.Single(server.Mails)).Text);
    }

    [Fact]
    public async Task Calls_itself_as_the_options_say()
    {
        using ScriptedSmtpServer server = new();

        await SendAsync(server, Mails.To("a@b.c"), new() { Host = "localhost", Security = SmtpSecurity.None, From = "bot@bot.example", ClientName = "client.example" });

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

        await SendAsync(server, Mails.To("a@b.c"), Encrypted(SmtpSecurity.StartTls, "bot", "päss"));

        Assert.Equal(
            ["EHLO [127.0.0.1]", "STARTTLS", "*EHLO [127.0.0.1]", $"*AUTH PLAIN {Base64("\0bot\0päss")}", "*MAIL FROM:<bot@bot.example>"],
            server.Said.Take(5));
        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task Signs_in_by_LOGIN_where_there_is_no_PLAIN()
    {
        using ScriptedSmtpServer server = new() { Certificate = certificates.Trusted.Server, Offers = ["STARTTLS"], EncryptedOffers = ["AUTH=LOGIN"] };

        await SendAsync(server, Mails.To("a@b.c"), Encrypted(SmtpSecurity.StartTls, "bot", "päss"));

        Assert.Equal(["*AUTH LOGIN", $"*{Base64("bot")}", $"*{Base64("päss")}"], server.Said.Skip(3).Take(3));
        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task Encrypts_from_the_first_byte_when_asked_to()
    {
        using ScriptedSmtpServer server = new() { Certificate = certificates.Trusted.Server, EncryptsAtOnce = true };

        await SendAsync(server, Mails.To("a@b.c"), Encrypted(SmtpSecurity.Tls));

        Assert.Equal("*EHLO [127.0.0.1]", server.Said[0]);
        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task A_server_without_STARTTLS_gets_nothing()
    {
        using ScriptedSmtpServer server = new() { Offers = ["AUTH PLAIN"] };

        StepException refusal = await Assert.ThrowsAsync<StepException>(
            () => SendAsync(server, Mails.To("a@b.c"), Encrypted(SmtpSecurity.StartTls, "bot", "secret")));

        Assert.Equal(ErrorCodes.MailFailed, refusal.Code);
        Assert.Equal(["EHLO [127.0.0.1]"], server.Said);
    }

    [Fact]
    public async Task A_certificate_of_an_unknown_authority_gets_nothing()
    {
        using ScriptedSmtpServer server = new() { Certificate = certificates.Unknown.Server, Offers = ["STARTTLS"], EncryptedOffers = ["AUTH PLAIN"] };

        await Assert.ThrowsAsync<AuthenticationException>(
            () => SendAsync(server, Mails.To("a@b.c"), Encrypted(SmtpSecurity.StartTls, "bot", "secret")));

        Assert.Equal(["EHLO [127.0.0.1]", "STARTTLS"], server.Said);
    }

    [Fact]
    public async Task A_certificate_for_another_name_gets_nothing()
    {
        using ScriptedSmtpServer server = new() { Certificate = certificates.Trusted.Server, Offers = ["STARTTLS"] };

        await Assert.ThrowsAsync<AuthenticationException>(() => SendAsync(
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
            () => SendAsync(server, Mails.To("a@b.c"), new() { Host = "localhost", From = "bot@bot.example" }));

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
            () => SendAsync(server, Mails.To("a@b.c"), Encrypted(SmtpSecurity.StartTls, "bot", "secret")));

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
            () => SendAsync(server, Mails.To("a@b.c"), Encrypted(SmtpSecurity.StartTls, "bot", "secret")));

        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Base64("secret"), refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Said, line => line.Contains("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_offers_no_known_way_to_sign_in_gets_nothing()
    {
        using ScriptedSmtpServer server = new() { Certificate = certificates.Trusted.Server, Offers = ["STARTTLS"], EncryptedOffers = ["AUTH GSSAPI"] };

        await Assert.ThrowsAsync<StepException>(() => SendAsync(server, Mails.To("a@b.c"), Encrypted(SmtpSecurity.StartTls, "bot", "secret")));

        Assert.Empty(server.Mails);
    }

    [Theory]
    [MemberData(nameof(AllPhases))]
    public async Task A_refusal_for_good_is_not_to_be_tried_again(string phase)
    {
        using ScriptedSmtpServer server = new() { Replies = { [phase] = "550-go away\r\n550 for good" } };

        StepException refusal = await Assert.ThrowsAsync<StepException>(() => SendAsync(server, Mails.To("a@b.c")));

        Assert.Equal(ErrorCodes.MailFailed, refusal.Code);
        Assert.Contains("550 go away for good", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(AllPhases))]
    public async Task A_refusal_for_now_may_be_tried_again(string phase)
    {
        using ScriptedSmtpServer server = new() { Replies = { [phase] = "451 later" } };

        IOException refusal = await Assert.ThrowsAsync<IOException>(() => SendAsync(server, Mails.To("a@b.c")));

        Assert.Contains("451 later", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("550 no such mailbox", typeof(StepException))]
    [InlineData("451 later", typeof(IOException))]
    public async Task Nobody_gets_a_mail_of_which_one_recipient_is_refused(string reply, Type failure)
    {
        using ScriptedSmtpServer server = new() { Replies = { ["RCPT TO:<bad@b.c>"] = reply } };

        Exception refusal = await Assert.ThrowsAsync(failure, () => SendAsync(server, Mails.To("a@b.c", "bad@b.c", "d@e.f")));

        Assert.Contains("\"bad@b.c\"", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("DATA", server.Said);
        Assert.Empty(server.Mails);
    }

    [Theory]
    [MemberData(nameof(AllPhases))]
    public async Task A_server_that_hangs_up_is_a_failure(string phase)
    {
        using ScriptedSmtpServer server = new() { Replies = { [phase] = ScriptedSmtpServer.HangUp } };

        await Assert.ThrowsAsync<IOException>(() => SendAsync(server, Mails.To("a@b.c")));
    }

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request")]
    [InlineData("2200 x")]
    [InlineData("99")]
    [InlineData("")]
    [InlineData("620 x")]
    [InlineData("220-first\r\n250 second")]
    [InlineData("\u001b]0;title\u0007")]
    public async Task Nonsense_is_a_failure(string greeting)
    {
        using ScriptedSmtpServer server = new() { Replies = { ["greeting"] = greeting } };

        IOException failure = await Assert.ThrowsAsync<IOException>(() => SendAsync(server, Mails.To("a@b.c")));

        Assert.DoesNotContain(failure.Message, char.IsControl);
    }

    [Fact]
    public async Task An_endless_line_is_a_failure()
    {
        using ScriptedSmtpServer server = new() { Replies = { ["greeting"] = $"220 {new string('x', 10_000_000)}" } };

        IOException failure = await Assert.ThrowsAsync<IOException>(() => SendAsync(server, Mails.To("a@b.c")));

        Assert.Contains("2048 bytes", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_of_endless_lines_is_a_failure()
    {
        using ScriptedSmtpServer server = new() { Replies = { ["EHLO"] = string.Concat(Enumerable.Repeat("250-X\r\n", 1_000_000)) } };

        IOException failure = await Assert.ThrowsAsync<IOException>(() => SendAsync(server, Mails.To("a@b.c")));

        Assert.Contains("128 lines", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(AllPhases))]
    public async Task A_silent_server_is_given_up_when_the_time_is_over(string phase)
    {
        using ScriptedSmtpServer server = new() { Replies = { [phase] = ScriptedSmtpServer.Silence } };
        VirtualClock clock = new();

        Task sending = SendAsync(server, Mails.To("a@b.c"), clock: clock);
        await server.SilentAsync();
        Assert.False(sending.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(30));

        TimeoutException failure = await Assert.ThrowsAsync<TimeoutException>(() => sending);
        Assert.Contains("30 s", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silent_server_is_given_up_during_the_handshake()
    {
        using TcpListener server = new(IPAddress.Loopback, 0);
        server.Start();
        VirtualClock clock = new();
        SmtpMailSender sender = new(
            new SmtpMailOptions { Host = "localhost", Port = ((IPEndPoint)server.LocalEndpoint).Port, Security = SmtpSecurity.Tls, From = "a@b.c" },
            clock);

        Task sending = sender.SendAsync(Mails.To("a@b.c"), CancellationToken.None).AsTask();
        using Socket connection = await server.AcceptSocketAsync();
        await connection.ReceiveAsync(new byte[1]);
        clock.Advance(TimeSpan.FromSeconds(30));

        await Assert.ThrowsAsync<TimeoutException>(() => sending);
    }

    [Theory]
    [MemberData(nameof(AllPhases))]
    public async Task The_caller_can_cancel_at_any_time(string phase)
    {
        using ScriptedSmtpServer server = new() { Replies = { [phase] = ScriptedSmtpServer.Silence } };
        using CancellationTokenSource cancel = new();

        Task sending = SendAsync(server, Mails.To("a@b.c"), cancellationToken: cancel.Token);
        await server.SilentAsync();
        await cancel.CancelAsync();

        OperationCanceledException cancelled = await Assert.ThrowsAsync<OperationCanceledException>(() => sending);
        Assert.Equal(cancel.Token, cancelled.CancellationToken);
    }

    [Theory]
    [InlineData(ScriptedSmtpServer.HangUp)]
    [InlineData("500 never heard of it")]
    [InlineData("nonsense")]
    public async Task What_happens_after_the_mail_is_taken_does_not_matter(string farewell)
    {
        using ScriptedSmtpServer server = new() { Replies = { ["QUIT"] = farewell } };

        await SendAsync(server, Mails.To("a@b.c"));

        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task A_server_that_does_not_say_goodbye_is_waited_for_only_a_second()
    {
        using ScriptedSmtpServer server = new() { Replies = { ["QUIT"] = ScriptedSmtpServer.Silence } };
        VirtualClock clock = new();

        Task sending = SendAsync(server, Mails.To("a@b.c"), clock: clock);
        await server.SilentAsync();
        clock.Advance(TimeSpan.FromSeconds(1));

        await sending;
        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task A_mail_that_the_server_finds_too_large_is_not_sent()
    {
        using ScriptedSmtpServer server = new() { Offers = ["SIZE 100"] };

        StepException refusal = await Assert.ThrowsAsync<StepException>(() => SendAsync(server, Mails.To("a@b.c")));

        Assert.Contains("100", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(["EHLO [127.0.0.1]"], server.Said);
    }

    [Fact]
    public async Task A_mail_that_is_too_large_does_not_reach_the_server()
    {
        using ScriptedSmtpServer server = new();

        await Assert.ThrowsAsync<StepException>(() => SendAsync(
            server,
            Mails.To("a@b.c") with { Text = new string('x', 2_000) },
            new() { Host = "localhost", From = "bot@bot.example", MaxMessageBytes = 1_024 }));

        Assert.Empty(server.Said);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_a_failure()
    {
        int port;
        using (ScriptedSmtpServer server = new())
        {
            port = server.Port;
        }

        SmtpMailSender sender = new(new SmtpMailOptions { Host = "127.0.0.1", Port = port, From = "bot@bot.example" });

        await Assert.ThrowsAnyAsync<SocketException>(() => sender.SendAsync(Mails.To("a@b.c"), CancellationToken.None).AsTask());
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

    private static async Task SendAsync(
        ScriptedSmtpServer server,
        MailMessage mail,
        SmtpMailOptions? options = null,
        TimeProvider? clock = null,
        CancellationToken cancellationToken = default)
    {
        SmtpMailOptions used = options ?? new() { Host = "localhost", Security = SmtpSecurity.None, From = "Bot <bot@bot.example>" };
        SmtpMailSender sender = new(
            new()
            {
                Host = used.Host,
                Port = server.Port,
                Security = used.Security,
                User = used.User,
                Password = used.Password,
                From = used.From,
                ClientName = used.ClientName,
                MaxMessageBytes = used.MaxMessageBytes,
                TrustedAuthorities = used.TrustedAuthorities,
            },
            clock);
        await sender.SendAsync(mail, cancellationToken);
    }

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
