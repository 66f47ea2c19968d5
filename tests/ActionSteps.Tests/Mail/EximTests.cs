using System.Text;
using ActionSteps.Mail;
using ActionSteps.Testing.Contracts;
using ActionSteps.Tests.Mail.Receiving;

namespace ActionSteps.Tests.Mail;

/// <summary>The SMTP sender with a mail server that others have written: STARTTLS, a user who signs in, and delivery into files.</summary>
public sealed class EximTests(EximServer server) : IClassFixture<EximServer>
{
    public static TheoryData<string> Rules => [.. new EximContract(null).Rules];

    [EximTheory]
    [MemberData(nameof(Rules))]
    public Task Keeps_the_contract_of_mail_senders(string rule) => new EximContract(server).CheckAsync(rule);

    [EximFact]
    public async Task Sends_one_mail_encrypted_to_all_recipients()
    {
        await SendAsync(Mails.To("a@b.c", "Ann <d@e.f>"));

        string file = Encoding.Latin1.GetString(await server.NextAsync());
        Assert.Contains("Envelope-to: a@b.c,\n d@e.f\n", file, StringComparison.Ordinal);
        Assert.Contains("Return-path: <bot@bot.example>\n", file, StringComparison.Ordinal);
        Assert.Contains("with esmtpsa  (TLS1.", file, StringComparison.Ordinal);
        Assert.Equal("First line\n.second line\n", MailReader.Read(Encoding.Latin1.GetBytes(file)).Text);
    }

    [EximFact]
    public async Task A_wrong_password_is_final()
    {
        StepException refusal = await Assert.ThrowsAsync<StepException>(() => SendAsync(Mails.To("a@b.c"), "wrong"));

        Assert.Contains("535", refusal.Message, StringComparison.Ordinal);
    }

    [EximFact]
    public async Task Without_a_user_the_server_refuses_to_relay()
    {
        SmtpMailSender sender = new(Options(server, null));

        await Assert.ThrowsAsync<StepException>(() => sender.SendAsync(Mails.To("a@b.c"), CancellationToken.None).AsTask());
    }

    [EximFact]
    public async Task A_refused_recipient_refuses_the_mail()
    {
        await Assert.ThrowsAsync<StepException>(() => SendAsync(Mails.To("a@b.c", "refused@b.c")));
    }

    [EximFact]
    public async Task A_deferred_recipient_may_be_tried_again()
    {
        await Assert.ThrowsAsync<IOException>(() => SendAsync(Mails.To("busy@b.c")));
    }

    [EximFact]
    public async Task A_mail_beyond_the_size_that_the_server_announces_is_not_sent()
    {
        MailMessage mail = Mails.To("a@b.c") with
        {
            Attachments = [new MailAttachment("big.bin", "application/octet-stream", new byte[2_000_000])],
        };

        StepException refusal = await Assert.ThrowsAsync<StepException>(() => SendAsync(mail));

        Assert.Contains("takes at most 1,048,576", refusal.Message, StringComparison.Ordinal);
    }

    private async Task SendAsync(MailMessage mail, string password = EximServer.Password) =>
        await new SmtpMailSender(Options(server, password)).SendAsync(mail, CancellationToken.None);

    private static SmtpMailOptions Options(EximServer server, string? password) => new()
    {
        Host = "localhost",
        Port = server.Port,
        User = password is null ? null : EximServer.User,
        Password = password,
        From = "Bot <bot@bot.example>",
        TrustedAuthorities = [server.Authority],
    };

    private sealed class EximContract(EximServer? server) : MailSenderContract
    {
        protected override ValueTask<IMailSender> CreateSenderAsync() => ValueTask.FromResult<IMailSender>(
            new SmtpMailSender(Options(server ?? throw new InvalidOperationException("There is no server."), EximServer.Password)));

        protected override async ValueTask<IReadOnlyList<ReceivedMail>> ReceiveAsync(int expected)
        {
            List<ReceivedMail> mails = [];
            for (int i = 0; i < expected && server is not null; i++)
            {
                mails.Add(MailReader.Read(await server.NextAsync()));
            }

            return mails;
        }
    }
}
