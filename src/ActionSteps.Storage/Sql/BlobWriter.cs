using System.Buffers;

namespace ActionSteps.Storage.Sql;

/// <summary>
/// Writes several texts one after the other into rented memory, which goes back when the writer is disposed of: what it gave is valid
/// until then. Not thread-safe.
/// </summary>
internal sealed class BlobWriter : IBufferWriter<byte>, IDisposable
{
    private const int FirstBytes = 4096;

    private readonly List<byte[]> _full = [];
    private byte[] _current = ArrayPool<byte>.Shared.Rent(FirstBytes);
    private int _start;
    private int _end;

    /// <summary>Writes a text.</summary>
    public ReadOnlyMemory<byte> Write<T>(T value, Action<IBufferWriter<byte>, T> write)
    {
        _start = _end;
        write(this, value);
        return _current.AsMemory(_start, _end - _start);
    }

    public void Advance(int count) => _end += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        MakeRoom(Math.Max(sizeHint, 256));
        return _current.AsMemory(_end);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public void Dispose()
    {
        foreach (byte[] array in _full.Append(_current))
        {
            ArrayPool<byte>.Shared.Return(array);
        }

        _full.Clear();
        _current = [];
        (_start, _end) = (0, 0);
    }

    /// <summary>Texts that were given stay where they are; the one that is being written moves.</summary>
    private void MakeRoom(int count)
    {
        if (_current.Length - _end >= count)
        {
            return;
        }

        int written = _end - _start;
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(2 * (written + count), FirstBytes));
        _current.AsSpan(_start, written).CopyTo(larger);
        _full.Add(_current);
        (_current, _start, _end) = (larger, 0, written);
    }
}
