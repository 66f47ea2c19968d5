namespace ActionSteps.Mail;

/// <summary>
/// Where the mails of a bot go: a mail server, a pick-up directory, or whatever the host has. Implementations are called by several
/// conversations at once and must be thread-safe.
/// </summary>
public interface IMailSender
{
    /// <summary>Hands over one mail and returns once somebody else is responsible for it, such as the mail server that accepted it.</summary>
    /// <remarks>
    /// A mail is taken for all its recipients or for none. The same <see cref="MailMessage.Key"/> names the same mail: it comes again when
    /// an attempt has failed, and when a turn is repeated after a crash, so that whoever can tell may drop the second.
    /// </remarks>
    /// <param name="message">The mail; valid in every member.</param>
    /// <param name="cancellationToken">Signalled when nobody waits any more; the mail may have left by then.</param>
    /// <exception cref="OperationCanceledException">The token was signalled.</exception>
    /// <exception cref="StepException">
    /// The mail is refused for good; asking again is of no use. The step fails with the code of the exception.
    /// </exception>
    /// <exception cref="Exception">
    /// Any other exception means that the mail has not left and that asking again may help; the steps ask two more times.
    /// </exception>
    ValueTask SendAsync(MailMessage message, CancellationToken cancellationToken);
}
