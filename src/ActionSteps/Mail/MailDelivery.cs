namespace ActionSteps.Mail;

/// <summary>Hands a mail to the sender, three times at most.</summary>
internal static class MailDelivery
{
    private const int Attempts = 3;

    /// <summary>Sends, and tells what happens to the step.</summary>
    public static async ValueTask<StepOutcome> SendAsync(
        IMailSender sender, MailMessage message, StepContext context, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                await sender.SendAsync(message, cancellationToken).ConfigureAwait(false);
                break;
            }
            catch (Exception exception) when (IsTransport(exception) && !cancellationToken.IsCancellationRequested)
            {
                if (attempt == Attempts)
                {
                    return StepOutcome.Fail(
                        ErrorCodes.MailFailed, $"The mail could not be sent in {Attempts} attempts. {exception.Message}");
                }
            }
        }

        context.Emit(message);
        return StepOutcome.Continue;
    }

    // A step error, a limit and a missing port say that asking again is of no use.
    private static bool IsTransport(Exception exception) => exception is not ActionStepsException;
}
