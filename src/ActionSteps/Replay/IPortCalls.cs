using ActionSteps.Sessions;

namespace ActionSteps.Replay;

/// <summary>Stands between the steps of a run and a port that answers with data: records calls, or answers them from a recording.</summary>
internal interface IPortCalls
{
    /// <summary>Calls the port, or gives what came of that call when it was recorded.</summary>
    /// <typeparam name="T">What comes out of it.</typeparam>
    /// <param name="port">The port, a name of <see cref="PortNames"/>.</param>
    /// <param name="operation">What it is asked to do.</param>
    /// <param name="request">What has to be the same when it is replayed.</param>
    /// <param name="work">Calls it.</param>
    /// <param name="form">How what comes out of it is kept.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask<T> CallAsync<T>(
        string port, string operation, Value request, Func<ValueTask<T>> work, PortForm<T> form, CancellationToken cancellationToken);
}
