namespace ActionSteps.Scripting.Fetch;

/// <summary>Names of members that <c>fetch</c> reads and makes.</summary>
internal static class FetchNames
{
    internal static readonly JsString Method = Names.Intern("method");
    internal static readonly JsString Body = Names.Intern("body");
    internal static readonly JsString Headers = Names.Intern("headers");
    internal static readonly JsString Signal = Names.Intern("signal");
    internal static readonly JsString Redirect = Names.Intern("redirect");
    internal static readonly JsString Follow = Names.Intern("follow");
    internal static readonly JsString Compress = Names.Intern("compress");
    internal static readonly JsString Timeout = Names.Intern("timeout");
    internal static readonly JsString Size = Names.Intern("size");
    internal static readonly JsString Href = Names.Intern("href");
    internal static readonly JsString Url = Names.Intern("url");
    internal static readonly JsString Status = Names.Intern("status");
    internal static readonly JsString StatusText = Names.Intern("statusText");
    internal static readonly JsString Counter = Names.Intern("counter");
    internal static readonly JsString Type = Names.Intern("type");
    internal static readonly JsString Code = Names.Intern("code");
    internal static readonly JsString Errno = Names.Intern("errno");
}
