using System.Buffers;

namespace ActionSteps.Scripting.Fetch;

/// <summary>Bytes of a body in a buffer of the pool, which goes back when they are disposed of.</summary>
internal readonly struct FetchedBytes(byte[] buffer, int length) : IDisposable
{
    internal ReadOnlySpan<byte> Span => buffer.AsSpan(0, length);

    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer);
}
