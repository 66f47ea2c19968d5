using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ActionSteps.Storage.Crash;

/// <summary>
/// The way to a receiver in another process: one line for each effect with its key, answered once it is counted. Thread-safe.
/// </summary>
public sealed class ReceiverClient(int port) : IReceiver, IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private TcpClient? _client;
    private StreamReader? _reader;

    public async ValueTask SendAsync(string key, string what, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_client is null || _reader is null)
            {
                TcpClient client = new() { NoDelay = true };
                await client.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
                _client = client;
                _reader = new StreamReader(client.GetStream());
            }

            await _client.GetStream().WriteAsync(Encoding.UTF8.GetBytes($"{key} {what} .\n"), cancellationToken);
            if (await _reader.ReadLineAsync(cancellationToken) != "counted")
            {
                throw new IOException("The receiver is gone.");
            }
        }
        catch
        {
            // A half-read answer would be taken for the next one's.
            _client?.Dispose();
            (_client, _reader) = (null, null);
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _reader?.Dispose();
        _client?.Dispose();
        _turn.Dispose();
    }
}
