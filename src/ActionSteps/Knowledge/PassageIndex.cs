using System.Runtime.InteropServices;

namespace ActionSteps.Knowledge;

/// <summary>
/// Scores passages by BM25, divided by what a passage of average length would get that has each word of the question once. So a score
/// means the same in small and large collections, and 1 says that the passage covers the question. Immutable.
/// </summary>
internal sealed class PassageIndex
{
    // How often a word of a heading, or of a CSV question, counts.
    private const int HeadingWeight = 2;

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

            // A word that is nowhere weighs as much as one that is in a single passage; so it holds a score back, and finitely.
            double weight = Math.Log(1 + ((_lengths.Count - Math.Max(1, postings.Count) + 0.5) / (Math.Max(1, postings.Count) + 0.5)));
            covered += weight;
            foreach ((int passage, int count) in postings)
            {
                double norm = _k1 * (1 - _b + (_b * _lengths[passage] / _averageLength));
                CollectionsMarshal.GetValueRefOrAddDefault(scores, passage, out _) += weight * count * (_k1 + 1) / (count + norm);
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
        int length = Count(passage.Text, 1, counts);
        foreach (string heading in passage.Heading)
        {
            length += Count(heading, HeadingWeight, counts);
        }

        foreach ((string word, int count) in counts)
        {
            ref List<Posting>? postings = ref CollectionsMarshal.GetValueRefOrAddDefault(_postings, word, out _);
            (postings ??= []).Add(new Posting(_lengths.Count, count));
        }

        _lengths.Add(length);
    }

    private static int Count(string text, int weight, Dictionary<string, int> counts)
    {
        IReadOnlyList<string> words = Words.Of(text);
        foreach (string word in words)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counts, word, out _) += weight;
        }

        return words.Count;
    }

    private readonly record struct Posting(int Passage, int Count);
}
