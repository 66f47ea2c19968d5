namespace ActionSteps;

/// <summary>
/// The one way out of the library over HTTP: everything that a bot can aim at an address goes through it, so that one guard sees every
/// connection. Implementations are called by many conversations at once and must be thread-safe.
/// </summary>
public interface IOutboundHttp
{
    /// <summary>Sends a request and returns as soon as the head of the final answer is there; the body follows while it is read.</summary>
    /// <param name="request">The request; it is not changed and may be sent again.</param>
    /// <param name="cancellationToken">Ends the exchange, the reading of the body included.</param>
    /// <returns>The answer, whatever its status; whoever gets it disposes it.</returns>
    /// <exception cref="OutboundException">There is no answer, and why.</exception>
    /// <exception cref="OperationCanceledException">The token was signalled.</exception>
    Task<OutboundResponse> SendAsync(OutboundRequest request, CancellationToken cancellationToken);
}
