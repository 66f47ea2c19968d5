namespace ActionSteps.Knowledge;

/// <summary>How <see cref="InMemoryKnowledgeBase"/> finds answers, and how much it keeps. Immutable; checked when one is made.</summary>
public sealed class KnowledgeOptions
{
    /// <summary>
    /// The score from which a passage is an answer; below it nothing is found. 0 to 1; default 0.35. 1 means that the passage says as much
    /// about the question as one of average length that has each of its words once; a word that few passages have counts more than a common
    /// one, and a word that none has counts like one that a single passage has. The scale is the same for small and large collections.
    /// </summary>
    public double MinimumScore { get; init; } = 0.35;

    /// <summary>How much repeating a word adds (BM25's k1): 0 to 10; default 1.2.</summary>
    public double K1 { get; init; } = 1.2;

    /// <summary>How much long passages are held back (BM25's b): 0 not at all, to 1; default 0.75.</summary>
    public double B { get; init; } = 0.75;

    /// <summary>The most sources of an answer: 1 to 100; default 3.</summary>
    public int MaxSources { get; init; } = 3;

    /// <summary>The longest passage, and so the longest answer, in UTF-16 units: 100 to 20,000; default 1,000. Longer ones are divided.</summary>
    public int MaxPassageLength { get; init; } = 1_000;

    /// <summary>The most documents: 1 to 100,000; default 1,000.</summary>
    public int MaxDocuments { get; init; } = 1_000;

    /// <summary>The largest document, in UTF-8 bytes: 1 to 100,000,000; default 5,242,880 (5 MiB).</summary>
    public int MaxDocumentBytes { get; init; } = 5 * 1024 * 1024;

    /// <summary>The most passages of all documents: 1 to 1,000,000; default 50,000.</summary>
    public int MaxPassages { get; init; } = 50_000;

    internal void Check()
    {
        List<string> faults = [];
        Check(nameof(MinimumScore), MinimumScore, 0, 1, faults);
        Check(nameof(K1), K1, 0, 10, faults);
        Check(nameof(B), B, 0, 1, faults);
        Check(nameof(MaxSources), MaxSources, 1, 100, faults);
        Check(nameof(MaxPassageLength), MaxPassageLength, 100, 20_000, faults);
        Check(nameof(MaxDocuments), MaxDocuments, 1, 100_000, faults);
        Check(nameof(MaxDocumentBytes), MaxDocumentBytes, 1, 100_000_000, faults);
        Check(nameof(MaxPassages), MaxPassages, 1, 1_000_000, faults);
        if (faults.Count > 0)
        {
            throw new ArgumentException($"The options of the knowledge base are wrong: {string.Join(' ', faults)}");
        }
    }

    private static void Check(string name, double value, double least, double most, List<string> faults)
    {
        if (!(value >= least && value <= most))
        {
            faults.Add(FormattableString.Invariant($"{name} is {value:#,0.###}; it must be {least:#,0} to {most:#,0}."));
        }
    }
}
