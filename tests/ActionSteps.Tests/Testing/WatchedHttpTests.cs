using ActionSteps.Testing;

namespace ActionSteps.Tests.Testing;

public sealed class WatchedHttpTests
{
    private static readonly OutboundRequest Request = new() { Url = new Uri("http://e.example/") };

    [Fact]
    public async Task It_is_busy_while_an_answer_is_awaited()
    {
        TaskCompletionSource<OutboundResponse> answer = new();
        using WatchedHttp http = new(new Fake(_ => answer.Task));

        Assert.False(http.IsBusy);
        Assert.True(http.WhenIdleAsync(default).IsCompleted);
        Task<OutboundResponse> first = http.SendAsync(Request, default);
        Task<OutboundResponse> second = http.SendAsync(Request, default);
        Task idle = http.WhenIdleAsync(default);
        Assert.True(http.IsBusy);
        Assert.False(idle.IsCompleted);

        answer.SetResult(Answer(Stream.Null));
        await first;
        await second;
        await idle;

        Assert.False(http.IsBusy);
    }

    [Fact]
    public async Task It_is_busy_while_a_body_is_being_read_and_not_while_nobody_reads_it()
    {
        SlowBody body = new();
        using WatchedHttp http = new(new Fake(_ => Task.FromResult(Answer(body))));

        OutboundResponse answer = await http.SendAsync(Request, default);
        Assert.Equal((201, "Made", "v"), (answer.Status, answer.Reason, answer.Headers[0].Value));
        Assert.False(http.IsBusy);
        ValueTask<ReadOnlyMemory<byte>> reading = answer.ReadBodyAsync(default);
        Task idle = http.WhenIdleAsync(default);
        Assert.True(http.IsBusy);

        body.Next.SetResult(0);
        Assert.Equal(0, (await reading).Length);
        await idle;
        answer.Dispose();

        Assert.False(http.IsBusy);
        Assert.True(body.IsDisposed);
    }

    [Fact]
    public async Task It_is_idle_again_after_a_failure_and_the_waiting_can_be_given_up()
    {
        TaskCompletionSource<OutboundResponse> answer = new();
        using CancellationTokenSource stop = new();
        using WatchedHttp http = new(new Fake(_ => answer.Task));
        Task<OutboundResponse> sending = http.SendAsync(Request, default);
        Task idle = http.WhenIdleAsync(stop.Token);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => idle);
        answer.SetException(new InvalidOperationException());
        await Assert.ThrowsAsync<InvalidOperationException>(() => sending);

        Assert.False(http.IsBusy);
    }

    [Fact]
    public void It_disposes_what_it_watches()
    {
        Fake inner = new(_ => throw new InvalidOperationException());

        new WatchedHttp(inner).Dispose();

        Assert.True(inner.IsDisposed);
    }

    private static OutboundResponse Answer(Stream body) => new(Request.Url, 201, "Made", [new("h", "v")], body);

    private sealed class Fake(Func<OutboundRequest, Task<OutboundResponse>> send) : IOutboundHttp, IDisposable
    {
        public bool IsDisposed { get; private set; }

        public Task<OutboundResponse> SendAsync(OutboundRequest request, CancellationToken cancellationToken) => send(request);

        public void Dispose() => IsDisposed = true;
    }

    private sealed class SlowBody : MemoryStream
    {
        public TaskCompletionSource<int> Next { get; } = new();

        public bool IsDisposed { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Next.Task);

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
