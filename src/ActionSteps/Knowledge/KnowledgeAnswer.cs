namespace ActionSteps.Knowledge;

/// <summary>What a knowledge base found. Immutable.</summary>
/// <param name="Text">The answer; a blank one counts as nothing found.</param>
/// <param name="Sources">Where it comes from, the best source first; may be empty.</param>
public sealed record KnowledgeAnswer(string Text, IReadOnlyList<KnowledgeSource> Sources);
