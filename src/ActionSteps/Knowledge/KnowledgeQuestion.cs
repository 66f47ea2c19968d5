namespace ActionSteps.Knowledge;

/// <summary>A question to a knowledge base. Immutable.</summary>
/// <param name="Text">The question; steps cut it at <see cref="MaxLength"/>.</param>
public sealed record KnowledgeQuestion(string Text)
{
    /// <summary>The longest question that a step asks: 10,000 UTF-16 units; the rest is left out.</summary>
    public const int MaxLength = 10_000;

    /// <summary>Limits the answer to content that has any of these tags, ignoring case; empty, the default, for all content.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The language of the user, as BCP 47 text such as <c>en</c> or <c>nl-be</c>; <c>null</c> when nothing is known.</summary>
    public string? Language { get; init; }

    /// <summary>The id of the bot that asks; empty outside a bot.</summary>
    public string BotId { get; init; } = string.Empty;

    /// <summary><c>DRAFT</c> or <c>LIVE</c>; empty outside a bot.</summary>
    public string BotVersion { get; init; } = string.Empty;

    /// <summary>The session in which it is asked, for knowledge bases that follow a conversation; empty outside one.</summary>
    public string SessionId { get; init; } = string.Empty;

    /// <summary>The content that the bot itself brings along; <c>null</c> when it brings none.</summary>
    public KnowledgeSettings? Content { get; init; }
}
