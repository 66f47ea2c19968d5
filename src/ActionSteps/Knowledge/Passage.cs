namespace ActionSteps.Knowledge;

/// <summary>A piece of content that can be an answer. Immutable.</summary>
/// <param name="Text">The answer.</param>
/// <param name="Heading">What stands above it: headings from the outside in, or the question of a CSV row; empty for none.</param>
/// <param name="Origin">Source, title, tags and language.</param>
internal sealed record Passage(string Text, IReadOnlyList<string> Heading, PassageOrigin Origin);
