using System.Net.Security;

namespace ActionSteps;

/// <summary>A request on its way out. Immutable as long as nobody changes what was handed in.</summary>
public sealed class OutboundRequest
{
    /// <summary>Where it goes: an absolute address with http or https.</summary>
    public required Uri Url { get; init; }

    /// <summary>The method, sent as it is; default GET.</summary>
    public string Method { get; init; } = "GET";

    /// <summary>
    /// The headers in order. Those that belong to the connection (Connection, Content-Length, Expect, Keep-Alive, TE, Trailer,
    /// Transfer-Encoding, Upgrade) are left out, because the stack sets them itself.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>
    /// The headers, beside Authorization and Cookie, that only the origin of <see cref="Url"/> may see: a redirect to another one leaves them
    /// out. In any case; default none.
    /// </summary>
    public IReadOnlyCollection<string> CredentialHeaders { get; init; } = [];

    /// <summary>
    /// The certificate by which the sender shows who it is, for TLS with the origin of <see cref="Url"/> alone; <c>null</c> for none. Requests
    /// share connections as long as they share this object.
    /// </summary>
    public SslStreamCertificateContext? ClientCertificate { get; init; }

    /// <summary>The body; <c>null</c> for none. An empty body is sent with a length of 0.</summary>
    public ReadOnlyMemory<byte>? Body { get; init; }

    /// <summary>What becomes of redirects; default is to follow them.</summary>
    public OutboundRedirects Redirects { get; init; }

    /// <summary>How many redirects are followed; default 20, and never more than the host's options allow.</summary>
    public int MaxRedirects { get; init; } = 20;

    /// <summary>Whether a body that came compressed (gzip, deflate, br) is read as what it holds; default yes. Asking for it is up to the headers.</summary>
    public bool Decompress { get; init; } = true;

    /// <summary>
    /// The longest time of the exchange up to the end of the body, limited by <c>OutboundOptions.MaxTimeout</c>; <c>null</c> for
    /// <c>OutboundOptions.TotalTimeout</c>.
    /// </summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The largest body after decompression in bytes; <c>null</c> for what the host's options say, which is also the most.</summary>
    public int? MaxBodyBytes { get; init; }
}
