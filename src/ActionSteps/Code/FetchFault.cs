using ActionSteps.Scripting;

namespace ActionSteps.Code;

/// <summary>What scripts see of a failed exchange: the types and texts of node-fetch.</summary>
internal static class FetchFault
{
    /// <summary>There is no answer.</summary>
    public static FetchException OfRequest(OutboundException fault, string url) => fault.Failure switch
    {
        OutboundFailure.Timeout when fault.InnerException is not System.Net.Sockets.SocketException => new("request-timeout", null, $"network timeout at: {url}"),
        OutboundFailure.TooManyRedirects => new("max-redirect", null, $"maximum redirect reached at: {url}"),
        OutboundFailure.RedirectRefused =>
            new("no-redirect", null, $"uri requested responds with a redirect, redirect mode is set to error: {url}"),
        OutboundFailure.InvalidRedirect => new("invalid-redirect", null, $"uri requested responds with an invalid redirect URL: {url}"),
        _ => new("system", fault.SystemCode, $"request to {url} failed, reason: {fault.Message}"),
    };

    /// <summary>The body cannot be read.</summary>
    public static FetchException OfBody(OutboundException fault, FetchRequest request, int mostBytes) => fault.Failure switch
    {
        OutboundFailure.Timeout => new(
            "body-timeout", null, FormattableString.Invariant($"Response timeout while trying to fetch {request.Url} (over {request.TimeoutMilliseconds}ms)")),
        OutboundFailure.TooLarge => TooLarge(request, mostBytes),
        OutboundFailure.Interrupted =>
            new("system", "ERR_STREAM_PREMATURE_CLOSE", $"Invalid response body while trying to fetch {request.Url}: Premature close"),
        _ => new("system", fault.SystemCode, $"Invalid response body while trying to fetch {request.Url}: {fault.Message}"),
    };

    public static FetchException TooLarge(FetchRequest request, int mostBytes) =>
        new("max-size", null, FormattableString.Invariant($"content size at {request.Url} over limit: {mostBytes}"));

    public static FetchException InvalidUrl(string url) => new("system", "ERR_INVALID_URL", $"request to {url} failed, reason: Invalid URL");
}
