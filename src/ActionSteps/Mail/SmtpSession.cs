using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace ActionSteps.Mail;

/// <summary>The conversation that hands one mail to a mail server (RFC 5321, 3207, 4954).</summary>
internal sealed class SmtpSession(SmtpConnection connection, SmtpMailOptions options)
{
    private SmtpExtensions _server = new(false, 0, []);

    private string Name => $"mail server \"{options.Host}:{options.Port}\"";

    /// <summary>Greets, encrypts and signs in, as the options say.</summary>
    public async ValueTask BeginAsync(CancellationToken cancellationToken)
    {
        if (options.Security == SmtpSecurity.Tls)
        {
            await connection.StartTlsAsync(TlsOptions(), cancellationToken).ConfigureAwait(false);
        }

        Require(await connection.ReadReplyAsync(cancellationToken).ConfigureAwait(false), "the connection");
        await GreetAsync(cancellationToken).ConfigureAwait(false);
        if (options.Security == SmtpSecurity.StartTls)
        {
            RequireOffer(_server.StartTls, "STARTTLS. Set Security to Tls if the port expects TLS at once");
            await CommandAsync("STARTTLS", "STARTTLS", cancellationToken).ConfigureAwait(false);
            await connection.StartTlsAsync(TlsOptions(), cancellationToken).ConfigureAwait(false);

            // What the server said before cannot be trusted: anybody on the way may have written it.
            await GreetAsync(cancellationToken).ConfigureAwait(false);
        }

        if (options.User is { } user)
        {
            await SignInAsync(user, options.Password ?? string.Empty, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Sends one mail to all recipients, or to none when the server refuses one of them.</summary>
    public async ValueTask SendAsync(string from, IReadOnlyList<MailAddress> recipients, ReadOnlyMemory<byte> mail, CancellationToken cancellationToken)
    {
        if (_server.MaxBytes > 0 && mail.Length > _server.MaxBytes)
        {
            throw new StepException(
                ErrorCodes.MailFailed,
                string.Create(CultureInfo.InvariantCulture, $"The mail has {mail.Length:N0} bytes; the {Name} takes at most {_server.MaxBytes:N0}."));
        }

        await CommandAsync($"MAIL FROM:<{from}>", "the sender", cancellationToken).ConfigureAwait(false);
        foreach (MailAddress recipient in recipients)
        {
            await CommandAsync($"RCPT TO:<{recipient.Address}>", $"\"{recipient.Address}\"", cancellationToken).ConfigureAwait(false);
        }

        SmtpReply ready = await connection.SendAsync("DATA", cancellationToken).ConfigureAwait(false);
        if (ready.Code != 354)
        {
            throw Refused(ready, "the mail");
        }

        Require(await connection.SendContentAsync(mail, cancellationToken).ConfigureAwait(false), "the mail");
    }

    /// <summary>Takes leave; the mail is safe by now, so nothing that happens here matters.</summary>
    public async ValueTask EndAsync(CancellationToken cancellationToken)
    {
        try
        {
            await connection.SendAsync("QUIT", cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
        {
            // A server that hangs up first has said goodbye as well.
        }
    }

    private async ValueTask GreetAsync(CancellationToken cancellationToken) =>
        _server = SmtpExtensions.Read(await CommandAsync($"EHLO {ClientName()}", "EHLO", cancellationToken).ConfigureAwait(false));

    private async ValueTask SignInAsync(string user, string password, CancellationToken cancellationToken)
    {
        const string What = "user name or password";
        if (_server.Mechanisms.Contains("PLAIN"))
        {
            await CommandAsync($"AUTH PLAIN {Base64($"\0{user}\0{password}")}", What, cancellationToken).ConfigureAwait(false);
            return;
        }

        RequireOffer(_server.Mechanisms.Contains("LOGIN"), "AUTH PLAIN or LOGIN");
        RequireMore(await connection.SendAsync("AUTH LOGIN", cancellationToken).ConfigureAwait(false));
        RequireMore(await connection.SendAsync(Base64(user), cancellationToken).ConfigureAwait(false));
        await CommandAsync(Base64(password), What, cancellationToken).ConfigureAwait(false);

        void RequireMore(SmtpReply reply)
        {
            if (reply.Code != 334)
            {
                throw Refused(reply, What);
            }
        }
    }

    private async ValueTask<SmtpReply> CommandAsync(string command, string what, CancellationToken cancellationToken)
    {
        SmtpReply reply = await connection.SendAsync(command, cancellationToken).ConfigureAwait(false);
        Require(reply, what);
        return reply;
    }

    private void Require(SmtpReply reply, string what)
    {
        if (!reply.IsDone)
        {
            throw Refused(reply, what);
        }
    }

    private void RequireOffer(bool offered, string what)
    {
        if (!offered)
        {
            throw new StepException(ErrorCodes.MailFailed, $"Nothing was sent: the {Name} does not offer {what}.");
        }
    }

    private Exception Refused(SmtpReply reply, string what)
    {
        string message = $"The {Name} refused {what}: {reply}";
        return reply.IsRefusedForGood ? new StepException(ErrorCodes.MailFailed, message) : new IOException(message);
    }

    private string ClientName() => options.ClientName ?? connection.LocalAddress switch
    {
        { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } address => $"[IPv6:{new IPAddress(address.GetAddressBytes())}]",
        { } address => $"[{address.MapToIPv4()}]",
        null => "[127.0.0.1]",
    };

    private SslClientAuthenticationOptions TlsOptions()
    {
        SslClientAuthenticationOptions tls = new() { TargetHost = options.Host };
        if (options.TrustedAuthorities.Count > 0)
        {
            X509ChainPolicy policy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            policy.CustomTrustStore.AddRange(options.TrustedAuthorities.ToArray());
            tls.CertificateChainPolicy = policy;
        }

        return tls;
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
