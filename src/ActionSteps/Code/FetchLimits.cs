namespace ActionSteps.Code;

/// <summary>What the requests of one run of a script may use, within what the outbound stack allows.</summary>
public sealed record FetchLimits
{
    /// <summary>The defaults, as each property tells them.</summary>
    public static FetchLimits Default { get; } = new();

    /// <summary>The largest body after decompression; default 10,485,760 bytes (10 MB).</summary>
    public int MaxBodyBytes { get; init; } = 10 * 1024 * 1024;

    /// <summary>All bodies that a run reads together; default 33,554,432 bytes (32 MB).</summary>
    public long MaxTotalBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>All requests of a run; default 1,000.</summary>
    public int MaxRequests { get; init; } = 1_000;
}
