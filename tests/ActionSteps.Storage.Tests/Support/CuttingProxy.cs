using System.Net.Sockets;

namespace ActionSteps.Storage.Tests.Support;

/// <summary>Stands between a client and a PostgreSQL server and cuts the connection where a test wants it.</summary>
internal sealed class CuttingProxy : IDisposable
{
    private const string SocketName = ".s.PGSQL.5432";

    private readonly TemporaryFolder _folder = new();
    private readonly string _server;
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private int _cut;

    /// <param name="serverFolder">Where the socket of the server is.</param>
    public CuttingProxy(string serverFolder)
    {
        _server = Path.Combine(serverFolder, SocketName);
        _listener.Bind(new UnixDomainSocketEndPoint(_folder.File(SocketName)));
        _listener.Listen();
        _ = AcceptAsync();
    }

    /// <summary>Where clients find the socket.</summary>
    public string Folder => _folder.Path;

    /// <summary>The next thing that a client sends is not passed on: the server does not hear of it.</summary>
    public void CutBefore() => Volatile.Write(ref _cut, 1);

    /// <summary>The next thing that a client sends reaches the server, whose answer is not passed on.</summary>
    public void CutAfter() => Volatile.Write(ref _cut, 2);

    public void Dispose()
    {
        _listener.Dispose();
        _folder.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                Socket client = await _listener.AcceptAsync();
                Socket server = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await server.ConnectAsync(new UnixDomainSocketEndPoint(_server));
                Connection connection = new(client, server);
                _ = PassOnAsync(connection, client, server, isRequest: true);
                _ = PassOnAsync(connection, server, client, isRequest: false);
            }
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task PassOnAsync(Connection connection, Socket from, Socket to, bool isRequest)
    {
        byte[] buffer = new byte[65_536];
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and int count)
            {
                if (isRequest)
                {
                    int cut = Interlocked.Exchange(ref _cut, 0);
                    connection.IsDeaf |= cut == 2;
                    if (cut == 1)
                    {
                        break;
                    }
                }
                else if (connection.IsDeaf)
                {
                    // The server has answered, so it is done.
                    break;
                }

                await to.SendAsync(buffer.AsMemory(0, count));
            }
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
            // The other direction has ended.
        }

        connection.Dispose();
    }

    private sealed class Connection(Socket client, Socket server) : IDisposable
    {
        public bool IsDeaf { get; set; }

        public void Dispose()
        {
            client.Dispose();
            server.Dispose();
        }
    }
}
