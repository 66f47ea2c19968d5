namespace ActionSteps.Replay;

/// <summary>The answer to a request, as much as was read of it. Immutable.</summary>
/// <param name="Url">The address that answered, after redirects.</param>
/// <param name="Status">The status.</param>
/// <param name="Reason">The text beside the status.</param>
internal sealed record RecordedAnswer(string Url, int Status, string Reason)
{
    /// <summary>Whether redirects led to it.</summary>
    public bool IsRedirected { get; init; }

    /// <summary>The headers in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>What was read of the body.</summary>
    public byte[] Body { get; init; } = [];

    /// <summary>How many bytes each reading gave, so that a script gets the same pieces.</summary>
    public IReadOnlyList<int> Pieces { get; init; } = [];

    /// <summary>How long the readings took together.</summary>
    public TimeSpan ReadTook { get; init; }

    /// <summary>Why the body could not be read to its end; <c>null</c> when it could, or nobody read on.</summary>
    public RecordedFailure? Failure { get; init; }
}
