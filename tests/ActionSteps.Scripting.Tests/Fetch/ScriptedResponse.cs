namespace ActionSteps.Scripting.Tests.Fetch;

/// <summary>A response of which each reading gives the next piece; after the last one it ends, or fails.</summary>
internal sealed class ScriptedResponse(params byte[][] pieces) : FetchResponse
{
    private int _next;

    public override int Status => 200;

    public override string StatusText => "OK";

    public override string? RedirectedUrl => null;

    public override IReadOnlyList<KeyValuePair<string, string>> Headers { get; } = [new("X-A", "1"), new("x-a", "2"), new("Set-Cookie", "a"), new("set-cookie", "b")];

    public Exception? End { get; init; }

    /// <summary>Whether each piece takes a moment.</summary>
    public bool IsSlow { get; init; }

    public int Disposals { get; private set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer)
    {
        if (IsSlow)
        {
            await Task.Yield();
        }

        if (_next == pieces.Length)
        {
            return End is null ? 0 : throw End;
        }

        byte[] piece = pieces[_next++];
        piece.CopyTo(buffer);
        return piece.Length;
    }

    protected override void Dispose(bool isDisposing) => Disposals++;
}
