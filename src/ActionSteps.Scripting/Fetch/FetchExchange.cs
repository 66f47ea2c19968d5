using System.Buffers;

namespace ActionSteps.Scripting.Fetch;

/// <summary>One request on its way, and its response. Ends with the run at the latest.</summary>
internal sealed class FetchExchange : HeapCell
{
    private const int FirstBuffer = 4096;
    private const int ChunkBuffer = 16 * 1024;

    private readonly IFetchTransport _transport;
    private readonly FetchRequest _request;
    private readonly CancellationTokenSource? _abort;
    private readonly CancellationToken _end;
    private FetchResponse? _response;
    private CancellationTokenRegistration _closing;

    internal FetchExchange(Realm realm, IFetchTransport transport, FetchRequest request, JsPromise promise, string url, JsAbortSignal? signal)
        : base(CellKind.Internal)
    {
        (_transport, _request, Promise, Url) = (transport, request, promise, url);
        _end = realm.RunEnded;
        if (signal is not null)
        {
            realm.Meter.Allocate(300);
            _abort = CancellationTokenSource.CreateLinkedTokenSource(_end);
            _end = _abort.Token;
            signal.OnAbort(realm, new JsNativeFunction(realm, "", 0, Abort, this));
        }
    }

    /// <summary>What <c>fetch</c> has answered.</summary>
    internal JsPromise Promise { get; }

    /// <summary>The address as the script wrote it.</summary>
    internal string Url { get; }

    internal bool IsAborted { get; private set; }

    /// <summary>Sends the request.</summary>
    internal async ValueTask<FetchResponse> SendAsync()
    {
        FetchResponse response = await _transport.SendAsync(_request, _end).ConfigureAwait(false);

        // A body that nobody reads keeps its connection until the run ends.
        _response = response;
        _closing = _end.UnsafeRegister(static response => ((FetchResponse)response!).Dispose(), response);
        return response;
    }

    /// <summary>Reads the body to its end.</summary>
    internal async ValueTask<FetchedBytes> ReadToEndAsync()
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        int length = 0;
        int read;
        while ((read = await ReadAsync(buffer.AsMemory(length)).ConfigureAwait(false)) > 0)
        {
            length += read;
            if (length == buffer.Length)
            {
                byte[] larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
                buffer.AsSpan(0, length).CopyTo(larger);
                ArrayPool<byte>.Shared.Return(buffer);
                buffer = larger;
            }
        }

        return new FetchedBytes(buffer, length);
    }

    /// <summary>Reads the next piece of the body; an empty one at its end.</summary>
    internal async ValueTask<FetchedBytes> ReadChunkAsync()
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(ChunkBuffer);
        return new FetchedBytes(buffer, await ReadAsync(buffer.AsMemory(0, ChunkBuffer)).ConfigureAwait(false));
    }

    /// <summary>Lets go of the connection.</summary>
    internal void Close()
    {
        // Not disposing: that would wait for the callback where it runs at this moment.
        _closing.Unregister();
        _response?.Dispose();
    }

    internal override void Trace(MemoryCensus census)
    {
        census.Count(400 + (2L * _request.Url.Length) + (_request.Body?.Length ?? 0));
        census.Visit(Promise);
    }

    // The end of the body, and its failure, let go of the connection.
    private async ValueTask<int> ReadAsync(Memory<byte> buffer)
    {
        int read = 0;
        try
        {
            _end.ThrowIfCancellationRequested();
            read = await _response!.ReadAsync(buffer).ConfigureAwait(false);
            return read;
        }
        finally
        {
            if (read == 0)
            {
                Close();
            }
        }
    }

    private static JsValue Abort(in NativeCall call)
    {
        var exchange = (FetchExchange)call.Callee.State!;
        exchange.IsAborted = true;
        exchange.Promise.Reject(call.Realm, FetchErrors.Aborted(call.Realm));
        exchange._abort!.Cancel();
        return JsValue.Undefined;
    }
}
