using ActionSteps.Expressions;

namespace ActionSteps.Mail;

/// <summary>
/// Sends one mail and goes on once the host's <see cref="IMailSender"/> has accepted it. The user sees nothing of it.
/// </summary>
[StepKind("sendMail")]
public sealed class SendMailStep : ActionStep<IMailSender>
{
    /// <summary>
    /// Recipients, at least one; each entry may name several, separated by comma or semicolon, as <c>a@b.example</c> or
    /// <c>Ann &lt;a@b.example&gt;</c>. An entry that is no address is a warning and left out; without any other the step fails.
    /// </summary>
    public required IReadOnlyList<Template> Recipients { get; init; }

    /// <summary>Subject line; line breaks become spaces.</summary>
    public required Template Title { get; init; }

    /// <summary>
    /// Body; empty when left out. With a tag of HTML in it, it is sent as HTML, with the values of placeholders escaped, and as plain
    /// text beside that; without one, as plain text.
    /// </summary>
    public Template Body { get; init; } = Template.Empty;

    /// <inheritdoc/>
    protected override string MissingPortCode => ErrorCodes.MailNotConfigured;

    /// <inheritdoc/>
    public override bool HasImmediateEffects(StepContext context) => false;

    /// <inheritdoc/>
    protected override ValueTask<StepOutcome> ExecuteAsync(IMailSender port, StepContext context, CancellationToken cancellationToken)
    {
        MailMessage message = MailMessage.Compose(Recipients, Title, Body, context);
        return MailDelivery.SendAsync(port, message, context, cancellationToken);
    }
}
