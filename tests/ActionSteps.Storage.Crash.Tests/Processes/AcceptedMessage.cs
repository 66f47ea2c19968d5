namespace ActionSteps.Storage.Crash.Tests.Processes;

/// <summary>A message of which a worker has said that it is accepted, and what has to come of it.</summary>
/// <param name="Conversation">The conversation.</param>
/// <param name="Text">The text: sender, number and kind.</param>
internal sealed record AcceptedMessage(string Conversation, string Text)
{
    /// <summary>A time before any worker heard of it.</summary>
    public DateTimeOffset SentAt { get; } = DateTimeOffset.UtcNow;

    public string Id => $"{Conversation}/{Text}";

    public string Answer => $"{Conversation} answer {Text}";

    public string Effect => $"{Conversation} effect {Text}";

    public string Timer => $"{Conversation} timer {Text}";

    /// <summary>The delay; <c>null</c> for none.</summary>
    public TimeSpan? Delay => Text[^1] switch
    {
        CrashBot.ShortDelay => CrashBot.ShortTime,
        CrashBot.LongDelay => CrashBot.LongTime,
        _ => null,
    };

    /// <summary>Every effect, each of which the receiver has to count once.</summary>
    public IEnumerable<string> Effects
    {
        get
        {
            yield return Answer;
            if (CrashBot.IsOutside(Text))
            {
                yield return Effect;
            }

            if (Delay is not null)
            {
                yield return Timer;
                yield return $"{Conversation} late {Text}";
            }
        }
    }
}
