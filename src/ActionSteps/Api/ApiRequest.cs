using System.Net.Security;
using ActionSteps.Sessions;

namespace ActionSteps.Api;

/// <summary>A request with everything resolved, and what logs may show of it.</summary>
internal sealed class ApiRequest
{
    private const int MaxRedirects = 5;
    private const int MaxBodyBytes = 10 * 1024 * 1024;

    private static readonly HashSet<string> s_credentials = new(StringComparer.OrdinalIgnoreCase)
    {
        "Authorization", "Proxy-Authorization", "Cookie", "X-Api-Key", "Api-Key", "X-Auth-Token",
    };

    // What a signature consists of is of no use to another host either.
    private static readonly string[] s_ofTheSignature = ["hash", "nonce", "timestamp", "key"];

    private IReadOnlyList<KeyValuePair<string, string>>? _sent;

    public required Uri Url { get; init; }

    public required string Method { get; init; }

    /// <summary>The headers, without those of a signature.</summary>
    public required ApiHeaders Headers { get; init; }

    public required ApiBody Body { get; init; }

    /// <summary>The address without the query parameters of the step, as logged.</summary>
    public required string ShownUrl { get; init; }

    /// <summary>The query parameters of the step, as logged; undefined for none.</summary>
    public required Value Query { get; init; }

    /// <summary>What logs must not show.</summary>
    public required ApiSecrets Secrets { get; init; }

    /// <summary>The setting that signs each attempt; <c>null</c> for none.</summary>
    public ApiSetting? Signature { get; init; }

    public SslStreamCertificateContext? Certificate { get; init; }

    /// <summary>How often it was sent.</summary>
    public int Attempts { get; private set; }

    /// <summary>Whether a header carries credentials, so that no log shows its value and no other host gets it.</summary>
    public static bool IsCredential(string header) => s_credentials.Contains(header);

    /// <summary>What one attempt sends.</summary>
    public OutboundRequest Prepare(TimeSpan timeout, StepContext context)
    {
        Attempts++;
        _sent = Headers.All;
        if (Signature is { } setting)
        {
            ApiHeaders signed = new(Headers);
            foreach ((string name, string value) in HmacSignature.Sign(setting, Body.Bytes, context))
            {
                signed.Set(name, value);
            }

            _sent = signed.All;
        }

        return new OutboundRequest
        {
            Url = Url,
            Method = Method,
            Headers = _sent,
            CredentialHeaders = Signature is null ? s_credentials : [.. s_credentials, .. s_ofTheSignature, Signature.Header ?? "hash"],
            ClientCertificate = Certificate,
            Body = Body.Bytes,
            MaxRedirects = MaxRedirects,
            MaxBodyBytes = MaxBodyBytes,
            Timeout = timeout,
        };
    }

    /// <summary>The request in the shape of error records, without secrets (api-step.md section 3).</summary>
    public Value ToValue()
    {
        IReadOnlyList<KeyValuePair<string, string>> sent = _sent ?? Headers.All;
        ValueObject.Builder headers = new(sent.Count);
        foreach ((string name, string value) in sent)
        {
            headers.Set(name, IsCredential(name) ? ApiSecrets.Hidden : value);
        }

        return Value.Object(
            ("method", Method),
            ("url", ShownUrl),
            ("headers", Secrets.Mask(Value.Object(headers.ToObject()))),
            ("query", Secrets.Mask(Query.IsUndefined ? Value.EmptyObject : Query)),
            ("body", Secrets.Mask(Body.Logged.IsUndefined ? Value.EmptyObject : Body.Logged)));
    }
}
