using ActionSteps.Execution;
using ActionSteps.Expressions;
using ActionSteps.Mail;
using ActionSteps.Sessions;
using ActionSteps.Testing.Mail;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Mail;

public sealed class SendMailStepTests
{
    private readonly RecordingMailSender _sender = new();

    [Fact]
    public async Task Fills_the_variables_in()
    {
        await RunAsync(
            new SendMailStep { Recipients = ["{userEmail}"], Title = "Hi {userName}", Body = "Dear {userName}" },
            ("userEmail", "ann@b.example"), ("userName", "Ann"));

        MailMessage mail = Assert.Single(_sender.Mails);
        Assert.Equal("ann@b.example", Assert.Single(mail.Recipients).Address);
        Assert.Equal("Hi Ann", mail.Subject);
        Assert.Equal("Dear Ann", mail.Text);
        Assert.Null(mail.Html);
        Assert.Empty(mail.Attachments);
    }

    [Fact]
    public async Task One_entry_may_name_several_recipients()
    {
        Assert.Equal(["a@b.c", "d@e.f"], await RecipientsOfAsync("a@b.c; d@e.f"));
    }

    [Theory]
    [InlineData("{missing}")]
    [InlineData("not an address")]
    [InlineData(" ; , ")]
    public async Task Fails_without_a_recipient(string recipients)
    {
        BlockResult result = await RunAsync(new SendMailStep { Recipients = [recipients], Title = "x" });

        Assert.Equal(ErrorCodes.NoRecipients, result.Log[0].Error?.Code);
        Assert.Equal(Run.ErrorBlock, result.Block);
        Assert.Equal(0, _sender.Attempts);
    }

    [Theory]
    [InlineData("one\ntwo", "one two")]
    [InlineData("one\r\ntwo\rthree", "one two three")]
    [InlineData("one\u2028two\u0085three\0four", "one two three four")]
    [InlineData("x\r\nBcc: victim@y.z", "x Bcc: victim@y.z")]
    public async Task The_title_is_one_line(string value, string expected)
    {
        await RunAsync(new SendMailStep { Recipients = ["a@b.c"], Title = "{title}" }, ("title", value));

        Assert.Equal(expected, Assert.Single(_sender.Mails).Subject);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Tries_again_when_the_sender_fails(int failures)
    {
        _sender.FailNext(failures);

        BlockResult result = await RunAsync(new SendMailStep { Recipients = ["a@b.c"], Title = "x" });

        Assert.Equal(StepStatus.Succeeded, result.Log[0].Status);
        Assert.Single(_sender.Mails);
        Assert.Equal(failures + 1, _sender.Attempts);
    }

    [Fact]
    public async Task Gives_up_after_the_third_attempt()
    {
        _sender.FailNext(3);

        BlockResult result = await RunAsync(new SendMailStep { Recipients = ["a@b.c"], Title = "x" });

        Assert.Equal(ErrorCodes.MailFailed, result.Log[0].Error?.Code);
        Assert.Equal(Run.ErrorBlock, result.Block);
        Assert.Equal(3, _sender.Attempts);
        Assert.Empty(result.Effects.OfType<MailMessage>());
    }

    [Fact]
    public async Task Does_not_ask_again_when_the_mail_is_refused_for_good()
    {
        _sender.FailNext(3, new StepException("ACME_BLOCKED", "Not to them."));

        BlockResult result = await RunAsync(new SendMailStep { Recipients = ["a@b.c"], Title = "x" });

        Assert.Equal("ACME_BLOCKED", result.Log[0].Error?.Code);
        Assert.Equal(1, _sender.Attempts);
    }

    [Fact]
    public async Task A_sender_that_gives_up_by_itself_is_asked_again()
    {
        _sender.FailNext(1, new TaskCanceledException("too slow"));

        BlockResult result = await RunAsync(new SendMailStep { Recipients = ["a@b.c"], Title = "x" });

        Assert.Equal(StepStatus.Succeeded, result.Log[0].Status);
        Assert.Equal(2, _sender.Attempts);
    }

    [Fact]
    public async Task Fails_when_the_host_has_no_sender()
    {
        BlockResult result = await Run.StepsAsync(Run.Session(), new SendMailStep { Recipients = ["a@b.c"], Title = "x" });

        Assert.Equal(ErrorCodes.MailNotConfigured, result.Log[0].Error?.Code);
        Assert.Equal(Run.ErrorBlock, result.Block);
    }

    [Fact]
    public async Task The_result_holds_the_mail()
    {
        BlockResult result = await RunAsync(new SendMailStep { Recipients = ["a@b.c"], Title = "x", Body = "y" });

        Assert.Equal(_sender.Mails, result.Effects.OfType<MailMessage>());
        Assert.Empty(result.Messages);
    }

    [Fact]
    public async Task Each_mail_has_a_key_of_its_own()
    {
        await Run.StepsAsync(
            Run.Session(),
            new Ports(_sender),
            options: null,
            new SendMailStep { Recipients = ["a@b.c"], Title = "x" },
            new SendMailStep { Recipients = ["a@b.c"], Title = "x" });

        Assert.Equal(2, _sender.Mails.Select(mail => mail.Key).Distinct().Count());
    }

    [Theory]
    [InlineData("a@b.c,d@e.f;g@h.i", "a@b.c d@e.f g@h.i")]
    [InlineData("a@b.c, A@B.C; a@b.c", "a@b.c")]
    [InlineData("Ann <a@b.c>; \"Lee, Ann; Jr\" <l@b.c>, x@y.z", "a@b.c l@b.c x@y.z")]
    [InlineData("\"open <a@b.c>; d@e.f", "d@e.f")]
    [InlineData("O\"Neil <a@b.c>; d@e.f", "d@e.f")]
    [InlineData("a@b.c\n;\r\n d@e.f\n", "a@b.c d@e.f")]
    [InlineData("u@bücher.example, u@xn--bcher-kva.example", "u@xn--bcher-kva.example")]
    public async Task Splits_entries_and_drops_duplicates(string recipients, string expected)
    {
        Assert.Equal(expected.Split(' '), await RecipientsOfAsync("{recipients}", ("recipients", recipients)));
    }

    [Theory]
    [InlineData("a@b.c\r\nBcc: x@y.z")]
    [InlineData("a@b.c\nx@y.z")]
    [InlineData("x\0y@z.a")]
    [InlineData("Ann\r\nBcc: x@y.z <a@b.c>")]
    [InlineData("nobody")]
    public async Task An_invalid_recipient_is_left_out_with_a_warning(string invalid)
    {
        BlockResult result = await RunAsync(
            new SendMailStep { Recipients = ["{invalid}", "ok@b.c"], Title = "x" }, ("invalid", invalid));

        Assert.Equal("ok@b.c", Assert.Single(Assert.Single(_sender.Mails).Recipients).Address);
        Assert.Equal(ErrorCodes.InvalidRecipient, Assert.Single(result.Log[0].Warnings).Code);
    }

    [Fact]
    public async Task Thousands_of_invalid_recipients_are_few_warnings()
    {
        BlockResult result = await RunAsync(
            new SendMailStep { Recipients = ["{many}", "ok@b.c"], Title = "x" },
            ("many", string.Concat(Enumerable.Repeat("nobody,", 50_000))));

        Assert.Equal(11, result.Log[0].Warnings.Count);
        Assert.StartsWith("49990 more", result.Log[0].Warnings[10].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_goes_to_a_hundred_recipients_at_most()
    {
        BlockResult result = await RunAsync(
            new SendMailStep { Recipients = ["{many}"], Title = "x" },
            ("many", string.Concat(Enumerable.Range(0, 5_000).Select(i => $"u{i}@b.c;"))));

        Assert.Equal(100, Assert.Single(_sender.Mails).Recipients.Count);
        Assert.Equal(ErrorCodes.InvalidRecipient, Assert.Single(result.Log[0].Warnings).Code);
    }

    [Fact]
    public async Task A_warning_shows_no_piece_of_a_sensitive_value()
    {
        VariableDefinitions variables = new([new VariableDefinition("secret") { Sensitive = true }]);
        Session session = new("session-1");
        session.Set("secret", $"top,secret-{new string('x', 300)}");

        BlockResult result = await new BlockExecutor(new Ports(_sender)).RunAsync(
            Run.Bot([new SendMailStep { Recipients = ["{secret}"], Title = "x" }], variables), "block", session, CancellationToken.None);

        Assert.Equal(2, result.Log[0].Warnings.Count);
        Assert.DoesNotContain("secret-x", result.Log[0].ToValue().ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sends_real_values_of_sensitive_variables_and_logs_none()
    {
        VariableDefinitions variables = new([new VariableDefinition("iban") { Sensitive = true }]);
        Session session = new("session-1");
        session.Set("iban", "BE71096123456769");

        BlockResult result = await new BlockExecutor(new Ports(_sender)).RunAsync(
            Run.Bot([new SendMailStep { Recipients = ["a@b.c"], Title = "x", Body = "IBAN {iban}" }], variables),
            "block",
            session,
            CancellationToken.None);

        Assert.Equal("IBAN BE71096123456769", Assert.Single(_sender.Mails).Text);
        Assert.Equal("IBAN {iban}", result.Log[0].Inputs["body"]);
    }

    private async Task<string[]> RecipientsOfAsync(string recipients, params (string Path, Value Value)[] variables)
    {
        await RunAsync(new SendMailStep { Recipients = [recipients], Title = "x" }, variables);
        return [.. Assert.Single(_sender.Mails).Recipients.Select(recipient => recipient.Address)];
    }

    private Task<BlockResult> RunAsync(SendMailStep step, params (string Path, Value Value)[] variables) =>
        Run.StepsAsync(Run.Session(variables), new Ports(_sender), options: null, step);
}
