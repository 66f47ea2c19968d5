using System.Globalization;

namespace ActionSteps.Api;

/// <summary>The header by which servers say when they want to be asked again.</summary>
internal static class RetryAfter
{
    /// <summary>The time to wait; <c>null</c> when the server says none, or none that is one.</summary>
    public static TimeSpan? Of(ApiAnswer answer, DateTimeOffset now)
    {
        if (answer.Header("Retry-After") is not { } text)
        {
            return null;
        }

        if (uint.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out uint seconds))
        {
            return TimeSpan.FromSeconds(seconds);
        }

        return DateTimeOffset.TryParseExact(text.Trim(), "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date)
            ? date > now ? date - now : TimeSpan.Zero
            : null;
    }
}
