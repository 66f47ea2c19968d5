namespace ActionSteps;

/// <summary>Why there is no answer to an <see cref="OutboundRequest"/>, or none that could be read to its end.</summary>
public enum OutboundFailure
{
    /// <summary>The address is not allowed: not http or https, or nothing outside the host's own network. Not one byte has left.</summary>
    Blocked,

    /// <summary>The name has no address.</summary>
    NameNotFound,

    /// <summary>No connection to the server.</summary>
    Connect,

    /// <summary>No protected connection to the server, for instance because its certificate is not valid for the name.</summary>
    Tls,

    /// <summary>The time was up.</summary>
    Timeout,

    /// <summary>The head or the body of the answer is larger than allowed.</summary>
    TooLarge,

    /// <summary>The server asked for more redirects than allowed.</summary>
    TooManyRedirects,

    /// <summary>The server redirects, and the request said that it must not.</summary>
    RedirectRefused,

    /// <summary>The server redirects to something that is no address.</summary>
    InvalidRedirect,

    /// <summary>The request cannot be sent: a method, header or address that HTTP does not know.</summary>
    InvalidRequest,

    /// <summary>What the server sent is not HTTP, or its body is not compressed the way it says.</summary>
    InvalidResponse,

    /// <summary>The connection ended before the answer did.</summary>
    Interrupted,
}
