using System.Runtime.CompilerServices;

namespace ActionSteps.Api;

/// <summary>Sends a request, again where the step says so, and reads the answer to its end; whatever can go wrong is an outcome.</summary>
internal static class ApiExchange
{
    // An attempt ends a little before the step would be abandoned, so that its failure can still be told and routed.
    private static readonly TimeSpan s_margin = TimeSpan.FromMilliseconds(100);

    /// <summary>What came of it, to be disposed by the caller.</summary>
    /// <exception cref="OperationCanceledException">The token was signalled.</exception>
    public static ValueTask<ApiAnswer> SendAsync(
        ApiStep step, ApiRequest request, StepContext context, IOutboundHttp http, CancellationToken cancellationToken) =>
        step.Retry is { } retry
            ? SendAsync(step, request, retry, context, http, cancellationToken)
            : SendOnceAsync(step, request, context, http, cancellationToken);

    private static async ValueTask<ApiAnswer> SendAsync(
        ApiStep step, ApiRequest request, ApiRetry retry, StepContext context, IOutboundHttp http, CancellationToken cancellationToken)
    {
        while (true)
        {
            ApiAnswer answer = await SendOnceAsync(step, request, context, http, cancellationToken).ConfigureAwait(false);
            if (retry.WaitAfter(answer, request.Attempts, context) is not { } wait)
            {
                return answer;
            }

            answer.Dispose();
            await Task.Delay(wait, context.Clock, cancellationToken).ConfigureAwait(false);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<ApiAnswer> SendOnceAsync(
        ApiStep step, ApiRequest request, StepContext context, IOutboundHttp http, CancellationToken cancellationToken)
    {
        int status = 0;
        string reason = string.Empty;
        try
        {
            OutboundRequest outbound = request.Prepare(TimeOf(step.TimeoutSeconds, context), context);
            using OutboundResponse response = await http.SendAsync(outbound, cancellationToken).ConfigureAwait(false);
            (status, reason) = (response.Status, response.Reason);
            return new ApiAnswer
            {
                Outcome = status is >= 200 and < 300 ? ApiOutcome.Ok : ApiOutcome.HttpError,
                Status = status,
                Reason = reason,
                Headers = response.Headers,
                Rented = await response.ReadRentedAsync(cancellationToken).ConfigureAwait(false),
            };
        }
        catch (OutboundException fault)
        {
            return new ApiAnswer { Outcome = OutcomeOf(fault.Failure), Status = status, Reason = reason, Fault = fault };
        }
    }

    private static TimeSpan TimeOf(double seconds, StepContext context)
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
