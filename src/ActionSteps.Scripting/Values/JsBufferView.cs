namespace ActionSteps.Scripting.Values;

/// <summary>A window on a buffer: what typed arrays and data views have in common. One without a length follows that of its buffer.</summary>
internal abstract class JsBufferView : JsObject
{
    private const int Tracking = -1;

    private readonly int _byteLength;

    private protected JsBufferView(JsObject prototype, JsArrayBuffer buffer, int byteOffset, int? byteLength)
        : base(prototype)
    {
        Buffer = buffer;
        Offset = byteOffset;
        _byteLength = byteLength ?? Tracking;
    }

    internal JsArrayBuffer Buffer { get; }

    /// <summary>Where the window begins, also while it is out of bounds.</summary>
    internal int Offset { get; }

    internal bool IsLengthTracking => _byteLength == Tracking;

    /// <summary>Whether neither the view nor its buffer can change the number of bytes.</summary>
    internal bool IsFixedLength => !IsLengthTracking && !Buffer.IsResizable;

    internal bool IsOutOfBounds => Buffer.IsDetached || Offset + (long)Math.Max(_byteLength, 0) > Buffer.ByteLength;

    /// <summary>Bytes that the view shows now, 0 when it is out of bounds; for a typed array not yet a multiple of its element.</summary>
    private protected int VisibleBytes
    {
        get
        {
            int available = Buffer.ByteLength - Offset;
            return _byteLength == Tracking ? Math.Max(available, 0) : _byteLength <= available ? _byteLength : 0;
        }
    }

    /// <summary>The bytes that the view shows now; do not keep it while a script can run.</summary>
    internal Span<byte> Window => IsOutOfBounds ? [] : Buffer.Data.AsSpan(Offset, VisibleBytes);

    internal override void Trace(MemoryCensus census)
    {
        base.Trace(census);
        census.Count(32);
        census.Visit(Buffer);
    }
}
