namespace ActionSteps.Knowledge;

/// <summary>Content for <see cref="InMemoryKnowledgeBase"/>. Immutable.</summary>
/// <param name="Content">The text.</param>
/// <param name="Format">How it is divided into passages.</param>
public sealed record KnowledgeDocument(string Content, KnowledgeFormat Format)
{
    /// <summary>What questions can be limited to, ignoring case; default none.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What answers name as their source: a URL or the name of a document; <c>null</c> for answers without a source.</summary>
    public string? Source { get; init; }

    /// <summary>A title of the source for people; <c>null</c> for the heading of the passage that answers.</summary>
    public string? Title { get; init; }

    /// <summary>The language of the content, as BCP 47 text; <c>null</c> when it answers in every language.</summary>
    public string? Language { get; init; }
}
