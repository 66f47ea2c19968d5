namespace ActionSteps.Mail;

/// <summary>Hands a mail to the sender, three times at most.</summary>
internal static class MailDelivery
{
    private const int Attempts = 3;

    /// <summary>Sends a step's mail, and records it among the effects of the run.</summary>
    /// <exception cref="StepException">The mail could not be sent, or is refused for good.</exception>
    public static async ValueTask<StepOutcome> SendAsync(
        IMailSender sender, MailMessage message, StepContext context, CancellationToken cancellationToken)
    {
        await SendAsync(sender, message, cancellationToken).ConfigureAwait(false);
        context.Emit(message);
        return StepOutcome.Continue;
    }

    /// <summary>Sends a mail.</summary>
    /// <exception cref="StepException">The mail could not be sent, or is refused for good.</exception>
    public static async ValueTask SendAsync(IMailSender sender, MailMessage message, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                await sender.SendAsync(message, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (Exception exception) when (IsTransport(exception) && !cancellationToken.IsCancellationRequested)
            {
                if (attempt == Attempts)
                {
                    throw new StepException(
                        ErrorCodes.MailFailed, $"The mail could not be sent in {Attempts} attempts. {exception.Message}", exception);
                }
            }
        }
    }

    // A step error, a limit and a missing port say that asking again is of no use.
    private static bool IsTransport(Exception exception) => exception is not ActionStepsException;
}
