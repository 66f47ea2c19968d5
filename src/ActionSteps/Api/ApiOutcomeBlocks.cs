namespace ActionSteps.Api;

/// <summary>Where to go by what came of the call. An answer that names a block itself wins over <see cref="Ok"/>.</summary>
public sealed record ApiOutcomeBlocks
{
    /// <summary>After an answer with a status from 200 to 299; <c>null</c> goes on with the block.</summary>
    public BlockReference? Ok { get; init; }

    /// <summary>After another status or too many redirects; <c>null</c> for <see cref="ApiStep.OnFailure"/>.</summary>
    public BlockReference? HttpError { get; init; }

    /// <summary>When no answer came in time; <c>null</c> for <see cref="ApiStep.OnFailure"/>.</summary>
    public BlockReference? Timeout { get; init; }

    /// <summary>When there was no connection or it ended too early; <c>null</c> for <see cref="ApiStep.OnFailure"/>.</summary>
    public BlockReference? Connect { get; init; }

    /// <summary>When the address is not allowed; <c>null</c> for <see cref="ApiStep.OnFailure"/>.</summary>
    public BlockReference? Blocked { get; init; }

    /// <summary>When the answer is too large; <c>null</c> for <see cref="ApiStep.OnFailure"/>.</summary>
    public BlockReference? TooLarge { get; init; }

    /// <summary>
    /// When an answer with a status from 200 to 299 is not a JSON object, which else counts as <see cref="Ok"/>, or when what came cannot be
    /// read at all, which else leads to <see cref="ApiStep.OnFailure"/>; <c>null</c> for those.
    /// </summary>
    public BlockReference? InvalidBody { get; init; }

    internal bool IsEmpty => this == new ApiOutcomeBlocks();

    /// <summary>The id of the block; <c>null</c> for none.</summary>
    internal string? Of(ApiOutcome outcome)
    {
        BlockReference? block = outcome switch
        {
            ApiOutcome.Ok => Ok,
            ApiOutcome.HttpError => HttpError,
            ApiOutcome.Timeout => Timeout,
            ApiOutcome.Connect => Connect,
            ApiOutcome.Blocked => Blocked,
            ApiOutcome.TooLarge => TooLarge,
            _ => InvalidBody,
        };
        return block is { Id.Length: > 0 } known ? known.Id : null;
    }
}
