using ActionSteps.Mail;

namespace ActionSteps.Tests.Mail;

/// <summary>Mails for tests that are about something else.</summary>
internal static class Mails
{
    public static MailMessage To(params string[] recipients) => new()
    {
        Recipients = [.. recipients.Select(MailAddress.Parse)],
        Subject = "Hello",
        Text = "First line\n.second line",
        Key = "run-1-1",
    };
}
