using System.Runtime.InteropServices;

namespace ActionSteps.Knowledge;

/// <summary>
/// Scores passages by BM25, divided by what a passage of average length would get that has each word of the question once. So a score
/// means the same in small and large collections, and 1 says that the passage covers the question. Immutable.
/// </summary>
internal sealed class PassageIndex
{
    private readonly Dictionary<string, List<Posting>> _postings = new(StringComparer.Ordinal);
    private readonly List<int> _lengths = [];
    private readonly double _averageLength;
    private readonly double _k1;
    private readonly double _b;

    public PassageIndex(IReadOnlyList<Passage> passages, double k1, double b)
    {
        (_k1, _b) = (k1, b);
        foreach (Passage passage in passages)
        {
            Add(passage);
        }

        _averageLength = Math.Max(1, _lengths.Count == 0 ? 1 : _lengths.Average());
    }

    /// <summary>The passages that have any of the words, by position, with their scores.</summary>
    public Dictionary<int, double> Score(IReadOnlyList<string> words)
    {
        Dictionary<int, double> scores = [];
        double covered = 0;
        foreach (string word in words)
        {
            List<Posting> postings = _postings.GetValueOrDefault(word) ?? [];

            double weight = PassageScore.Weight(_lengths.Count, postings.Count);
            covered += weight;
            foreach ((int passage, int count) in postings)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(scores, passage, out _) +=
                    weight * PassageScore.Frequency(count, _lengths[passage] / _averageLength, _k1, _b);
            }
        }

        foreach (int passage in scores.Keys)
        {
            scores[passage] /= covered;
        }

        return scores;
    }

    private void Add(Passage passage)
    {
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        int length = PassageScore.Count(passage, counts);
        foreach ((string word, int count) in counts)
        {
            ref List<Posting>? postings = ref CollectionsMarshal.GetValueRefOrAddDefault(_postings, word, out _);
            (postings ??= []).Add(new Posting(_lengths.Count, count));
        }

        _lengths.Add(length);
    }

    private readonly record struct Posting(int Passage, int Count);
}
