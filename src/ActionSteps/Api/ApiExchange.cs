namespace ActionSteps.Api;

/// <summary>Sends a request, again where the step says so, and reads the answer to its end; whatever can go wrong is an outcome.</summary>
internal sealed class ApiExchange(ApiStep step, StepContext context, IOutboundHttp http)
{
    // An attempt ends a little before the step would be abandoned, so that its failure can still be told and routed.
    private static readonly TimeSpan s_margin = TimeSpan.FromMilliseconds(100);

    /// <summary>How often the request was sent.</summary>
    public int Attempts { get; private set; }

    /// <exception cref="OperationCanceledException">The token was signalled.</exception>
    public ValueTask<ApiAnswer> SendAsync(ApiRequest request, CancellationToken cancellationToken) =>
        step.Retry is { } retry ? SendAsync(request, retry, cancellationToken) : SendOnceAsync(request, cancellationToken);

    private async ValueTask<ApiAnswer> SendAsync(ApiRequest request, ApiRetry retry, CancellationToken cancellationToken)
    {
        while (true)
        {
            ApiAnswer answer = await SendOnceAsync(request, cancellationToken).ConfigureAwait(false);
            if (retry.WaitAfter(answer, Attempts, context) is not { } wait)
            {
                return answer;
            }

            await Task.Delay(wait, context.Clock, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<ApiAnswer> SendOnceAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        Attempts++;
        int status = 0;
        string reason = string.Empty;
        try
        {
            OutboundRequest outbound = request.Prepare(TimeOf(step.TimeoutSeconds), context);
            using OutboundResponse response = await http.SendAsync(outbound, cancellationToken).ConfigureAwait(false);
            (status, reason) = (response.Status, response.Reason);
            ReadOnlyMemory<byte> body = await response.ReadBodyAsync(cancellationToken).ConfigureAwait(false);
            return new ApiAnswer
            {
                Outcome = status is >= 200 and < 300 ? ApiOutcome.Ok : ApiOutcome.HttpError,
                Status = status,
                Reason = reason,
                Headers = response.Headers,
                Body = body,
            };
        }
        catch (OutboundException fault)
        {
            return new ApiAnswer { Outcome = OutcomeOf(fault.Failure), Status = status, Reason = reason, Fault = fault };
        }
    }

    private TimeSpan TimeOf(double seconds)
    {
        TimeSpan time = TimeSpan.FromSeconds(seconds);
        TimeSpan left = context.TimeLeft - s_margin;
        return left < time && left > TimeSpan.Zero ? left : time;
    }

    private static ApiOutcome OutcomeOf(OutboundFailure failure) => failure switch
    {
        OutboundFailure.Timeout => ApiOutcome.Timeout,
        OutboundFailure.Blocked => ApiOutcome.Blocked,
        OutboundFailure.TooLarge => ApiOutcome.TooLarge,
        OutboundFailure.InvalidResponse => ApiOutcome.InvalidBody,
        OutboundFailure.TooManyRedirects or OutboundFailure.RedirectRefused or OutboundFailure.InvalidRedirect => ApiOutcome.HttpError,
        _ => ApiOutcome.Connect,
    };
}
