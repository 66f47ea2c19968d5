namespace ActionSteps.Mail;

/// <summary>
/// Writes each mail as a file <c>.eml</c> into a directory, where a mail server or a person picks it up. Thread-safe. A file appears
/// whole or not at all; its name is made of <see cref="MailMessage.Key"/>, so that a mail that comes again replaces itself. Mails of more
/// than 25 MB are refused.
/// </summary>
public sealed class PickupDirectoryMailSender : IMailSender
{
    private readonly string _directory;
    private readonly MailAddress _from;
    private readonly TimeProvider _clock;

    /// <summary>A sender for one directory.</summary>
    /// <param name="directory">The directory; made with the first mail if it is not there.</param>
    /// <param name="from">Who sends the mails.</param>
    /// <param name="clock">The clock of the Date header; <c>null</c> for the system's.</param>
    /// <exception cref="ArgumentException">The directory is empty or no path.</exception>
    public PickupDirectoryMailSender(string directory, MailAddress from, TimeProvider? clock = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        ArgumentNullException.ThrowIfNull(from);
        _directory = Path.GetFullPath(directory);
        _from = from;
        _clock = clock ?? TimeProvider.System;
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory may not be written to.</exception>
    public async ValueTask SendAsync(MailMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        cancellationToken.ThrowIfCancellationRequested();
        ReadOnlyMemory<byte> mail = MimeMessage.Write(message, _from, _clock.GetUtcNow(), MimeMessage.DefaultMaxBytes);
        Directory.CreateDirectory(_directory);
        string name = MimeMessage.IdOf(message);
        string unfinished = Path.Combine(_directory, $".{name}-{Guid.NewGuid():N}.tmp");
        try
        {
            await WriteAsync(unfinished, mail, cancellationToken).ConfigureAwait(false);
            File.Move(unfinished, Path.Combine(_directory, $"{name}.eml"), overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    private static async ValueTask WriteAsync(string path, ReadOnlyMemory<byte> mail, CancellationToken cancellationToken)
    {
        FileStream file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
        await using (file.ConfigureAwait(false))
        {
            await file.WriteAsync(mail, cancellationToken).ConfigureAwait(false);

            // A mail that was taken must survive the loss of power.
            file.Flush(flushToDisk: true);
        }
    }
}
