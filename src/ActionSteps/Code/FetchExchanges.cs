using ActionSteps.Scripting;

namespace ActionSteps.Code;

/// <summary>The requests of one run of a script; made anew for each. What is still open when the run ends is closed then.</summary>
public sealed class FetchExchanges
{
    private readonly IOutboundHttp _http;
    private readonly FetchLimits _limits;
    private long _bytesLeft;
    private int _requestsLeft;

    /// <summary>The requests of a run.</summary>
    /// <param name="http">The way out.</param>
    /// <param name="limits">What the run may use; the defaults when null.</param>
    public FetchExchanges(IOutboundHttp http, FetchLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        _http = http;
        _limits = limits ?? FetchLimits.Default;
        _bytesLeft = _limits.MaxTotalBytes;
        _requestsLeft = _limits.MaxRequests;
    }

    /// <summary>
    /// The function that <see cref="FetchScript.Source"/> is called with. Its argument describes the request; it answers an object of functions:
    /// <c>answer()</c> sends and answers the head, <c>text()</c> and <c>bytes()</c> read the body, <c>abort()</c> ends it all. A failure is
    /// an answer too, with <c>type</c>, <c>code</c> and <c>message</c> of the error that the script shall see.
    /// </summary>
    public ValueTask<ScriptValue> Begin(IReadOnlyList<ScriptValue> arguments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        if (--_requestsLeft < 0)
        {
            throw new HostErrorException(FormattableString.Invariant($"A script may fetch at most {_limits.MaxRequests:N0} times"));
        }

        FetchExchange exchange = new(_http, FetchMessage.Read(arguments[0], _limits), this, cancellationToken);
        return ValueTask.FromResult(exchange.ToScript());
    }

    /// <summary>Takes bytes of a body from what the run may still read; false when that is used up.</summary>
    internal bool TryTake(int bytes) => Interlocked.Add(ref _bytesLeft, -bytes) >= 0;
}
