using System.Globalization;
using ActionSteps.Mail;

namespace ActionSteps.Testing.Contracts;

/// <summary>What every <see cref="IMailSender"/> promises. Derive from it beside the tests of an adapter.</summary>
public abstract class MailSenderContract : PortContract
{
    private const string Whole = "A mail arrives with its recipients, its subject and its text";
    private const string BeyondAscii = "Text beyond ASCII arrives as it was";
    private const string Lines = "Lines arrive as they were, whatever their length and their first character";
    private const string Files = "HTML and files arrive as they were";
    private const string Cancelled = "A cancelled send raises OperationCanceledException and sends nothing";
    private const string Repeats = "A mail that comes again is recognised by its key, and no other is taken for it";
    private const string AtOnce = "Many mails can be sent at once";

    /// <inheritdoc/>
    protected sealed override IReadOnlyList<ContractCheck> Checks =>
    [
        new(Whole, ArrivesWholeAsync),
        new(BeyondAscii, KeepsTextBeyondAsciiAsync),
        new(Lines, KeepsLinesAsync),
        new(Files, KeepsHtmlAndFilesAsync),
        new(Cancelled, SendsNothingWhenCancelledAsync),
        new(Repeats, RecognisesRepeatsAsync),
        new(AtOnce, ServesManyAtOnceAsync),
    ];

    /// <summary>Makes a sender whose receiver has no mail yet; called once for each rule.</summary>
    protected abstract ValueTask<IMailSender> CreateSenderAsync();

    /// <summary>The mails that have arrived since then, in any order; waits a while until there are as many as expected.</summary>
    /// <param name="expected">How many should arrive.</param>
    protected abstract ValueTask<IReadOnlyList<ReceivedMail>> ReceiveAsync(int expected);

    private async Task ArrivesWholeAsync()
    {
        ReceivedMail mail = await SendOneAsync(Whole, Mail("hello") with
        {
            Recipients =
            [
                MailAddress.Parse("a@b.example"),
                MailAddress.Parse("\"Doe, \\\"Jo\\\"\" <jo@d.example>"),
                MailAddress.Parse("Zoë 🚂 <z@bücher.example>"),
            ],
        }).ConfigureAwait(false);

        RequireEqual(Whole, "a@b.example jo@d.example z@xn--bcher-kva.example", string.Join(' ', mail.Recipients), "recipients");
        RequireEqual(Whole, "Subject", mail.Subject, "subject");
        RequireEqual(Whole, "hello", mail.Text.TrimEnd('\n'), "text");
        RequireEqual(Whole, null, mail.Html, "HTML");
        RequireEqual(Whole, 0, mail.Attachments.Count, "number of attachments");
    }

    private async Task KeepsTextBeyondAsciiAsync()
    {
        string subject = $"Žluťoučký 🚂 {string.Concat(Enumerable.Repeat("漢字👩‍👩‍👧 ", 40))}=?utf-8?Q?not=20encoded?=";
        const string Text = "Grüße, 漢字, 👩‍👩‍👧 and a\u00A0no-break space = 100 %";

        ReceivedMail mail = await SendOneAsync(BeyondAscii, Mail(Text) with { Subject = subject.TrimEnd() }).ConfigureAwait(false);

        RequireEqual(BeyondAscii, subject, mail.Subject, "subject");
        RequireEqual(BeyondAscii, Text, mail.Text.TrimEnd('\n'), "text");
    }

    private async Task KeepsLinesAsync()
    {
        string text = $".\n..\n.hidden\n\nFrom here\n--boundary\n{new string('x', 5_000)}\ttab\ntrailing space \nlast";

        ReceivedMail mail = await SendOneAsync(Lines, Mail(text)).ConfigureAwait(false);

        RequireEqual(Lines, text, mail.Text.TrimEnd('\n'), "text");
    }

    private async Task KeepsHtmlAndFilesAsync()
    {
        const string Html = "<p>Hi <b>Zoë</b> 🚂</p>\n.<br>";
        byte[] bytes = [.. Enumerable.Range(0, 1_000).Select(i => (byte)i)];

        ReceivedMail mail = await SendOneAsync(Files, Mail("Hi Zoë") with
        {
            Html = Html,
            Attachments =
            [
                new MailAttachment("empty.bin", "application/octet-stream", ReadOnlyMemory<byte>.Empty),
                new MailAttachment("Übersicht \"März\" 漢字.bin", "application/octet-stream", bytes),
            ],
        }).ConfigureAwait(false);

        RequireEqual(Files, "Hi Zoë", mail.Text.TrimEnd('\n'), "text");
        RequireEqual(Files, Html, mail.Html?.TrimEnd('\n'), "HTML");
        RequireEqual(Files, "empty.bin Übersicht \"März\" 漢字.bin", string.Join(' ', mail.Attachments.Select(file => file.Key)), "attachments");
        RequireEqual(Files, 0, mail.Attachments[0].Value.Length, "size of the empty file");
        RequireEqual(Files, Convert.ToHexString(bytes), Convert.ToHexString(mail.Attachments[1].Value), "content of the file");
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
            RequireEqual(Cancelled, 0, mails.Count, "number of mails after a cancelled attempt");
            return;
        }

        throw new ContractViolationException(Cancelled, "it sent the mail.");
    }

    private async Task RecognisesRepeatsAsync()
    {
        IMailSender sender = await CreateSenderAsync().ConfigureAwait(false);
        await sender.SendAsync(Mail("twice") with { Key = "same/../\\\r\nkey" }, CancellationToken.None).ConfigureAwait(false);
        await sender.SendAsync(Mail("twice") with { Key = "same/../\\\r\nkey" }, CancellationToken.None).ConfigureAwait(false);
        await sender.SendAsync(Mail("other") with { Key = "other" }, CancellationToken.None).ConfigureAwait(false);

        IReadOnlyList<ReceivedMail> mails = await ReceiveAsync(3).ConfigureAwait(false);
        RequireEqual(Repeats, 2, mails.Select(mail => mail.MessageId).Distinct().Count(), "number of different mails");
    }

    private async Task ServesManyAtOnceAsync()
    {
        const int Count = 20;
        IMailSender sender = await CreateSenderAsync().ConfigureAwait(false);
        await Task.WhenAll(Enumerable.Range(0, Count).Select(i =>
            Task.Run(async () => await sender.SendAsync(Mail($"mail {i}"), CancellationToken.None).ConfigureAwait(false)))).ConfigureAwait(false);

        IReadOnlyList<ReceivedMail> mails = await ReceiveAsync(Count).ConfigureAwait(false);
        RequireEqual(AtOnce, Count, mails.Select(mail => mail.Text.TrimEnd('\n')).Distinct().Count(), "number of different texts");
        RequireEqual(AtOnce, Count, mails.Select(mail => mail.MessageId).Distinct().Count(), "number of different mails");
    }

    private async Task<ReceivedMail> SendOneAsync(string rule, MailMessage mail)
    {
        IMailSender sender = await CreateSenderAsync().ConfigureAwait(false);
        await sender.SendAsync(mail, CancellationToken.None).ConfigureAwait(false);
        IReadOnlyList<ReceivedMail> mails = await ReceiveAsync(1).ConfigureAwait(false);
        RequireEqual(rule, 1, mails.Count, "number of mails");
        return mails[0];
    }

    private static MailMessage Mail(string text) => new()
    {
        Recipients = [MailAddress.Parse("a@b.example")],
        Subject = "Subject",
        Text = text,
        Key = $"run-{text}-1",
    };

    private static void RequireEqual<T>(string rule, T expected, T actual, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            throw new ContractViolationException(
                rule, string.Create(CultureInfo.InvariantCulture, $"the {what} should be \"{expected}\", but it is \"{actual}\"."));
        }
    }
}
