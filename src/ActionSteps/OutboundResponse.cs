using System.Runtime.CompilerServices;

namespace ActionSteps;

/// <summary>
/// The answer to an <see cref="OutboundRequest"/>. Its body comes over the network while it is read; disposing it gives the connection
/// back or closes it. Used by one thread at a time.
/// </summary>
public sealed class OutboundResponse : IDisposable
{
    private const int FirstBuffer = 4096;

    /// <summary>An answer.</summary>
    /// <param name="url">The address that answered, after redirects.</param>
    /// <param name="status">The status, 100 to 999.</param>
    /// <param name="reason">The text beside the status; may be empty.</param>
    /// <param name="headers">The headers in order, one entry for each line.</param>
    /// <param name="body">The body after decompression; disposed with the answer.</param>
    /// <param name="isRedirected">Whether redirects led to it.</param>
    public OutboundResponse(
        Uri url, int status, string reason, IReadOnlyList<KeyValuePair<string, string>> headers, Stream body, bool isRedirected = false)
    {
        Url = url;
        Status = status;
        Reason = reason;
        Headers = headers;
        Body = body;
        IsRedirected = isRedirected;
    }

    /// <summary>The address that answered, after redirects.</summary>
    public Uri Url { get; }

    /// <summary>The status.</summary>
    public int Status { get; }

    /// <summary>The text beside the status; may be empty.</summary>
    public string Reason { get; }

    /// <summary>The headers in order, one entry for each line; their characters are the bytes that came.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; }

    /// <summary>Whether redirects led here.</summary>
    public bool IsRedirected { get; }

    /// <summary>The body after decompression, read once. Reading throws <see cref="OutboundException"/> where the exchange fails or a limit is reached.</summary>
    public Stream Body { get; }

    /// <summary>Reads the body to its end.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="OutboundException">The body cannot be read to its end, or is too large.</exception>
    /// <exception cref="OperationCanceledException">A token of the exchange was signalled.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> ReadBodyAsync(CancellationToken cancellationToken)
    {
        using RentedBytes body = await ReadRentedAsync(cancellationToken).ConfigureAwait(false);
        return body.Memory.ToArray();
    }

    /// <summary>As <see cref="ReadBodyAsync"/>, without a copy.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    internal async ValueTask<RentedBytes> ReadRentedAsync(CancellationToken cancellationToken)
    {
        // Grows with what has really arrived: a length that a server only claims costs no memory.
        RentedBytes body = RentedBytes.Rent(FirstBuffer);
        try
        {
            int read;
            while ((read = await Body.ReadAsync(body.Free, cancellationToken).ConfigureAwait(false)) > 0)
            {
                body = body.With(read);
            }

            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Body.Dispose();
}
