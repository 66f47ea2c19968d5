using System.Net;
using System.Net.Security;

namespace ActionSteps.Api;

/// <summary>One request of an exchange: the first one, or one that a redirect led to.</summary>
internal sealed class OutboundHop
{
    private readonly string _method;
    private readonly IReadOnlyList<KeyValuePair<string, string>> _headers;
    private readonly ReadOnlyMemory<byte>? _body;

    private OutboundHop(
        Uri url,
        string method,
        IReadOnlyList<KeyValuePair<string, string>> headers,
        ReadOnlyMemory<byte>? body,
        SslStreamCertificateContext? certificate)
    {
        if (!url.IsAbsoluteUri || !(url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps))
        {
            throw new OutboundException(OutboundFailure.Blocked, "EBLOCKED", "only addresses with http and https are allowed");
        }

        Url = url;
        _method = method;
        _headers = headers;
        _body = body;
        Certificate = certificate;
    }

    public Uri Url { get; }

    /// <summary>What the sender shows in TLS; <c>null</c> for nothing.</summary>
    public SslStreamCertificateContext? Certificate { get; }

    /// <exception cref="OutboundException">The request cannot be sent.</exception>
    public static OutboundHop First(OutboundRequest request)
    {
        if (!OutboundHeaders.IsToken(request.Method) || request.Method.Equals("CONNECT", StringComparison.OrdinalIgnoreCase))
        {
            throw new OutboundException(OutboundFailure.InvalidRequest, "EINVAL", "the method is none of HTTP");
        }

        return new OutboundHop(request.Url, request.Method, request.Headers, request.Body, request.ClientCertificate);
    }

    public HttpRequestMessage ToMessage()
    {
        HttpRequestMessage message = new(HttpMethod.Parse(_method), Url);
        if (_body is { } body)
        {
            message.Content = new ReadOnlyMemoryContent(body);
        }

        OutboundHeaders.Apply(_headers, message);
        return message;
    }

    public bool HasAnswerBody(HttpResponseMessage answer) =>
        _method != "HEAD" && answer.StatusCode is not (HttpStatusCode.NoContent or HttpStatusCode.NotModified);

    /// <summary>The request that the answer asks for; <c>null</c> when it is the final one.</summary>
    /// <exception cref="OutboundException">It must not be followed.</exception>
    public OutboundHop? Next(HttpResponseMessage answer, OutboundRequest request, bool mayFollow)
    {
        int status = (int)answer.StatusCode;
        if (status is not (301 or 302 or 303 or 307 or 308) || request.Redirects == OutboundRedirects.Return)
        {
            return null;
        }

        string? location = answer.Headers.NonValidated.TryGetValues("Location", out var values) ? values.ToString() : null;
        if (request.Redirects == OutboundRedirects.Refuse)
        {
            throw new OutboundException(OutboundFailure.RedirectRefused, "EREDIRECT", "the server redirects and the request forbids it");
        }

        if (location is null)
        {
            return null;
        }

        if (!Uri.TryCreate(Url, location, out Uri? target))
        {
            throw new OutboundException(OutboundFailure.InvalidRedirect, "EREDIRECT", "the server redirects to something that is no address");
        }

        return mayFollow
            ? FollowTo(target, status, request.CredentialHeaders)
            : throw new OutboundException(OutboundFailure.TooManyRedirects, "EREDIRECT", "the server redirects too often");
    }

    private OutboundHop FollowTo(Uri target, int status, IReadOnlyCollection<string> credentials)
    {
        bool losesBody = status == 303 || (status is 301 or 302 && _method == "POST");
        bool staysAtOrigin = target.Scheme == Url.Scheme && target.IdnHost == Url.IdnHost && target.Port == Url.Port;
        List<KeyValuePair<string, string>> headers = new(_headers.Count);
        foreach (KeyValuePair<string, string> header in _headers)
        {
            bool isLost = (!staysAtOrigin && (OutboundHeaders.BelongsToOrigin(header.Key) || credentials.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
                || (losesBody && OutboundHeaders.BelongsToBody(header.Key));
            if (!isLost)
            {
                headers.Add(header);
            }
        }

        SslStreamCertificateContext? certificate = staysAtOrigin ? Certificate : null;
        return losesBody ? new OutboundHop(target, "GET", headers, null, certificate) : new OutboundHop(target, _method, headers, _body, certificate);
    }
}
