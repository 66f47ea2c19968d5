namespace ActionSteps.Conversations;

/// <summary>Asks for one page of work.</summary>
/// <param name="Worker">Who asks.</param>
/// <param name="DueBefore">Work that is due before this time; <see cref="DateTimeOffset.MaxValue"/> for all.</param>
/// <param name="Limit">The most conversations, at least 1.</param>
public readonly record struct WorkQuery(string Worker, DateTimeOffset DueBefore, int Limit)
{
    /// <summary>The last conversation of the page before; <c>null</c> for the first page.</summary>
    public ConversationWork? After { get; init; }
}
