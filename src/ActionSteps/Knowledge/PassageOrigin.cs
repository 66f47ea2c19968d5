namespace ActionSteps.Knowledge;

/// <summary>What passages have from their document. Immutable.</summary>
internal sealed record PassageOrigin(string? Source, string? Title, string? Language, IReadOnlyList<string> Tags)
{
    public static PassageOrigin Of(KnowledgeDocument document) => new(
        Filled(document.Source),
        Filled(document.Title),
        Filled(document.Language),
        [.. document.Tags.Select(tag => tag.Trim()).Where(tag => tag.Length > 0)]);

    /// <summary>Whether the content may answer a question in that language, by its first part; <c>null</c> for any language.</summary>
    public bool Speaks(string? language) =>
        language is null || Language is null
        || Words.MainLanguage(Language).Equals(Words.MainLanguage(language), StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the content has any of these tags; no tags allow all content.</summary>
    public bool HasAny(IReadOnlyList<string> tags) =>
        tags.Count == 0 || tags.Any(tag => Tags.Contains(tag, StringComparer.OrdinalIgnoreCase));

    /// <summary>Trimmed text; <c>null</c> for blank text.</summary>
    public static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
