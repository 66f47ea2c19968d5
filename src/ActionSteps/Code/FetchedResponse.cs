using ActionSteps.Scripting;

namespace ActionSteps.Code;

/// <summary>An answer of the outbound stack for a script, within what its run may read.</summary>
internal sealed class FetchedResponse(OutboundResponse response, FetchRequest request, int mostBytes, FetchExchanges run) : FetchResponse
{
    private int _length;

    public override int Status => response.Status;

    public override string StatusText => response.Reason;

    public override string? RedirectedUrl => response.IsRedirected ? response.Url.AbsoluteUri : null;

    public override IReadOnlyList<KeyValuePair<string, string>> Headers { get; } =
        request.Redirect == FetchRedirect.Manual && response.Status is >= 300 and < 400 ? WithAbsoluteLocation(response) : response.Headers;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer)
    {
        int read;
        try
        {
            read = await response.Body.ReadAsync(buffer, CancellationToken.None).ConfigureAwait(false);
        }
        catch (OutboundException fault)
        {
            throw FetchFault.OfBody(fault, request, mostBytes);
        }

        _length += read;
        return _length <= mostBytes && run.TryTake(read) ? read : throw FetchFault.TooLarge(request, mostBytes);
    }

    protected override void Dispose(bool isDisposing) => response.Dispose();

    private static KeyValuePair<string, string>[] WithAbsoluteLocation(OutboundResponse response) =>
    [
        .. response.Headers.Select(header => header.Key.Equals("Location", StringComparison.OrdinalIgnoreCase) && Uri.TryCreate(response.Url, header.Value, out Uri? target)
            ? new(header.Key, target.AbsoluteUri)
            : header),
    ];
}
