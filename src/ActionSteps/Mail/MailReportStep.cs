using ActionSteps.Expressions;
using ActionSteps.Messages;

namespace ActionSteps.Mail;

/// <summary>
/// Sends one mail with the conversation so far, as lines below the body and as the file <c>conversation.json</c>, and goes on once the
/// host's <see cref="IMailSender"/> has accepted it. Values of sensitive variables are masked in the conversation, not in the body.
/// </summary>
[StepKind("mailReport")]
public sealed class MailReportStep : ActionStep<IMailSender>
{
    /// <inheritdoc cref="SendMailStep.Recipients"/>
    public required IReadOnlyList<Template> Recipients { get; init; }

    /// <inheritdoc cref="SendMailStep.Title"/>
    public required Template Title { get; init; }

    /// <inheritdoc cref="SendMailStep.Body"/>
    public Template Body { get; init; } = Template.Empty;

    /// <inheritdoc/>
    protected override string MissingPortCode => ErrorCodes.MailNotConfigured;

    /// <inheritdoc/>
    public override bool HasImmediateEffects(StepContext context) => false;

    /// <inheritdoc/>
    protected override async ValueTask<StepOutcome> ExecuteAsync(
        IMailSender port, StepContext context, CancellationToken cancellationToken)
    {
        MailMessage message = MailMessage.Compose(Recipients, Title, Body, context);
        IReadOnlyList<TranscriptEntry> transcript = await context.ReadTranscriptAsync(cancellationToken).ConfigureAwait(false);
        return await MailDelivery.SendAsync(port, MailTranscript.Append(message, transcript), context, cancellationToken).ConfigureAwait(false);
    }
}
