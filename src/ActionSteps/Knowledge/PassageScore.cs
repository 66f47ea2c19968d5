using System.Runtime.InteropServices;

namespace ActionSteps.Knowledge;

/// <summary>The parts of the score that <see cref="PassageIndex"/> explains, for every index that gives it.</summary>
internal static class PassageScore
{
    // How often a word of a heading, or of a CSV question, counts.
    private const int HeadingWeight = 2;

    /// <summary>How much a word tells that so many of all passages have.</summary>
    public static double Weight(long passages, long having)
    {
        // A word that is nowhere weighs as much as one that is in a single passage; so it holds a score back, and finitely.
        long some = Math.Max(1, having);
        return Math.Log(1 + ((passages - some + 0.5) / (some + 0.5)));
    }

    /// <summary>What a word adds that a passage has so often, for a length relative to the average one.</summary>
    public static double Frequency(int count, double length, double k1, double b) => count * (k1 + 1) / (count + (k1 * (1 - b + (b * length))));

    /// <summary>Counts the words of a passage, those of its heading more than once.</summary>
    /// <returns>The length of the passage in words.</returns>
    public static int Count(Passage passage, Dictionary<string, int> counts)
    {
        int length = Count(passage.Text, 1, counts);
        foreach (string heading in passage.Heading)
        {
            length += Count(heading, HeadingWeight, counts);
        }

        return length;
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
}
