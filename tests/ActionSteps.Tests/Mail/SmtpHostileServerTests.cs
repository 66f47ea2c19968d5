using System.Net;
using System.Net.Sockets;
using ActionSteps.Mail;
using ActionSteps.Testing;
using ActionSteps.Tests.Mail.Receiving;

namespace ActionSteps.Tests.Mail;

/// <summary>Mail servers that refuse, hang up, fall silent, or never stop.</summary>
public sealed class SmtpHostileServerTests
{
    public static TheoryData<string> Phases => ["greeting", "EHLO", "MAIL", "RCPT", "DATA", "content"];

    [Theory]
    [MemberData(nameof(Phases))]
    public async Task A_refusal_for_good_is_not_to_be_tried_again(string phase)
    {
        using ScriptedSmtpServer server = new() { Replies = { [phase] = "550-go away\r\n550 for good" } };

        StepException refusal = await Assert.ThrowsAsync<StepException>(() => SmtpSending.ToAsync(server, Mails.To("a@b.c")));

        Assert.Equal(ErrorCodes.MailFailed, refusal.Code);
        Assert.Contains("550 go away for good", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Phases))]
    public async Task A_refusal_for_now_may_be_tried_again(string phase)
    {
        using ScriptedSmtpServer server = new() { Replies = { [phase] = "451 later" } };

        IOException refusal = await Assert.ThrowsAsync<IOException>(() => SmtpSending.ToAsync(server, Mails.To("a@b.c")));

        Assert.Contains("451 later", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Phases))]
    public async Task A_server_that_hangs_up_is_a_failure(string phase)
    {
        using ScriptedSmtpServer server = new() { Replies = { [phase] = ScriptedSmtpServer.HangUp } };

        await Assert.ThrowsAsync<IOException>(() => SmtpSending.ToAsync(server, Mails.To("a@b.c")));
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

        IOException failure = await Assert.ThrowsAsync<IOException>(() => SmtpSending.ToAsync(server, Mails.To("a@b.c")));

        Assert.DoesNotContain(failure.Message, char.IsControl);
    }

    [Fact]
    public async Task An_endless_line_is_a_failure()
    {
        using ScriptedSmtpServer server = new() { Replies = { ["greeting"] = $"220 {new string('x', 10_000_000)}" } };

        IOException failure = await Assert.ThrowsAsync<IOException>(() => SmtpSending.ToAsync(server, Mails.To("a@b.c")));

        Assert.Contains("2048 bytes", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_of_endless_lines_is_a_failure()
    {
        using ScriptedSmtpServer server = new() { Replies = { ["EHLO"] = string.Concat(Enumerable.Repeat("250-X\r\n", 1_000_000)) } };

        IOException failure = await Assert.ThrowsAsync<IOException>(() => SmtpSending.ToAsync(server, Mails.To("a@b.c")));

        Assert.Contains("128 lines", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Phases))]
    public async Task A_silent_server_is_given_up_when_the_time_is_over(string phase)
    {
        using ScriptedSmtpServer server = new() { Replies = { [phase] = ScriptedSmtpServer.Silence } };
        VirtualClock clock = new();

        Task sending = SmtpSending.ToAsync(server, Mails.To("a@b.c"), clock: clock);
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
    [MemberData(nameof(Phases))]
    public async Task The_caller_can_cancel_at_any_time(string phase)
    {
        using ScriptedSmtpServer server = new() { Replies = { [phase] = ScriptedSmtpServer.Silence } };
        using CancellationTokenSource cancel = new();

        Task sending = SmtpSending.ToAsync(server, Mails.To("a@b.c"), cancellationToken: cancel.Token);
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

        await SmtpSending.ToAsync(server, Mails.To("a@b.c"));

        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task A_server_that_does_not_say_goodbye_is_waited_for_only_a_second()
    {
        using ScriptedSmtpServer server = new() { Replies = { ["QUIT"] = ScriptedSmtpServer.Silence } };
        VirtualClock clock = new();

        Task sending = SmtpSending.ToAsync(server, Mails.To("a@b.c"), clock: clock);
        await server.SilentAsync();
        clock.Advance(TimeSpan.FromSeconds(1));

        await sending;
        Assert.Single(server.Mails);
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
}
