using ActionSteps.Api;

namespace ActionSteps.Cli.Demo;

/// <summary>Leads requests for the address that the bot file names to where the back end of the demo listens, at whatever port is free.</summary>
internal sealed class BackEndHttp(OutboundHttp inner, string named, string listening) : IOutboundHttp, IDisposable
{
    public async Task<OutboundResponse> SendAsync(OutboundRequest request, CancellationToken cancellationToken)
    {
        string url = request.Url.OriginalString;
        if (!url.StartsWith(named, StringComparison.Ordinal))
        {
            return await inner.SendAsync(request, cancellationToken);
        }

        OutboundRequest led = new()
        {
            Url = new Uri(listening.TrimEnd('/') + url[named.Length..]),
            Method = request.Method,
            Headers = request.Headers,
            CredentialHeaders = request.CredentialHeaders,
            Redirects = request.Redirects,
            MaxRedirects = request.MaxRedirects,
            Body = request.Body,
            Timeout = request.Timeout,
            MaxBodyBytes = request.MaxBodyBytes,
            Decompress = request.Decompress,
        };
        OutboundResponse answer = await inner.SendAsync(led, cancellationToken);
        return new OutboundResponse(request.Url, answer.Status, answer.Reason, answer.Headers, answer.Body, answer.IsRedirected);
    }

    public void Dispose() => inner.Dispose();
}
