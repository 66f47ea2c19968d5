namespace ActionSteps.Storage.Knowledge;

/// <summary>A collection of passages that was indexed. Immutable.</summary>
/// <param name="Number">Its number in the database.</param>
/// <param name="Passages">How many passages it has.</param>
/// <param name="Length">How many words they have together.</param>
internal sealed record KnowledgeCollection(long Number, long Passages, long Length)
{
    public double AverageLength => Math.Max(1, Passages == 0 ? 1 : (double)Length / Passages);
}
