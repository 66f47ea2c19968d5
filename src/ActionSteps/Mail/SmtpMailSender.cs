using System.Globalization;

namespace ActionSteps.Mail;

/// <summary>
/// Sends mails to a mail server by SMTP, over a connection of its own for each mail. Thread-safe; holds nothing that must be disposed.
/// </summary>
/// <remarks>
/// <para>
/// A mail is sent to all its recipients or to none: the server's refusal of one refuses the mail. A refusal for good (5xx), and a server
/// that lacks what the options ask for, is a <see cref="StepException"/>; everything else may be tried again.
/// </para>
/// <para>
/// It speaks SMTP itself: <see cref="System.Net.Mail.SmtpClient"/> can wait for a reply past its timeout and cancellation, keeps replies
/// of any size, goes on when a password is refused, and sends to some of the recipients before it tells that it failed.
/// </para>
/// </remarks>
public sealed class SmtpMailSender : IMailSender
{
    private static readonly TimeSpan FarewellTime = TimeSpan.FromSeconds(1);

    private readonly SmtpMailOptions _options;
    private readonly MailAddress _from;
    private readonly TimeProvider _clock;

    /// <summary>A sender for one mail server.</summary>
    /// <param name="options">The server.</param>
    /// <param name="clock">The clock of the Date header and of the time limit; <c>null</c> for the system's.</param>
    /// <exception cref="ArgumentException">Options are wrong; the message lists all of them.</exception>
    public SmtpMailSender(SmtpMailOptions options, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        _options = options;
        _from = MailAddress.Parse(options.From);
        _clock = clock ?? TimeProvider.System;
    }

    /// <inheritdoc/>
    /// <exception cref="TimeoutException">The server took longer than <see cref="SmtpMailOptions.Timeout"/>.</exception>
    /// <exception cref="IOException">The server said that it cannot now, broke off, or answered nonsense.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">The server cannot be reached.</exception>
    /// <exception cref="System.Security.Authentication.AuthenticationException">The server's certificate is not trusted.</exception>
    public async ValueTask SendAsync(MailMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        cancellationToken.ThrowIfCancellationRequested();
        ReadOnlyMemory<byte> mail = MimeMessage.Write(message, _from, _clock.GetUtcNow(), _options.MaxMessageBytes);
        using CancellationTokenSource timeout = new(_options.Timeout, _clock);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await SendAsync(message.Recipients, mail, stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The mail server \"{_options.Host}:{_options.Port}\" did not take the mail within {_options.Timeout.TotalSeconds:0.###} s."),
                exception);
        }
        catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(exception.Message, exception, cancellationToken);
        }
    }

    private async ValueTask SendAsync(IReadOnlyList<MailAddress> recipients, ReadOnlyMemory<byte> mail, CancellationToken stop)
    {
        SmtpConnection connection = await SmtpConnection.OpenAsync(_options.Host, _options.Port, stop).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            SmtpSession session = new(connection, _options);
            await session.BeginAsync(stop).ConfigureAwait(false);
            await session.SendAsync(_from.Address, recipients, mail, stop).ConfigureAwait(false);

            using CancellationTokenSource patience = new(FarewellTime, _clock);
            using CancellationTokenSource farewell = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stop);
            await session.EndAsync(farewell.Token).ConfigureAwait(false);
        }
    }
}
