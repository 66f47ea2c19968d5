using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ActionSteps.Tests.Support;

/// <summary>A server on loopback that sends exactly the bytes that a test wants, right or wrong.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Func<RawExchange, Task> _handle;
    private readonly Task _accepting;

    private RawServer(Func<RawExchange, Task> handle)
    {
        _handle = handle;
        _listener.Start(2_000);
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    public string Root => $"http://127.0.0.1:{Port}";

    public Uri Url => new(Root + "/");

    /// <summary>The requests in order, head and body.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public static RawServer Start(Func<RawExchange, Task> handle) => new(handle);

    public static RawServer Answering(string answer) => new(exchange => exchange.WriteAsync(answer));

    public static RawServer Answering(string head, byte[] body) => new(async exchange =>
    {
        await exchange.WriteAsync($"{head}\r\nContent-Length: {body.Length}\r\n\r\n");
        await exchange.WriteAsync(body);
    });

    public static string Ok(string body, string headers = "") =>
        $"HTTP/1.1 200 OK\r\n{headers}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                Socket socket = await _listener.AcceptSocketAsync(_end.Token);
                _ = ServeAsync(socket);
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            await using NetworkStream stream = new(socket, ownsSocket: true);
            while (await RawExchange.ReadAsync(stream, _end.Token) is { } exchange)
            {
                Requests.Enqueue(exchange.Request);
                await _handle(exchange);
                if (exchange.IsClosed)
                {
                    return;
                }
            }
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The client or the test has gone.
        }
    }
}
