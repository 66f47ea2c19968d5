namespace ActionSteps.Replay;

/// <summary>One thing in which a replayed run differs from the recorded one; sensitive values are masked. Immutable.</summary>
/// <param name="Subject">
/// What differs: <c>status</c>, <c>next</c>, <c>error</c>, <c>session</c>, <c>change</c>, <c>effect</c>, <c>step</c>, <c>history</c>,
/// <c>request</c> for one over HTTP, <c>input</c> and its name, or the name of a port.
/// </param>
/// <param name="Block">The block; <c>null</c> for the run as a whole.</param>
/// <param name="Step">The step; <c>null</c> for a block, or the run, as a whole.</param>
/// <param name="Recorded">How it was recorded; <c>null</c> when there was nothing of the kind.</param>
/// <param name="Replayed">How it was replayed; <c>null</c> when there was nothing of the kind.</param>
public sealed record ReplayDifference(string Subject, string? Block, string? Step, string? Recorded, string? Replayed)
{
    /// <summary>The difference as one sentence.</summary>
    public override string ToString()
    {
        string place = Block is null ? string.Empty : Step is null ? $"{Block}: " : $"{Block}/{Step}: ";
        return (Recorded, Replayed) switch
        {
            (null, _) => $"{place}{Subject} is new: {Replayed}",
            (_, null) => $"{place}{Subject} is missing: {Recorded}",
            _ => $"{place}{Subject} was {Recorded}, is {Replayed}",
        };
    }

    internal static ReplayDifference At(string place, string subject, string? recorded, string? replayed)
    {
        int slash = place.LastIndexOf('/');
        return slash < 0
            ? new ReplayDifference(subject, null, null, recorded, replayed)
            : new ReplayDifference(subject, place[..slash], place[(slash + 1)..], recorded, replayed);
    }

    internal ReplayDifference With(Func<string, string> hide) => this with
    {
        Recorded = Recorded is null ? null : hide(Recorded), Replayed = Replayed is null ? null : hide(Replayed),
    };
}
