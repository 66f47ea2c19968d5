namespace ActionSteps.Knowledge;

/// <summary>Makes an answer of scored passages.</summary>
internal static class KnowledgeAnswers
{
    /// <summary>The best passage that reaches the minimum and can be about the question, with all sources; <c>null</c> without one.</summary>
    public static KnowledgeAnswer? Of(IEnumerable<Found> scored, QuestionWords words, KnowledgeOptions options)
    {
        Found[] found =
        [
            .. scored
                .Where(passage => passage.Score >= options.MinimumScore && words.MayMean(passage.Passage))
                .OrderByDescending(passage => passage.Score)
                .ThenBy(passage => passage.Position),
        ];
        return found.Length == 0
            ? null
            : new KnowledgeAnswer(found[0].Passage.Text, [.. SourcesOf(found).Take(options.MaxSources)]);
    }

    /// <summary>Each source once, at its best passage.</summary>
    private static IEnumerable<KnowledgeSource> SourcesOf(IEnumerable<Found> found)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach ((Passage passage, _, double score) in found)
        {
            if (passage.Origin.Source is { } source && seen.Add(source))
            {
                yield return new KnowledgeSource(source)
                {
                    Title = passage.Origin.Title ?? (passage.Heading is [.., var nearest] ? nearest : null),
                    Score = Math.Round(Math.Min(1, score), 4),
                };
            }
        }
    }

    /// <summary>A passage with its place among all and its score.</summary>
    public readonly record struct Found(Passage Passage, int Position, double Score);
}
