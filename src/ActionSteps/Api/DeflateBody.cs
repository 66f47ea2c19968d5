using System.IO.Compression;

namespace ActionSteps.Api;

/// <summary>A body called "deflate", which servers send with and without the frame of zlib: its first byte tells.</summary>
internal sealed class DeflateBody(Stream packed) : ForwardStream
{
    private Stream? _content;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _content ??= await OpenAsync(cancellationToken).ConfigureAwait(false);
        return await _content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            (_content ?? packed).Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task<Stream> OpenAsync(CancellationToken cancellationToken)
    {
        byte[] first = new byte[1];
        if (await packed.ReadAsync(first, cancellationToken).ConfigureAwait(false) == 0)
        {
            return packed;
        }

        Stream whole = new PrefixedStream(first[0], packed);
        const int ZlibMethod = 8;
        return (first[0] & 0x0F) == ZlibMethod
            ? new ZLibStream(whole, CompressionMode.Decompress)
            : new DeflateStream(whole, CompressionMode.Decompress);
    }

    /// <summary>A stream whose first byte was read already.</summary>
    private sealed class PrefixedStream(byte first, Stream rest) : ForwardStream
    {
        private bool _isFirstRead;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_isFirstRead || buffer.Length == 0)
            {
                return await rest.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            }

            _isFirstRead = true;
            buffer.Span[0] = first;
            return 1;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                rest.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
