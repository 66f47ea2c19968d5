namespace ActionSteps.Storage.Crash.Tests.Processes;

/// <summary>How a worker ends.</summary>
/// <param name="Plan">Where it kills itself; <c>none</c> when it is killed from outside.</param>
/// <param name="Life">How long it lives when it is killed from outside.</param>
internal sealed record WorkerEnd(string Plan, TimeSpan Life)
{
    /// <summary>Whether it stands still for longer than its lease before, and comes back.</summary>
    public bool IsStalledFirst { get; init; }

    /// <summary>Whether it is asked to end by itself, and killed while it does.</summary>
    public bool IsClosed => Plan.Contains("Retire", StringComparison.Ordinal);

    /// <summary>The way without its numbers.</summary>
    public string Way => IsStalledFirst ? "after a stall"
        : Plan.Split(':') is ["call", string call, string moment, ..] ? $"{moment.ToLowerInvariant()} {call}"
        : Plan == "none" ? "at a random instant"
        : "at a numbered point";
}
