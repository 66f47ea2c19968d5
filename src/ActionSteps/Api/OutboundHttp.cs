using System.Net.Security;

namespace ActionSteps.Api;

/// <summary>
/// The outbound HTTP stack: pooled connections, no cookies, no redirects, proxies or credentials of the environment unless asked for, and
/// a guard that checks each address at the moment it is dialled. Thread-safe; one for the whole host.
/// </summary>
public sealed class OutboundHttp : IOutboundHttp, IDisposable
{
    private readonly OutboundOptions _options;
    private readonly TimeProvider _time;
    private readonly GuardedConnector _connector;
    private readonly HttpMessageInvoker _invoker;
    private readonly CertificateInvokers _withCertificate;

    /// <summary>Builds the stack; connects to nothing yet.</summary>
    /// <param name="options">What it may reach and use; the defaults when null.</param>
    /// <param name="time">The clock of <see cref="OutboundOptions.TotalTimeout"/> and of the timeouts of requests; the system's when null.</param>
    /// <exception cref="ArgumentException">Options are wrong; the message lists all of them.</exception>
    public OutboundHttp(OutboundOptions? options = null, TimeProvider? time = null)
    {
        _options = options ?? new OutboundOptions();
        _time = time ?? TimeProvider.System;
        _connector = new GuardedConnector(_options.Check(), _options);
        _invoker = CreateInvoker(certificate: null);
        _withCertificate = new CertificateInvokers(CreateInvoker);
    }

    /// <inheritdoc/>
    public async Task<OutboundResponse> SendAsync(OutboundRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        OutboundHop hop = OutboundHop.First(request);
        ExchangeDeadline deadline = new(TimeOf(request), _time, cancellationToken);
        try
        {
            int mostRedirects = Math.Min(request.MaxRedirects, _options.MaxRedirects);
            for (int redirects = 0; ; redirects++)
            {
                if (_options.UseEnvironmentProxy)
                {
                    await _connector.RequireAllAllowedAsync(hop.Url, deadline.Token).ConfigureAwait(false);
                }

                using HttpRequestMessage message = hop.ToMessage();
                HttpResponseMessage answer = await InvokerFor(hop).SendAsync(message, deadline.Token).ConfigureAwait(false);
                if (hop.Next(answer, request, redirects < mostRedirects) is not { } next)
                {
                    return Open(hop, answer, request, deadline, redirects > 0);
                }

                answer.Dispose();
                hop = next;
            }
        }
        catch (Exception fault)
        {
            deadline.Dispose();
            throw deadline.Explain(fault);
        }
    }

    /// <summary>Closes the connections that nobody uses; exchanges that are under way fail.</summary>
    public void Dispose()
    {
        _invoker.Dispose();
        _withCertificate.Dispose();
    }

    private TimeSpan TimeOf(OutboundRequest request) =>
        request.Timeout is not { } stated ? _options.TotalTimeout
        : stated < _options.MaxTimeout ? stated
        : _options.MaxTimeout;

    private HttpMessageInvoker InvokerFor(OutboundHop hop) => hop.Certificate is { } certificate ? _withCertificate.Get(certificate) : _invoker;

    private OutboundResponse Open(
        OutboundHop hop, HttpResponseMessage answer, OutboundRequest request, ExchangeDeadline deadline, bool isRedirected)
    {
        Stream content = answer.Content.ReadAsStream(deadline.Token);
        long most = Math.Min(request.MaxBodyBytes ?? _options.MaxBodyBytes, _options.MaxBodyBytes);
        CountedStream wire = new(content, most, deadline);
        string? encoding = request.Decompress && hop.HasAnswerBody(answer) ? ContentDecoding.Of(answer) : null;
        Stream body = encoding is null
            ? wire
            : new CountedStream(ContentDecoding.Open(encoding, wire), most, deadline, wire, _options.MaxDecompressionRatio);
        return new OutboundResponse(
            hop.Url, (int)answer.StatusCode, answer.ReasonPhrase ?? string.Empty, new AnswerHeaders(answer), body, isRedirected);
    }

    private HttpMessageInvoker CreateInvoker(SslStreamCertificateContext? certificate)
    {
        SocketsHttpHandler handler = CreateHandler();
        handler.SslOptions.ClientCertificateContext = certificate;
        return new HttpMessageInvoker(handler, disposeHandler: true);
    }

    private SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = _options.UseEnvironmentProxy,
        // Ids of the host's own tracing are nobody else's business.
        ActivityHeadersPropagator = null,
        ConnectCallback = _connector.ConnectAsync,
        ConnectTimeout = _options.ConnectTimeout,
        MaxResponseHeadersLength = _options.MaxHeaderKilobytes,
        MaxConnectionsPerServer = _options.MaxConnectionsPerServer,
        PooledConnectionLifetime = _options.ConnectionLifetime,
        MaxResponseDrainSize = 64 * 1024,
        ResponseDrainTimeout = TimeSpan.FromSeconds(1),
        RequestHeaderEncodingSelector = static (_, _) => System.Text.Encoding.Latin1,
        ResponseHeaderEncodingSelector = static (_, _) => System.Text.Encoding.Latin1,
    };
}
