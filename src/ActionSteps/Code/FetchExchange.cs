using System.Buffers;
using System.Text;
using ActionSteps.Scripting;

namespace ActionSteps.Code;

/// <summary>One exchange of a script: a head, then a body that is read once. Ends with the run at the latest.</summary>
internal sealed class FetchExchange
{
    private const int FirstBuffer = 4096;

    private readonly IOutboundHttp _http;
    private readonly FetchMessage _message;
    private readonly FetchExchanges _run;
    private readonly CancellationTokenSource _end;
    private OutboundResponse? _response;
    private CancellationTokenRegistration _closing;

    public FetchExchange(IOutboundHttp http, FetchMessage message, FetchExchanges run, CancellationToken runEnded)
    {
        _http = http;
        _message = message;
        _run = run;
        _end = CancellationTokenSource.CreateLinkedTokenSource(runEnded);
    }

    public ScriptValue ToScript() => ScriptValue.Object(
    [
        new("answer", ScriptValue.Function(AnswerAsync)),
        new("text", ScriptValue.Function(TextAsync)),
        new("bytes", ScriptValue.Function(BytesAsync)),
        new("abort", ScriptValue.Function(Abort)),
    ]);

    private async ValueTask<ScriptValue> AnswerAsync(IReadOnlyList<ScriptValue> arguments, CancellationToken cancellationToken)
    {
        if (_message.Request is not { } request)
        {
            return FetchFault.InvalidUrl(_message.Url);
        }

        try
        {
            _response = await _http.SendAsync(request, _end.Token).ConfigureAwait(false);
        }
        catch (OutboundException fault)
        {
            return FetchFault.OfRequest(fault, _message.Url);
        }
        catch (OperationCanceledException)
        {
            return FetchFault.Aborted;
        }

        // A body that nobody reads keeps its connection until the run ends.
        _closing = _end.Token.UnsafeRegister(static response => ((OutboundResponse)response!).Dispose(), _response);
        return Describe(_response, request);
    }

    private async ValueTask<ScriptValue> TextAsync(IReadOnlyList<ScriptValue> arguments, CancellationToken cancellationToken) =>
        await ReadAsync(static body => Encoding.UTF8.GetString(body)).ConfigureAwait(false);

    private async ValueTask<ScriptValue> BytesAsync(IReadOnlyList<ScriptValue> arguments, CancellationToken cancellationToken) =>
        await ReadAsync(static body => ScriptValue.Bytes(body.ToArray())).ConfigureAwait(false);

    private ValueTask<ScriptValue> Abort(IReadOnlyList<ScriptValue> arguments, CancellationToken cancellationToken)
    {
        _end.Cancel();
        return default;
    }

    private async ValueTask<ScriptValue> ReadAsync(Converter convert)
    {
        if (_response is not { } response || _end.IsCancellationRequested)
        {
            return FetchFault.Aborted;
        }

        byte[] buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        try
        {
            int length = 0;
            int read;
            while ((read = await response.Body.ReadAsync(buffer.AsMemory(length), CancellationToken.None).ConfigureAwait(false)) > 0)
            {
                length += read;
                if (length > _message.Request!.MaxBodyBytes || !_run.TryTake(read))
                {
                    return FetchFault.TooLarge(_message);
                }

                if (length == buffer.Length)
                {
                    byte[] larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
                    buffer.AsSpan(0, length).CopyTo(larger);
                    ArrayPool<byte>.Shared.Return(buffer);
                    buffer = larger;
                }
            }

            return convert(buffer.AsSpan(0, length));
        }
        catch (OutboundException fault)
        {
            return FetchFault.OfBody(fault, _message);
        }
        catch (Exception fault) when (fault is OperationCanceledException or ObjectDisposedException)
        {
            return FetchFault.Aborted;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            await _closing.DisposeAsync().ConfigureAwait(false);
            response.Dispose();
        }
    }

    private static ScriptValue Describe(OutboundResponse response, OutboundRequest request)
    {
        var headers = new ScriptValue[response.Headers.Count * 2];
        for (int i = 0; i < response.Headers.Count; i++)
        {
            (string name, string value) = response.Headers[i];
            bool isPointer = request.Redirects == OutboundRedirects.Return && name.Equals("Location", StringComparison.OrdinalIgnoreCase);
            headers[2 * i] = name;
            headers[(2 * i) + 1] = isPointer && response.Status is >= 300 and < 400 && Uri.TryCreate(response.Url, value, out Uri? target) ? target.AbsoluteUri : value;
        }

        return ScriptValue.Object(
        [
            new("status", response.Status),
            new("statusText", response.Reason),
            new("url", response.IsRedirected ? response.Url.AbsoluteUri : ScriptValue.Undefined),
            new("redirected", response.IsRedirected),
            new("headers", ScriptValue.List(headers)),
        ]);
    }

    private delegate ScriptValue Converter(ReadOnlySpan<byte> body);
}
