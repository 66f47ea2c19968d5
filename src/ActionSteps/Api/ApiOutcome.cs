namespace ActionSteps.Api;

/// <summary>What came of an exchange.</summary>
public enum ApiOutcome
{
    /// <summary>An answer with a status from 200 to 299.</summary>
    Ok,

    /// <summary>An answer with another status, or more redirects than are followed.</summary>
    HttpError,

    /// <summary>No answer in time.</summary>
    Timeout,

    /// <summary>No answer: no address, no connection, no protected connection, or a connection that ended too early.</summary>
    Connect,

    /// <summary>The address is not allowed; nothing was sent to it.</summary>
    Blocked,

    /// <summary>The answer is larger than allowed.</summary>
    TooLarge,

    /// <summary>What came is not HTTP, not compressed the way it says, or, with a status from 200 to 299, not a JSON object.</summary>
    InvalidBody,
}
