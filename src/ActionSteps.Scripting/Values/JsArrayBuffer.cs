namespace ActionSteps.Scripting.Values;

/// <summary>Bytes. A resizable buffer holds what it needs now; its greatest length reserves nothing.</summary>
internal sealed class JsArrayBuffer : JsObject
{
    /// <summary>The greatest array the platform has; beyond it no limit of memory matters.</summary>
    internal const double MaxLength = 0x7FFFFFC7;

    private readonly double _maxByteLength;

    private JsArrayBuffer(JsObject prototype, byte[] data, double maxByteLength)
        : base(prototype)
    {
        Data = data;
        ByteLength = data.Length;
        _maxByteLength = maxByteLength;
    }

    /// <summary>The storage: at least <see cref="ByteLength"/> bytes; those behind are zero.</summary>
    internal byte[] Data { get; private set; }

    internal int ByteLength { get; private set; }

    internal bool IsDetached { get; private set; }

    internal bool IsResizable => _maxByteLength >= 0;

    internal double MaxByteLength => IsDetached ? 0 : IsResizable ? _maxByteLength : ByteLength;

    internal Span<byte> Bytes => Data.AsSpan(0, ByteLength);

    internal override string ClassName => "ArrayBuffer";

    /// <summary>Makes a buffer of zeros; a length that no machine has is a RangeError, one that the run may not have ends it.</summary>
    internal static JsArrayBuffer Create(Realm realm, double byteLength, JsObject? prototype = null, double maxByteLength = -1)
    {
        if (byteLength > MaxLength || maxByteLength > MaxLength)
        {
            throw realm.RangeError("Array buffer allocation failed");
        }

        realm.Meter.Allocate(160 + (long)byteLength);
        realm.Meter.Charge((long)byteLength / 256);
        return new JsArrayBuffer(prototype ?? realm.Get(Intrinsic.ArrayBufferPrototype), new byte[(int)byteLength], maxByteLength);
    }

    /// <summary>Makes a buffer of bytes that nobody else uses and that are paid for.</summary>
    internal static JsArrayBuffer Of(Realm realm, byte[] data)
    {
        realm.Meter.Allocate(160);
        return new JsArrayBuffer(realm.Get(Intrinsic.ArrayBufferPrototype), data, -1);
    }

    /// <summary>Changes the length within the greatest one; new bytes are zero.</summary>
    internal void Resize(Realm realm, int byteLength)
    {
        if (byteLength > Data.Length || byteLength < Data.Length / 4)
        {
            int capacity = byteLength > Data.Length ? (int)Math.Min(_maxByteLength, Math.Max(byteLength, Data.Length * 1.5)) : byteLength;
            realm.Meter.Allocate(24L + capacity);
            realm.Meter.Charge(capacity / 256);
            byte[] larger = new byte[capacity];
            Data.AsSpan(0, Math.Min(ByteLength, byteLength)).CopyTo(larger);
            Data = larger;
        }
        else if (byteLength < ByteLength)
        {
            realm.Meter.Charge((ByteLength - byteLength) / 256);
            Data.AsSpan(byteLength, ByteLength - byteLength).Clear();
        }

        ByteLength = byteLength;
    }

    internal void Detach()
    {
        Data = [];
        ByteLength = 0;
        IsDetached = true;
    }

    internal override void Trace(MemoryCensus census)
    {
        base.Trace(census);
        census.Count(96L + Data.Length);
    }
}
