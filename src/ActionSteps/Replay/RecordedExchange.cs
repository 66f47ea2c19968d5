namespace ActionSteps.Replay;

/// <summary>One request and what came of it: neither answer nor failure when nobody waited for the end. Immutable.</summary>
/// <param name="Place">The block and step that sent it.</param>
/// <param name="Method">The method.</param>
/// <param name="Url">The address.</param>
/// <param name="BodyHash">The hash of the body; <c>null</c> without one.</param>
internal sealed record RecordedExchange(string Place, string Method, string Url, string? BodyHash)
{
    /// <summary>How long it took until the head of the answer, or the failure, was there; <c>null</c> when it never was.</summary>
    public TimeSpan? Took { get; init; }

    /// <summary>The answer; <c>null</c> when there was none.</summary>
    public RecordedAnswer? Answer { get; init; }

    /// <summary>Why there was no answer; <c>null</c> when there was one, or nobody waited.</summary>
    public RecordedFailure? Failure { get; init; }

    /// <summary>Whether a request is the same as this one.</summary>
    public bool Fits(RecordedExchange request) => Method == request.Method && Url == request.Url && BodyHash == request.BodyHash;
}
