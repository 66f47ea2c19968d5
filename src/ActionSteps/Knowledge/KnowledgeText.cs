namespace ActionSteps.Knowledge;

/// <summary>Content within a bot file.</summary>
/// <param name="Text">The content, as plain text or Markdown.</param>
public sealed record KnowledgeText(string Text)
{
    /// <summary>What steps can limit their questions to; default none.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What answers name as their source: a URL or the name of a document; <c>null</c> for answers without a source.</summary>
    public string? Source { get; init; }

    /// <summary>A title of the source for people; <c>null</c> for the heading of the passage that answers.</summary>
    public string? Title { get; init; }

    /// <summary>The language of the content, as BCP 47 text; <c>null</c> when it answers in every language.</summary>
    public string? Language { get; init; }
}
