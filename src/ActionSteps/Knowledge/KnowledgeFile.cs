namespace ActionSteps.Knowledge;

/// <summary>
/// A file with content, in UTF-8: Markdown (<c>.md</c>, <c>.markdown</c>), plain text (<c>.txt</c>), or questions with answers
/// (<c>.csv</c>).
/// </summary>
/// <param name="Path">The path below the directory of the bot, with <c>/</c> between its parts; never outside it.</param>
public sealed record KnowledgeFile(string Path)
{
    /// <summary>What steps can limit their questions to; default none.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What answers name as their source: a URL or the name of a document; the name of the file when <c>null</c>.</summary>
    public string? Source { get; init; }

    /// <summary>A title of the source for people; <c>null</c> for the heading of the passage that answers.</summary>
    public string? Title { get; init; }

    /// <summary>The language of the content, as BCP 47 text; <c>null</c> when it answers in every language.</summary>
    public string? Language { get; init; }
}
