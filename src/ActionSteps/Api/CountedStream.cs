using System.Runtime.CompilerServices;

namespace ActionSteps.Api;

/// <summary>A body that fails once it is larger than allowed, swells too much when decompressed, or takes too long.</summary>
internal sealed class CountedStream(Stream inner, long most, ExchangeDeadline deadline, CountedStream? packed = null, int mostRatio = 1) : ForwardStream
{
    /// <summary>Below this, even the best compression is no attack.</summary>
    private const long RatioMatters = 1024 * 1024;

    private bool _isDisposed;

    private long Count { get; set; }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        int read;
        try
        {
            read = cancellationToken.CanBeCanceled && !deadline.Covers(cancellationToken)
                ? await ReadUnderBothAsync(buffer, cancellationToken).ConfigureAwait(false)
                : await inner.ReadAsync(buffer, deadline.Token).ConfigureAwait(false);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            throw deadline.Explain(fault);
        }

        Count += read;
        if (Count > most)
        {
            throw new OutboundException(OutboundFailure.TooLarge, "EMSGSIZE", FormattableString.Invariant($"the body has more than {most:N0} bytes"));
        }

        if (packed is not null && Count > RatioMatters && Count / mostRatio > packed.Count)
        {
            throw new OutboundException(OutboundFailure.TooLarge, "EMSGSIZE", "the compressed body swells too much");
        }

        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isDisposed)
        {
            _isDisposed = true;
            inner.Dispose();
            deadline.Dispose();
        }

        base.Dispose(disposing);
    }

    private async ValueTask<int> ReadUnderBothAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        return await inner.ReadAsync(buffer, both.Token).ConfigureAwait(false);
    }
}
