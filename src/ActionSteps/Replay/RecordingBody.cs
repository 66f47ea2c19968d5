namespace ActionSteps.Replay;

/// <summary>The body of an answer in a recorded run: remembers what is read of it.</summary>
internal sealed class RecordingBody(OutboundResponse response, int exchange, RunRecorder recorder) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        TimeSpan start = recorder.Elapsed;
        try
        {
            int count = await response.Body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            recorder.AddPiece(exchange, buffer.Span[..count], recorder.Elapsed - start);
            return count;
        }
        catch (OutboundException fault)
        {
            Fail(fault);
            throw;
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        try
        {
            int count = response.Body.Read(buffer);
            recorder.AddPiece(exchange, buffer[..count], TimeSpan.Zero);
            return count;
        }
        catch (OutboundException fault)
        {
            Fail(fault);
            throw;
        }
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            response.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Fail(OutboundException fault) => recorder.Change(exchange, recorded => recorded with
    {
        Answer = recorded.Answer is { } answer ? answer with { Failure = RecordedFailure.Of(fault) } : null,
    });
}
