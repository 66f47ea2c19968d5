using System.Globalization;
using ActionSteps.Mail;

namespace ActionSteps.Testing.Contracts;

/// <summary>
/// What every <see cref="IMailSender"/> promises. Derive from it beside the tests of an adapter, and run each of <see cref="Checks"/>
/// with the test framework of your choice, on a new object for each.
/// </summary>
public abstract class MailSenderContract
{
    /// <summary>Every promise.</summary>
    public static IReadOnlyList<ContractCheck<MailSenderContract>> Checks { get; } =
    [
        new("Delivers_to_all_recipients", contract => contract.DeliversToAllRecipientsAsync()),
        new("Keeps_text_beyond_ASCII", contract => contract.KeepsTextBeyondAsciiAsync()),
        new("Keeps_lines_as_they_are", contract => contract.KeepsLinesAsTheyAreAsync()),
        new("Keeps_HTML_and_files", contract => contract.KeepsHtmlAndFilesAsync()),
        new("Sends_nothing_when_cancelled", contract => contract.SendsNothingWhenCancelledAsync()),
        new("Recognises_a_mail_that_comes_again", contract => contract.RecognisesRepeatsAsync()),
        new("Serves_many_at_once", contract => contract.ServesManyAtOnceAsync()),
    ];

    /// <summary>Runs the check of that name.</summary>
    /// <exception cref="ArgumentException">There is no such check.</exception>
    /// <exception cref="ContractViolationException">The sender does not keep the promise.</exception>
    public Task RunAsync(string name) =>
        (Checks.FirstOrDefault(check => check.Name == name)
            ?? throw new ArgumentException($"There is no check \"{name}\".", nameof(name))).RunAsync(this);

    /// <summary>Makes the sender to check; called once.</summary>
    protected abstract ValueTask<IMailSender> CreateSenderAsync();

    /// <summary>The mails that have arrived, in any order; waits a while until there are as many as expected.</summary>
    /// <param name="expected">How many should arrive.</param>
    protected abstract ValueTask<IReadOnlyList<ReceivedMail>> ReceiveAsync(int expected);

    private async Task DeliversToAllRecipientsAsync()
    {
        ReceivedMail mail = await SendOneAsync(Mail("hello") with
        {
            Recipients = [MailAddress.Parse("a@b.example"), MailAddress.Parse("\"Doe, \\\"Jo\\\"\" <jo@d.example>"), MailAddress.Parse("Zoë 🚂 <z@bücher.example>")],
        }).ConfigureAwait(false);

        Require("a@b.example jo@d.example z@xn--bcher-kva.example", string.Join(' ', mail.Recipients), "recipients");
        Require("Subject", mail.Subject, "subject");
        Require("hello", mail.Text.TrimEnd('\n'), "text");
        Require(null, mail.Html, "HTML");
        Require(0, mail.Attachments.Count, "number of attachments");
    }

    private async Task KeepsTextBeyondAsciiAsync()
    {
        string subject = $"Žluťoučký 🚂 {string.Concat(Enumerable.Repeat("漢字👩‍👩‍👧 ", 40))}=?utf-8?Q?not=20encoded?=";
        const string Text = "Grüße, 漢字, 👩‍👩‍👧 and a\u00A0no-break space = 100 %";

        ReceivedMail mail = await SendOneAsync(Mail(Text) with { Subject = subject.TrimEnd() }).ConfigureAwait(false);

        Require(subject, mail.Subject, "subject");
        Require(Text, mail.Text.TrimEnd('\n'), "text");
    }

    private async Task KeepsLinesAsTheyAreAsync()
    {
        string text = $".\n..\n.hidden\n\nFrom here\n--boundary\n{new string('x', 5_000)}\ttab\ntrailing space \nlast";

        ReceivedMail mail = await SendOneAsync(Mail(text)).ConfigureAwait(false);

        Require(text, mail.Text.TrimEnd('\n'), "text");
    }

    private async Task KeepsHtmlAndFilesAsync()
    {
        const string Html = "<p>Hi <b>Zoë</b> 🚂</p>\n.<br>";
        byte[] bytes = [.. Enumerable.Range(0, 1_000).Select(i => (byte)i)];

        ReceivedMail mail = await SendOneAsync(Mail("Hi Zoë") with
        {
            Html = Html,
            Attachments =
            [
                new MailAttachment("empty.bin", "application/octet-stream", ReadOnlyMemory<byte>.Empty),
                new MailAttachment("Übersicht \"März\" 漢字.bin", "application/octet-stream", bytes),
            ],
        }).ConfigureAwait(false);

        Require("Hi Zoë", mail.Text.TrimEnd('\n'), "text");
        Require(Html, mail.Html?.TrimEnd('\n'), "HTML");
        Require("empty.bin Übersicht \"März\" 漢字.bin", string.Join(' ', mail.Attachments.Select(file => file.Key)), "attachments");
        Require(0, mail.Attachments[0].Value.Length, "size of the empty file");
        Require(Convert.ToHexString(bytes), Convert.ToHexString(mail.Attachments[1].Value), "content of the file");
    }

    private async Task SendsNothingWhenCancelledAsync()
    {
        IMailSender sender = await CreateSenderAsync().ConfigureAwait(false);
        try
        {
            await sender.SendAsync(Mail("never"), new CancellationToken(canceled: true)).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            IReadOnlyList<ReceivedMail> mails = await ReceiveAsync(0).ConfigureAwait(false);
            Require(0, mails.Count, "number of mails after a cancelled attempt");
            return;
        }

        throw new ContractViolationException("SendAsync must raise an OperationCanceledException when its token is cancelled.");
    }

    private async Task RecognisesRepeatsAsync()
    {
        IMailSender sender = await CreateSenderAsync().ConfigureAwait(false);
        await sender.SendAsync(Mail("twice") with { Key = "same/../\\\r\nkey" }, CancellationToken.None).ConfigureAwait(false);
        await sender.SendAsync(Mail("twice") with { Key = "same/../\\\r\nkey" }, CancellationToken.None).ConfigureAwait(false);
        await sender.SendAsync(Mail("other") with { Key = "other" }, CancellationToken.None).ConfigureAwait(false);

        IReadOnlyList<ReceivedMail> mails = await ReceiveAsync(3).ConfigureAwait(false);
        Require(2, mails.Select(mail => mail.MessageId).Distinct().Count(), "number of different mails");
    }

    private async Task ServesManyAtOnceAsync()
    {
        const int Count = 20;
        IMailSender sender = await CreateSenderAsync().ConfigureAwait(false);
        await Task.WhenAll(Enumerable.Range(0, Count).Select(i =>
            Task.Run(async () => await sender.SendAsync(Mail($"mail {i}"), CancellationToken.None).ConfigureAwait(false)))).ConfigureAwait(false);

        IReadOnlyList<ReceivedMail> mails = await ReceiveAsync(Count).ConfigureAwait(false);
        Require(Count, mails.Select(mail => mail.Text.TrimEnd('\n')).Distinct().Count(), "number of different texts");
        Require(Count, mails.Select(mail => mail.MessageId).Distinct().Count(), "number of different mails");
    }

    private async Task<ReceivedMail> SendOneAsync(MailMessage mail)
    {
        IMailSender sender = await CreateSenderAsync().ConfigureAwait(false);
        await sender.SendAsync(mail, CancellationToken.None).ConfigureAwait(false);
        IReadOnlyList<ReceivedMail> mails = await ReceiveAsync(1).ConfigureAwait(false);
        Require(1, mails.Count, "number of mails");
        return mails[0];
    }

    private static MailMessage Mail(string text) => new()
    {
        Recipients = [MailAddress.Parse("a@b.example")],
        Subject = "Subject",
        Text = text,
        Key = $"run-{text}-1",
    };

    private static void Require<T>(T expected, T actual, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            throw new ContractViolationException(
                string.Create(CultureInfo.InvariantCulture, $"The {what} should be \"{expected}\", but it is \"{actual}\"."));
        }
    }
}
