namespace ActionSteps;

/// <summary>What becomes of an answer that points elsewhere.</summary>
public enum OutboundRedirects
{
    /// <summary>It is followed, up to <see cref="OutboundRequest.MaxRedirects"/> times.</summary>
    Follow,

    /// <summary>It is the answer.</summary>
    Return,

    /// <summary>It is a failure.</summary>
    Refuse,
}
