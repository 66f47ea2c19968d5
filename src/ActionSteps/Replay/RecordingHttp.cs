using System.Security.Cryptography;

namespace ActionSteps.Replay;

/// <summary>The way out of a recorded run: remembers requests and what came of them.</summary>
internal sealed class RecordingHttp(IOutboundHttp inner, RunRecorder recorder) : IOutboundHttp
{
    public async Task<OutboundResponse> SendAsync(OutboundRequest request, CancellationToken cancellationToken)
    {
        TimeSpan start = recorder.Elapsed;
        int number = recorder.AddExchange(Describe(request, recorder.Place));
        try
        {
            OutboundResponse response = await inner.SendAsync(request, cancellationToken).ConfigureAwait(false);
            recorder.Change(number, exchange => exchange with
            {
                Took = recorder.Elapsed - start,
                Answer = new RecordedAnswer(response.Url.OriginalString, response.Status, response.Reason)
                {
                    IsRedirected = response.IsRedirected,
                    Headers = [.. response.Headers],
                },
            });
            RecordingBody body = new(response, number, recorder);
            return new OutboundResponse(response.Url, response.Status, response.Reason, response.Headers, body, response.IsRedirected);
        }
        catch (OutboundException fault)
        {
            recorder.Change(number, exchange => exchange with { Took = recorder.Elapsed - start, Failure = RecordedFailure.Of(fault) });
            throw;
        }
    }

    /// <summary>What of a request has to be the same when it is replayed.</summary>
    public static RecordedExchange Describe(OutboundRequest request, string place) => new(
        place,
        request.Method,
        request.Url.OriginalString,
        request.Body is { } body ? Convert.ToHexStringLower(SHA256.HashData(body.Span)) : null);
}
