namespace ActionSteps.Testing.Contracts;

/// <summary>A mail as it arrived, read by other means than those that sent it. Line ends of texts count as <c>\n</c>.</summary>
/// <param name="MessageId">The Message-ID, or whatever tells the receiver that two mails are the same.</param>
/// <param name="Recipients">The addresses of the To header, without names.</param>
/// <param name="Subject">The subject, decoded.</param>
/// <param name="Text">The plain text, decoded.</param>
/// <param name="Html">The HTML, decoded; <c>null</c> when there is none.</param>
/// <param name="Attachments">The files by name, in order.</param>
public sealed record ReceivedMail(
    string MessageId,
    IReadOnlyList<string> Recipients,
    string Subject,
    string Text,
    string? Html,
    IReadOnlyList<KeyValuePair<string, byte[]>> Attachments);
