using System.Globalization;

namespace ActionSteps.Cli.Input;

/// <summary>Reads <c>--clock</c>.</summary>
internal static class ClockText
{
    /// <exception cref="UsageException">The text is no instant.</exception>
    public static DateTimeOffset? Parse(string? text)
    {
        if (text is null)
        {
            return null;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time)
            ? time
            : throw new UsageException($"--clock \"{text}\" is not an instant; write it as 2026-01-31T09:00:00Z.");
    }
}
