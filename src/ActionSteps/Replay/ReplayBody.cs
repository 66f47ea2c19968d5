using ActionSteps.Api;

namespace ActionSteps.Replay;

/// <summary>The body of a recorded answer, in the recorded pieces.</summary>
internal sealed class ReplayBody(RecordedAnswer answer, string place, ReplayTape tape, ReplayClock clock) : ForwardStream
{
    private bool _hasBegun;
    private int _position;
    private int _piece;
    private int _pieceLeft = answer.Pieces.Count > 0 ? answer.Pieces[0] : 0;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!_hasBegun)
        {
            _hasBegun = true;
            await clock.DelayAsync(answer.ReadTook, cancellationToken).ConfigureAwait(false);
        }

        return Read(buffer.Span);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (_piece >= answer.Pieces.Count)
        {
            if (answer.Failure is { } failure)
            {
                throw failure.ToException();
            }

            tape.Differ(ReplayDifference.At(place, "request", null, "reads more of the answer than was recorded"));
            throw new OutboundException(OutboundFailure.Interrupted, ReplayHttp.NotRecordedCode, "The recording has no more of the answer.");
        }

        int count = Math.Min(Math.Min(buffer.Length, _pieceLeft), answer.Body.Length - _position);
        answer.Body.AsSpan(_position, count).CopyTo(buffer);
        _position += count;
        _pieceLeft -= count;
        if (_pieceLeft <= 0 && (count > 0 || _piece < answer.Pieces.Count - 1))
        {
            // The end of the body is a piece without bytes, which may be read again and again.
            _piece++;
            _pieceLeft = _piece < answer.Pieces.Count ? answer.Pieces[_piece] : 0;
        }

        return count;
    }
}
