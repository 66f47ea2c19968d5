using ActionSteps.Api;

namespace ActionSteps.Replay;

/// <summary>The body of an answer in a recorded run: remembers what is read of it.</summary>
internal sealed class RecordingBody(OutboundResponse response, int exchange, RunRecorder recorder) : ForwardStream
{
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
