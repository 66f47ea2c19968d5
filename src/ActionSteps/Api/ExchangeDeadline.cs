namespace ActionSteps.Api;

/// <summary>The time that one exchange has, from its first connection to the end of its body, together with the token of its caller.</summary>
internal sealed class ExchangeDeadline : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenRegistration _registration;

    public ExchangeDeadline(TimeSpan time, TimeProvider clock, CancellationToken caller)
    {
        _caller = caller;
        _source = new CancellationTokenSource(time, clock);
        Token = _source.Token;
        _registration = caller.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _source);
    }

    public CancellationToken Token { get; }

    /// <summary>Whether the signal of a token ends the exchange anyway.</summary>
    public bool Covers(CancellationToken token) => token == Token || token == _caller;

    /// <summary>What to throw for a fault of the exchange.</summary>
    public Exception Explain(Exception fault)
    {
        if (_caller.IsCancellationRequested)
        {
            return new OperationCanceledException(fault.Message, fault, _caller);
        }

        // Whatever fails after the end of the time fails because of it.
        return Token.IsCancellationRequested ? OutboundFaults.Timeout(fault) : OutboundFaults.Of(fault);
    }

    public void Dispose()
    {
        // First the caller's way to the source: it waits for a cancellation that is under way elsewhere.
        _registration.Dispose();
        _source.Dispose();
    }
}
