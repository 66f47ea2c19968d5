using ActionSteps.Mail;
using ActionSteps.Testing.Contracts;
using ActionSteps.Tests.Mail.Receiving;

namespace ActionSteps.Tests.Mail;

/// <summary>The contract of mail senders for a directory; with the reader of the tests unless another is given.</summary>
internal sealed class PickupDirectoryContract(string directory, Func<string[], Task<IReadOnlyList<ReceivedMail>>>? read = null)
    : MailSenderContract
{
    protected override ValueTask<IMailSender> CreateSenderAsync() =>
        ValueTask.FromResult<IMailSender>(new PickupDirectoryMailSender(directory, MailAddress.Parse("Bot <bot@bot.example>")));

    protected override async ValueTask<IReadOnlyList<ReceivedMail>> ReceiveAsync(int expected)
    {
        string[] files = Directory.Exists(directory) ? Directory.GetFiles(directory, "*.eml") : [];
        return read is null ? [.. files.Select(file => MailReader.Read(File.ReadAllBytes(file)))] : await read(files);
    }
}
