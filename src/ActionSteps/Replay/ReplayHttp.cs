namespace ActionSteps.Replay;

/// <summary>The way out of a replayed run leads nowhere: requests get the recorded answers, at the recorded times.</summary>
internal sealed class ReplayHttp(ReplayTape tape, ReplayClock clock, RunPlace place) : IOutboundHttp
{
    public const string NotRecordedCode = "ENOTRECORDED";

    public async Task<OutboundResponse> SendAsync(OutboundRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        RecordedExchange exchange = tape.Take(RecordingHttp.Describe(request, place.Now))
            ?? throw new OutboundException(OutboundFailure.Connect, NotRecordedCode, "The recording has no answer to the request.");
        await clock.DelayAsync(exchange.Took, cancellationToken).ConfigureAwait(false);
        if (exchange.Failure is { } failure)
        {
            throw failure.ToException();
        }

        RecordedAnswer answer = exchange.Answer
            ?? throw new OutboundException(OutboundFailure.Interrupted, NotRecordedCode, "The recording has neither an answer nor a failure.");
        Uri url = Uri.TryCreate(answer.Url, UriKind.Absolute, out Uri? answering) ? answering : request.Url;
        return new OutboundResponse(
            url, answer.Status, answer.Reason, answer.Headers, new ReplayBody(answer, exchange.Place, tape, clock), answer.IsRedirected);
    }
}
