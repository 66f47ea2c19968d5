using System.Buffers;

namespace ActionSteps;

/// <summary>Bytes in a buffer of the shared pool, which gets it back when they are disposed, once; nobody may read them afterwards.</summary>
internal readonly struct RentedBytes : IDisposable
{
    private readonly byte[]? _buffer;
    private readonly int _length;

    private RentedBytes(byte[]? buffer, int length) => (_buffer, _length) = (buffer, length);

    /// <summary>The bytes so far.</summary>
    public ReadOnlyMemory<byte> Memory => _buffer.AsMemory(0, _length);

    /// <summary>The room behind them, never empty.</summary>
    public Memory<byte> Free => _buffer.AsMemory(_length);

    /// <summary>No bytes yet.</summary>
    public static RentedBytes Rent(int room) => new(ArrayPool<byte>.Shared.Rent(room), 0);

    /// <summary>The bytes with those that were written to <see cref="Free"/>; takes the place of this.</summary>
    public RentedBytes With(int written)
    {
        int length = _length + written;
        if (_buffer is null || length < _buffer.Length)
        {
            return new RentedBytes(_buffer, length);
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        _buffer.CopyTo(larger.AsSpan());
        ArrayPool<byte>.Shared.Return(_buffer);
        return new RentedBytes(larger, length);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_buffer is not null)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
        }
    }
}
