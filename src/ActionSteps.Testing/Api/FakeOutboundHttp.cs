using System.Collections.Concurrent;
using System.Text;

namespace ActionSteps.Testing.Api;

/// <summary>
/// Outbound HTTP without a network: requests of API steps, scripts and webhooks get the answers that the test gives, and are remembered.
/// A request that no answer fits fails as if nobody listened. Thread-safe.
/// </summary>
/// <example>
/// <code>
/// FakeOutboundHttp http = new FakeOutboundHttp().Answer("POST", "https://api.example/tickets", 201, """{"session":{"namespace":"ticket","data":{"id":7}}}""");
/// </code>
/// </example>
public sealed class FakeOutboundHttp : IOutboundHttp
{
    private readonly ConcurrentQueue<Rule> _rules = new();
    private readonly ConcurrentQueue<OutboundRequest> _requests = new();

    /// <summary>The requests so far, oldest first; those that failed included.</summary>
    public IReadOnlyList<OutboundRequest> Requests => [.. _requests];

    /// <summary>Answers requests with text. Of several answers that fit, the one that was given first counts.</summary>
    /// <param name="method">The method.</param>
    /// <param name="url">The whole address; with <c>*</c> at its end, every address that begins so.</param>
    /// <param name="status">The status, 100 to 999.</param>
    /// <param name="body">The body, sent as UTF-8.</param>
    /// <param name="contentType">The type of the body; JSON when left out.</param>
    public FakeOutboundHttp Answer(string method, string url, int status, string body, string contentType = "application/json") =>
        Add(method, url, request => new OutboundResponse(
            request.Url, status, string.Empty, [new("Content-Type", contentType)], new MemoryStream(Encoding.UTF8.GetBytes(body), writable: false)));

    /// <summary>Fails requests.</summary>
    /// <param name="method">The method.</param>
    /// <param name="url">The whole address; with <c>*</c> at its end, every address that begins so.</param>
    /// <param name="failure">What happens to them.</param>
    public FakeOutboundHttp Fail(string method, string url, OutboundFailure failure) =>
        Add(method, url, request => throw new OutboundException(failure, "EFAKE", $"{request.Method} {request.Url} fails, as the test wants it: {failure}."));

    /// <inheritdoc/>
    public Task<OutboundResponse> SendAsync(OutboundRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        _requests.Enqueue(request);
        Rule? rule = _rules.FirstOrDefault(rule => rule.Fits(request));
        try
        {
            return rule is null
                ? throw new OutboundException(
                    OutboundFailure.Connect, "ECONNREFUSED", $"The test has no answer to {request.Method} {request.Url}; add one with {nameof(Answer)}.")
                : Task.FromResult(rule.Answer(request));
        }
        catch (OutboundException failure)
        {
            return Task.FromException<OutboundResponse>(failure);
        }
    }

    private FakeOutboundHttp Add(string method, string url, Func<OutboundRequest, OutboundResponse> answer)
    {
        ArgumentException.ThrowIfNullOrEmpty(method);
        ArgumentException.ThrowIfNullOrEmpty(url);
        _rules.Enqueue(new Rule(method, url, answer));
        return this;
    }

    private sealed record Rule(string Method, string Url, Func<OutboundRequest, OutboundResponse> Answer)
    {
        public bool Fits(OutboundRequest request) =>
            string.Equals(request.Method, Method, StringComparison.OrdinalIgnoreCase)
            && (Url.EndsWith('*')
                ? request.Url.AbsoluteUri.StartsWith(Url[..^1], StringComparison.Ordinal)
                : request.Url.AbsoluteUri == new Uri(Url).AbsoluteUri);
    }
}
