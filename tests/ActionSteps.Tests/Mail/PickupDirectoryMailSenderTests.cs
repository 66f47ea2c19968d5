using System.Text;
using ActionSteps.Mail;
using ActionSteps.Testing;
using ActionSteps.Tests.Mail.Receiving;

namespace ActionSteps.Tests.Mail;

public sealed class PickupDirectoryMailSenderTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("pickup-");

    public static TheoryData<string> Rules => [.. new PickupDirectoryContract("").Rules];

    private string Pickup => Path.Combine(_directory.FullName, "made", "when needed");

    public void Dispose() => _directory.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Rules))]
    public Task Keeps_the_contract_of_mail_senders(string rule) => new PickupDirectoryContract(Pickup).CheckAsync(rule);

    [PythonTheory]
    [MemberData(nameof(Rules))]
    public Task Keeps_the_contract_as_Python_reads_it(string rule) =>
        new PickupDirectoryContract(Pickup, PythonMailReader.ReadAsync).CheckAsync(rule);

    [Fact]
    public async Task Writes_what_mail_servers_may_pass_on()
    {
        byte[] file = await WriteAsync(Mails.To("Zoë 🚂 with a name that goes on and on and on and on and on and on and on <a@b.example>") with
        {
            Subject = new string('é', 500),
            Text = new string('x', 5_000),
            Html = $"<p>{string.Concat(Enumerable.Repeat("🚂", 500))}</p>",
            Attachments = [new MailAttachment($"{new string('ü', 200)}.bin", "application/octet-stream", new byte[10_000])],
        });

        string text = Encoding.Latin1.GetString(file);
        Assert.All(text, character => Assert.True(character is >= ' ' and <= '~' or '\r' or '\n'));
        Assert.Equal(text.Count(character => character == '\n'), text.Split("\r\n").Length - 1);
        Assert.Equal(text.Count(character => character == '\r'), text.Split("\r\n").Length - 1);
        Assert.All(text.Split("\r\n"), line => Assert.InRange(line.Length, 0, 78));
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tells_sender_date_and_that_a_machine_wrote_it()
    {
        byte[] file = await WriteAsync(Mails.To("a@b.c"));

        string[] lines = Encoding.ASCII.GetString(file).Split("\r\n");
        Assert.Contains("From: \"The, Bot\"", lines);
        Assert.Contains("Date: Thu, 01 Jan 2026 00:00:00 +0000", lines);
        Assert.Contains("Auto-Submitted: auto-generated", lines);
        Assert.Contains("MIME-Version: 1.0", lines);
        Assert.Matches("^Message-ID: <[0-9a-f]{32}@bot\\.example>$", Assert.Single(lines, line => line.StartsWith("Message-ID", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Boundaries_differ_from_mail_to_mail()
    {
        MailMessage mail = Mails.To("a@b.c") with { Html = "<p>x</p>" };

        string first = BoundaryOf(await WriteAsync(mail));
        string second = BoundaryOf(await WriteAsync(mail));

        Assert.NotEqual(first, second);
        Assert.StartsWith("=_", first, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../../etc/cron.d/x")]
    [InlineData("C:\\evil|name?*")]
    [InlineData("\0\r\n")]
    [InlineData("CON")]
    public async Task A_key_cannot_choose_the_place_of_the_file(string key)
    {
        await WriteAsync(Mails.To("a@b.c") with { Key = key });

        FileInfo file = Assert.Single(_directory.GetFiles("*", SearchOption.AllDirectories));
        Assert.Equal(Pickup, file.DirectoryName);
        Assert.Matches("^[0-9a-f]{32}\\.eml$", file.Name);
    }

    [Fact]
    public async Task A_mail_that_comes_again_replaces_itself()
    {
        await WriteAsync(Mails.To("a@b.c"));
        await WriteAsync(Mails.To("a@b.c"));

        Assert.Single(_directory.GetFiles("*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Refuses_a_mail_of_more_than_25_MB()
    {
        MailMessage mail = Mails.To("a@b.c") with
        {
            Attachments = [new MailAttachment("big.bin", "application/octet-stream", new byte[26_000_000])],
        };

        StepException refusal = await Assert.ThrowsAsync<StepException>(() => WriteAsync(mail));

        Assert.Equal(ErrorCodes.MailFailed, refusal.Code);
        Assert.False(Directory.Exists(Pickup));
    }

    [Fact]
    public async Task A_directory_that_cannot_be_made_is_an_error_that_may_pass()
    {
        await File.WriteAllTextAsync(Path.Combine(_directory.FullName, "made"), "a file is in the way");

        await Assert.ThrowsAnyAsync<IOException>(() => WriteAsync(Mails.To("a@b.c")));
    }

    private async Task<byte[]> WriteAsync(MailMessage mail)
    {
        PickupDirectoryMailSender sender = new(Pickup, MailAddress.Parse("\"The, Bot\" <bot@bot.example>"), new VirtualClock());
        await sender.SendAsync(mail, CancellationToken.None);
        return await File.ReadAllBytesAsync(Directory.GetFiles(Pickup, "*.eml").Single());
    }

    private static string BoundaryOf(byte[] file) => Encoding.ASCII.GetString(file).Split("boundary=\"")[1].Split('"')[0];
}
