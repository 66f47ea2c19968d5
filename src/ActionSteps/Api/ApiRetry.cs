namespace ActionSteps.Api;

/// <summary>
/// How often a request is sent again when it fails. The waits double from attempt to attempt and are shortened by chance by up to half; an
/// answer that says <c>Retry-After</c> is waited for at least that long, or not asked again when that is longer than the longest wait.
/// Attempts and waits together stay within the time of the step.
/// </summary>
public sealed record ApiRetry
{
    private static readonly ApiOutcome[] s_retried = [ApiOutcome.Connect, ApiOutcome.Timeout, ApiOutcome.HttpError];

    /// <summary>How often the request is sent at most, the first time included; default 3, range 2 to 10.</summary>
    /// <exception cref="ArgumentException">The value is out of range.</exception>
    public int Attempts
    {
        get;
        init => field = value is >= 2 and <= 10
            ? value
            : throw new ArgumentException($"Attempts are 2 to 10, the first one included, not {value}. Leave out \"retry\" for one attempt.");
    } = 3;

    /// <summary>The first wait in seconds; default 1, range 0.01 to 60.</summary>
    /// <exception cref="ArgumentException">The value is out of range.</exception>
    public double DelaySeconds
    {
        get;
        init => field = value is >= 0.01 and <= 60
            ? value
            : throw new ArgumentException(FormattableString.Invariant($"A first wait is 0.01 to 60 seconds, not {value}."));
    } = 1;

    /// <summary>The longest wait in seconds; default 30, range 0.01 to 300, and not shorter than the first one.</summary>
    /// <exception cref="ArgumentException">The value is out of range.</exception>
    public double MaxDelaySeconds
    {
        get;
        init => field = value is >= 0.01 and <= 300
            ? value
            : throw new ArgumentException(FormattableString.Invariant($"A longest wait is 0.01 to 300 seconds, not {value}."));
    } = 30;

    /// <summary>
    /// What is tried again; default <see cref="ApiOutcome.Connect"/>, <see cref="ApiOutcome.Timeout"/> and <see cref="ApiOutcome.HttpError"/>,
    /// of the latter those that may pass: 408, 425, 429, 500, 502, 503 and 504. Other outcomes stay what they are however often one asks.
    /// </summary>
    /// <exception cref="ArgumentException">It is empty or holds another outcome.</exception>
    public IReadOnlyList<ApiOutcome> On
    {
        get;
        init => field = value.Count > 0 && value.All(s_retried.Contains)
            ? value
            : throw new ArgumentException("Only the outcomes connect, timeout and httpError can be tried again, at least one of them.");
    } = s_retried;

    /// <summary>The wait before the next attempt; <c>null</c> when there is none.</summary>
    internal TimeSpan? WaitAfter(ApiAnswer answer, int attempts, StepContext context)
    {
        if (attempts >= Attempts || !On.Contains(answer.Outcome) || (answer.Outcome == ApiOutcome.HttpError && !MayPass(answer.Status)))
        {
            return null;
        }

        TimeSpan most = TimeSpan.FromSeconds(Math.Max(MaxDelaySeconds, DelaySeconds));
        TimeSpan backoff = TimeSpan.FromSeconds(DelaySeconds) * Math.Pow(2, attempts - 1);
        TimeSpan wait = (backoff < most ? backoff : most) * (1 - (context.Random.NextDouble() / 2));
        if (RetryAfter.Of(answer, context.Now) is { } asked)
        {
            if (asked > most)
            {
                return null;
            }

            wait = asked > wait ? asked : wait;
        }

        return wait < context.TimeLeft ? wait : null;
    }

    private static bool MayPass(int status) => status is 408 or 425 or 429 or 500 or 502 or 503 or 504;
}
