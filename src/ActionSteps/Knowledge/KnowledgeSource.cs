namespace ActionSteps.Knowledge;

/// <summary>Where an answer comes from. Immutable.</summary>
/// <param name="Location">An absolute http or https URL, or the name of a document such as <c>manual.pdf</c>.</param>
public sealed record KnowledgeSource(string Location)
{
    /// <summary>A title for people; <c>null</c>, the default, for none.</summary>
    public string? Title { get; init; }

    /// <summary>How well the source answers, higher is better, on the scale of the knowledge base; <c>null</c> when it does not say.</summary>
    public double? Score { get; init; }

    /// <summary>Whether <see cref="Location"/> is a URL that a button can open; otherwise it names a document.</summary>
    public bool IsUrl =>
        Uri.TryCreate(Location, UriKind.Absolute, out Uri? uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
}
