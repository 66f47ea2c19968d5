using ActionSteps.Mail;

namespace ActionSteps.Execution;

/// <summary>
/// Takes the place of the host's sender while a run's effects wait for the commit: the step emits the mail as an effect, and the outbox
/// sends it.
/// </summary>
internal sealed class AcceptingMailSender : IMailSender
{
    public static readonly AcceptingMailSender Instance = new();

    public ValueTask SendAsync(MailMessage message, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
