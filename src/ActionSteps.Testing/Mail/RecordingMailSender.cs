using ActionSteps.Mail;

namespace ActionSteps.Testing.Mail;

/// <summary>A mail sender for tests: keeps the mails instead of sending them, and fails when told to. Thread-safe.</summary>
public sealed class RecordingMailSender : IMailSender
{
    private readonly Lock _lock = new();
    private readonly List<MailMessage> _mails = [];
    private Exception? _failure;
    private int _failuresLeft;
    private int _attempts;

    /// <summary>The mails that were taken, oldest first; a mail that came twice is there twice.</summary>
    public IReadOnlyList<MailMessage> Mails
    {
        get
        {
            lock (_lock)
            {
                return [.. _mails];
            }
        }
    }

    /// <summary>How often somebody tried to send, with those attempts that failed.</summary>
    public int Attempts
    {
        get
        {
            lock (_lock)
            {
                return _attempts;
            }
        }
    }

    /// <summary>Makes the next attempts fail.</summary>
    /// <param name="times">How many; <see cref="int.MaxValue"/> for all.</param>
    /// <param name="failure">What they raise; an <see cref="IOException"/> when left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public void FailNext(int times, Exception? failure = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(times);
        lock (_lock)
        {
            _failuresLeft = times;
            _failure = failure ?? new IOException("The mail server is down.");
        }
    }

    /// <inheritdoc/>
    public ValueTask SendAsync(MailMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            _attempts++;
            if (_failuresLeft > 0 && _failure is { } failure)
            {
                _failuresLeft--;
                return ValueTask.FromException(failure);
            }

            _mails.Add(message);
            return ValueTask.CompletedTask;
        }
    }
}
