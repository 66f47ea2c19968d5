using ActionSteps.Api;

namespace ActionSteps.Testing;

/// <summary>
/// An <see cref="IOutboundHttp"/> that knows whether something of it is under way, so that whoever moves a <see cref="VirtualClock"/> beside
/// real exchanges can leave it alone meanwhile. Thread-safe.
/// </summary>
public sealed class WatchedHttp : IOutboundHttp, IDisposable
{
    private readonly IOutboundHttp _inner;
    private readonly Lock _lock = new();
    private int _underWay;
    private TaskCompletionSource? _idle;

    /// <summary>Watches another one.</summary>
    /// <param name="inner">What sends the requests; disposed with this object when it can be.</param>
    public WatchedHttp(IOutboundHttp inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        _inner = inner;
    }

    /// <summary>
    /// Whether an answer is awaited or a piece of a body is being read. Nothing is under way while a body lies there that nobody reads.
    /// </summary>
    public bool IsBusy
    {
        get
        {
            lock (_lock)
            {
                return _underWay > 0;
            }
        }
    }

    /// <inheritdoc/>
    public async Task<OutboundResponse> SendAsync(OutboundRequest request, CancellationToken cancellationToken)
    {
        using Exchange exchange = new(this);
        OutboundResponse answer = await _inner.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return new OutboundResponse(answer.Url, answer.Status, answer.Reason, answer.Headers, new WatchedBody(this, answer), answer.IsRedirected);
    }

    /// <summary>Ends when nothing is under way; at once when nothing is now.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="OperationCanceledException">The token was signalled.</exception>
    public Task WhenIdleAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_underWay == 0)
            {
                return Task.CompletedTask;
            }

            _idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _idle.Task.WaitAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => (_inner as IDisposable)?.Dispose();

    private void Begin()
    {
        lock (_lock)
        {
            _underWay++;
        }
    }

    private void End()
    {
        TaskCompletionSource? idle = null;
        lock (_lock)
        {
            if (--_underWay == 0)
            {
                (idle, _idle) = (_idle, null);
            }
        }

        idle?.SetResult();
    }

    private readonly struct Exchange : IDisposable
    {
        private readonly WatchedHttp _http;

        public Exchange(WatchedHttp http)
        {
            _http = http;
            http.Begin();
        }

        public void Dispose() => _http.End();
    }

    private sealed class WatchedBody(WatchedHttp http, OutboundResponse answer) : ForwardStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            using Exchange exchange = new(http);
            return await answer.Body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            using Exchange exchange = new(http);
            return answer.Body.Read(buffer, offset, count);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                answer.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
