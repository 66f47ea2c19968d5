using ActionSteps.Scripting;

namespace ActionSteps.Code;

/// <summary>What scripts see of a failed exchange: the types and texts of node-fetch.</summary>
internal static class FetchFault
{
    public static ScriptValue Aborted { get; } = Make("aborted", null, "The user aborted a request.");

    /// <summary>There is no answer.</summary>
    public static ScriptValue OfRequest(OutboundException fault, string url) => fault.Failure switch
    {
        OutboundFailure.Timeout when fault.InnerException is not System.Net.Sockets.SocketException => Make("request-timeout", null, $"network timeout at: {url}"),
        OutboundFailure.TooManyRedirects => Make("max-redirect", null, $"maximum redirect reached at: {url}"),
        OutboundFailure.RedirectRefused =>
            Make("no-redirect", null, $"uri requested responds with a redirect, redirect mode is set to error: {url}"),
        OutboundFailure.InvalidRedirect => Make("invalid-redirect", null, $"uri requested responds with an invalid redirect URL: {url}"),
        _ => Make("system", fault.SystemCode, $"request to {url} failed, reason: {fault.Message}"),
    };

    /// <summary>The body cannot be read.</summary>
    public static ScriptValue OfBody(OutboundException fault, FetchMessage message) => fault.Failure switch
    {
        OutboundFailure.Timeout =>
            Make("body-timeout", null, FormattableString.Invariant($"Response timeout while trying to fetch {message.Url} (over {message.TimeoutMilliseconds}ms)")),
        OutboundFailure.TooLarge => TooLarge(message),
        OutboundFailure.Interrupted =>
            Make("system", "ERR_STREAM_PREMATURE_CLOSE", $"Invalid response body while trying to fetch {message.Url}: Premature close"),
        _ => Make("system", fault.SystemCode, $"Invalid response body while trying to fetch {message.Url}: {fault.Message}"),
    };

    public static ScriptValue TooLarge(FetchMessage message) =>
        Make("max-size", null, FormattableString.Invariant($"content size at {message.Url} over limit: {message.Request?.MaxBodyBytes}"));

    public static ScriptValue InvalidUrl(string url) => Make("system", "ERR_INVALID_URL", $"request to {url} failed, reason: Invalid URL");

    private static ScriptValue Make(string type, string? code, string message) => ScriptValue.Object(
    [
        new("type", type),
        new("code", code is null ? ScriptValue.Undefined : code),
        new("message", message),
    ]);
}
