using ActionSteps.Scripting;

namespace ActionSteps.Code;

/// <summary>The requests of one run of a script, over the outbound stack; made anew for each run. For <see cref="ScriptGlobals.AddFetch"/>.</summary>
public sealed class FetchExchanges : IFetchTransport
{
    private static readonly KeyValuePair<string, string> s_userAgent = new("User-Agent", "ActionSteps");

    private readonly IOutboundHttp _http;
    private readonly FetchLimits _limits;
    private long _bytesLeft;
    private int _requestsLeft;

    /// <summary>The requests of a run.</summary>
    /// <param name="http">The way out.</param>
    /// <param name="limits">What the run may use; the defaults when null.</param>
    public FetchExchanges(IOutboundHttp http, FetchLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        _http = http;
        _limits = limits ?? FetchLimits.Default;
        _bytesLeft = _limits.MaxTotalBytes;
        _requestsLeft = _limits.MaxRequests;
    }

    /// <inheritdoc/>
    public async ValueTask<FetchResponse> SendAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (--_requestsLeft < 0)
        {
            throw new HostErrorException(FormattableString.Invariant($"A script may fetch at most {_limits.MaxRequests:N0} times"));
        }

        if (!Uri.TryCreate(request.Url, UriKind.Absolute, out Uri? url))
        {
            throw FetchFault.InvalidUrl(request.Url);
        }

        int mostBytes = request.MaxBodyBytes >= 1 && request.MaxBodyBytes < _limits.MaxBodyBytes ? (int)request.MaxBodyBytes : _limits.MaxBodyBytes;
        try
        {
            OutboundResponse response = await _http.SendAsync(Translate(request, url, mostBytes), cancellationToken).ConfigureAwait(false);
            return new FetchedResponse(response, request, mostBytes, this);
        }
        catch (OutboundException fault)
        {
            throw FetchFault.OfRequest(fault, request.Url);
        }
    }

    /// <summary>Takes bytes of a body from what the run may still read; false when that is used up.</summary>
    internal bool TryTake(int bytes) => Interlocked.Add(ref _bytesLeft, -bytes) >= 0;

    private static OutboundRequest Translate(FetchRequest request, Uri url, int mostBytes) => new()
    {
        Url = url,
        Method = request.Method,
        Headers = WithUserAgent(request.Headers),
        Body = request.Body,
        Redirects = request.Redirect switch
        {
            FetchRedirect.Manual => OutboundRedirects.Return,
            FetchRedirect.Error => OutboundRedirects.Refuse,
            _ => OutboundRedirects.Follow,
        },
        MaxRedirects = request.MaxRedirects,
        Decompress = request.Decompress,
        Timeout = request.TimeoutMilliseconds is >= 1 and < 3_600_000 ? TimeSpan.FromMilliseconds(request.TimeoutMilliseconds) : null,
        MaxBodyBytes = mostBytes,
    };

    private static IReadOnlyList<KeyValuePair<string, string>> WithUserAgent(IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        foreach ((string name, _) in headers)
        {
            if (name.Equals(s_userAgent.Key, StringComparison.OrdinalIgnoreCase))
            {
                return headers;
            }
        }

        return [.. headers, s_userAgent];
    }
}
