using System.Threading.Tasks.Sources;

namespace ActionSteps.Scripting.Execution;

/// <summary>Lets a run that waits go on; used again for each wait of the run. Any thread may give the signal, the first one counts.</summary>
internal sealed class WakeSignal : IValueTaskSource
{
    private const int Idle = 0;
    private const int Waiting = 1;

    private ManualResetValueTaskSourceCore<bool> _core;
    private int _state;

    /// <summary>Begins a wait.</summary>
    internal ValueTask Arm()
    {
        _core.Reset();
        // A full fence: an answer that arrives from now on sees whom to wake, one that arrived before is seen by the caller.
        Interlocked.Exchange(ref _state, Waiting);
        return new ValueTask(this, _core.Version);
    }

    /// <summary>Gives the signal if somebody waits.</summary>
    /// <param name="continuesHere">Whether the run may go on in this call, otherwise on a thread of the pool.</param>
    internal void Give(bool continuesHere)
    {
        if (Interlocked.CompareExchange(ref _state, Idle, Waiting) == Waiting)
        {
            _core.RunContinuationsAsynchronously = !continuesHere;
            _core.SetResult(true);
        }
    }

    void IValueTaskSource.GetResult(short token) => _core.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _core.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);
}
