namespace ActionSteps.Api;

/// <summary>The time that one exchange has, from its first connection to the end of its body, together with the token of its caller.</summary>
internal sealed class ExchangeDeadline : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly CancellationToken _caller;
    private readonly ITimer _timer;
    private bool _isOver;

    public ExchangeDeadline(TimeSpan time, TimeProvider clock, CancellationToken caller)
    {
        _caller = caller;
        _source = CancellationTokenSource.CreateLinkedTokenSource(caller);
        Token = _source.Token;
        _timer = clock.CreateTimer(static state => ((ExchangeDeadline)state!).End(), this, time, Timeout.InfiniteTimeSpan);
    }

    public CancellationToken Token { get; }

    /// <summary>What to throw for a fault of the exchange.</summary>
    public Exception Explain(Exception fault)
    {
        if (_caller.IsCancellationRequested)
        {
            return new OperationCanceledException(fault.Message, fault, _caller);
        }

        return Volatile.Read(ref _isOver) ? OutboundFaults.Timeout(fault) : OutboundFaults.Of(fault);
    }

    public void Dispose()
    {
        _timer.Dispose();
        _source.Dispose();
    }

    private void End()
    {
        Volatile.Write(ref _isOver, true);
        try
        {
            _source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The exchange ended at the same moment.
        }
    }
}
