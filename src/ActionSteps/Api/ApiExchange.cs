namespace ActionSteps.Api;

/// <summary>Sends a request and reads the answer to its end; every way in which that can go wrong is an outcome.</summary>
internal static class ApiExchange
{
    /// <exception cref="OperationCanceledException">The token was signalled.</exception>
    public static async ValueTask<ApiAnswer> SendAsync(IOutboundHttp http, OutboundRequest request, CancellationToken cancellationToken)
    {
        int status = 0;
        string reason = string.Empty;
        try
        {
            using OutboundResponse response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
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
