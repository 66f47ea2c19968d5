using ActionSteps.Sessions;

namespace ActionSteps.Api;

/// <summary>A request with everything resolved, and what logs may show of it.</summary>
/// <param name="Outbound">What is sent.</param>
/// <param name="Url">The address without the query parameters of the step, as logged.</param>
/// <param name="Query">The query parameters of the step, as logged.</param>
/// <param name="Body">The body, as logged; undefined for none.</param>
/// <param name="Secrets">What logs must not show.</param>
internal sealed record ApiRequest(OutboundRequest Outbound, string Url, Value Query, Value Body, ApiSecrets Secrets)
{
    private static readonly HashSet<string> s_credentials = new(StringComparer.OrdinalIgnoreCase)
    {
        "Authorization", "Proxy-Authorization", "Cookie", "X-Api-Key", "Api-Key", "X-Auth-Token",
    };

    /// <summary>Whether a header carries credentials, so that no log shows its value.</summary>
    public static bool IsCredential(string header) => s_credentials.Contains(header);

    /// <summary>The request in the shape of error records, without secrets (api-step.md section 3).</summary>
    public Value ToValue()
    {
        ValueObject.Builder headers = new(Outbound.Headers.Count);
        foreach ((string name, string value) in Outbound.Headers)
        {
            headers.Set(name, IsCredential(name) ? ApiSecrets.Hidden : value);
        }

        return Value.Object(
            ("method", Outbound.Method),
            ("url", Url),
            ("headers", Secrets.Mask(Value.Object(headers.ToObject()))),
            ("query", Secrets.Mask(Query.IsUndefined ? Value.EmptyObject : Query)),
            ("body", Secrets.Mask(Body.IsUndefined ? Value.EmptyObject : Body)));
    }
}
