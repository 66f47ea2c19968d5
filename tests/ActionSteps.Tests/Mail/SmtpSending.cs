using ActionSteps.Mail;
using ActionSteps.Tests.Mail.Receiving;

namespace ActionSteps.Tests.Mail;

/// <summary>Sends one mail to a server of the tests, without encryption unless the options say otherwise.</summary>
internal static class SmtpSending
{
    public static async Task ToAsync(
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
}
