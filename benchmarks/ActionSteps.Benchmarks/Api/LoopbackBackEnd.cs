using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ActionSteps.Benchmarks.Api;

/// <summary>A back end on loopback that gives the same 500 bytes to whoever sends a whole request; it costs both sides the same.</summary>
internal sealed class LoopbackBackEnd : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly byte[] _answer;

    public LoopbackBackEnd(byte[] body)
    {
        _answer = [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n"), .. body];
        _listener.Start();
        Url = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/orders";
        _ = ServeAsync();
    }

    public string Url { get; }

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        while (true)
        {
            _ = AnswerAsync(await _listener.AcceptSocketAsync());
        }
    }

    private async Task AnswerAsync(Socket socket)
    {
        socket.NoDelay = true;
        byte[] buffer = new byte[16 * 1024];
        int length = 0;
        int read;
        while ((read = await socket.ReceiveAsync(buffer.AsMemory(length))) > 0)
        {
            length += read;
            if (IsWhole(buffer.AsSpan(0, length)))
            {
                length = 0;
                await socket.SendAsync(_answer);
            }
        }
    }

    private static bool IsWhole(ReadOnlySpan<byte> request)
    {
        int head = request.IndexOf("\r\n\r\n"u8);
        if (head < 0)
        {
            return false;
        }

        int at = request.IndexOf("Content-Length: "u8);
        ReadOnlySpan<byte> number = request[(at + "Content-Length: ".Length)..];
        return request.Length >= head + 4 + int.Parse(number[..number.IndexOf("\r"u8)], CultureInfo.InvariantCulture);
    }
}
