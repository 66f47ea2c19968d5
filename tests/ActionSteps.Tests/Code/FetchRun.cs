using ActionSteps.Api;
using ActionSteps.Code;
using ActionSteps.Scripting;
using ActionSteps.Tests.Api;

namespace ActionSteps.Tests.Code;

/// <summary>Runs scripts that fetch.</summary>
internal static class FetchRun
{
    /// <summary>What the script returns; <c>url</c> is the server's address in it, <c>ready()</c> tells the test something, and a rejection gives <c>name|type|code|message</c>.</summary>
    public static async Task<string> ValueAsync(string script, string url = "http://127.0.0.1:1", OutboundHttp? http = null, FetchLimits? limits = null, Action? ready = null)
    {
        OutboundHttp own = http ?? OutboundHttpTests.Open();
        try
        {
            ScriptResult result = await Compile(
                "try { " + script + " } catch (e) { return [e.name, e.type, e.code, e.message].join('|').replaceAll(url, '{url}'); }")
                .RunAsync(Globals(own, url, limits).Add("ready", (_, _) => Ready(ready)), limits: null, default);
            return result.Value.ToString();
        }
        finally
        {
            if (http is null)
            {
                own.Dispose();
            }
        }
    }

    public static Script Compile(string script) =>
        Script.Compile(script, new ScriptOptions { Kind = ScriptKind.AsyncFunctionBody });

    public static ScriptGlobals Globals(IOutboundHttp http, string url, FetchLimits? limits = null) => new ScriptGlobals()
        .Add("url", url)
        .AddFetch(new FetchExchanges(http, limits));

    private static ValueTask<ScriptValue> Ready(Action? ready)
    {
        ready?.Invoke();
        return default;
    }
}
