namespace ActionSteps.Scripting;

/// <summary>
/// The way to the network for <c>fetch</c> in one run of a script; the engine itself opens no connection. Called by one thread at a time,
/// also while earlier requests are under way. The script may go on where a task of the transport completes, so complete none under a lock.
/// </summary>
public interface IFetchTransport
{
    /// <summary>Sends a request and answers as soon as the head of the final response is there.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancelled when the script aborts the request or the run ends; also ends the reading of the body.</param>
    /// <returns>The response. Whoever gets it disposes it, at the end of the run at the latest.</returns>
    /// <exception cref="FetchException">There is no response; the script sees a <c>FetchError</c>.</exception>
    /// <exception cref="HostErrorException">The host refuses; the script sees this error instead.</exception>
    /// <exception cref="OperationCanceledException">The token was signalled.</exception>
    ValueTask<FetchResponse> SendAsync(FetchRequest request, CancellationToken cancellationToken);
}
