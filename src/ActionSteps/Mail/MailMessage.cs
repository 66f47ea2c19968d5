using System.Text;
using ActionSteps.Expressions;
using ActionSteps.Sessions;

namespace ActionSteps.Mail;

/// <summary>
/// One mail, complete but for its sender, who is the host's. Immutable. As an effect of a run that a host executed on its own it tells
/// that the mail has been handed to the <see cref="IMailSender"/>; in a conversation it goes there after the commit.
/// </summary>
public sealed record MailMessage : Effect
{
    /// <summary>The most recipients of one mail: 100.</summary>
    public const int MaxRecipients = 100;

    /// <summary>Who gets the mail, in the order of the To header: 1 to <see cref="MaxRecipients"/>.</summary>
    /// <exception cref="ArgumentException">There are none, or too many.</exception>
    public required IReadOnlyList<MailAddress> Recipients
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value.Count is > 0 and <= MaxRecipients
                ? [.. value]
                : throw new ArgumentException($"A mail has 1 to {MaxRecipients} recipients, not {value.Count}.", nameof(value));
        }
    }

    /// <summary>The subject line; may be empty.</summary>
    /// <exception cref="ArgumentException">The text holds a line break or another control character.</exception>
    public required string Subject
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = MailText.HasControl(value)
                ? throw new ArgumentException("A subject is one line without control characters.", nameof(value))
                : value;
        }
    }

    /// <summary>The body as plain text; for a mail with <see cref="Html"/>, what readers without HTML see.</summary>
    public required string Text { get; init; }

    /// <summary>The body as HTML; <c>null</c> for a mail of plain text.</summary>
    public string? Html { get; init; }

    /// <summary>The files that go with the mail; most often none.</summary>
    public IReadOnlyList<MailAttachment> Attachments
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = [.. value];
        }
    } = [];

    /// <summary>Names this mail, the same when it is sent again; the Message-ID is made of it. Not empty.</summary>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public required string Key
    {
        get;
        init
        {
            ArgumentException.ThrowIfNullOrEmpty(value);
            field = value;
        }
    }

    /// <inheritdoc/>
    public override Value ToValue() => Value.Object(
        ("to", Value.List(ValueList.Create(Recipients.Select(recipient => Value.Text(recipient.ToString()))))),
        ("subject", Value.Text(Subject)),
        ("text", Value.Text(Text)),
        ("html", Value.Text(Html)),
        ("attachments", Value.List(ValueList.Create(Attachments.Select(Describe)))));

    /// <summary>Fills the inputs of a step into a mail.</summary>
    /// <exception cref="StepException">No valid recipient is left.</exception>
    internal static MailMessage Compose(IReadOnlyList<Template> recipients, Template title, Template body, StepContext context)
    {
        IReadOnlyList<MailAddress> resolved = MailRecipients.Resolve(recipients, context);
        string subject = MailText.OneLine(context.Render(title));
        MailBody content = MailBody.Render(body, context);
        return new MailMessage
        {
            Recipients = resolved,
            Subject = subject,
            Text = content.Text,
            Html = content.Html,
            Key = context.IdempotencyKey,
        };
    }

    private static Value Describe(MailAttachment attachment) => Value.Object(
        ("name", Value.Text(attachment.FileName)),
        ("contentType", Value.Text(attachment.ContentType)),
        ("size", Value.Number(attachment.Content.Length)),
        ("content", Value.Text(attachment.IsText
            ? Encoding.UTF8.GetString(attachment.Content.Span)
            : Convert.ToBase64String(attachment.Content.Span))));
}
