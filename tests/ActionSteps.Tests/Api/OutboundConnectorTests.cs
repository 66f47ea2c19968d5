using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using ActionSteps.Api;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Api;

/// <summary>Connections of the host's own making: what is dialled, without a real network.</summary>
public sealed class OutboundConnectorTests
{
    [Theory]
    [InlineData("93.184.216.34", "93.184.216.34:80")]
    [InlineData("2606:2800:220:1:248:1893:25c8:1946", "[2606:2800:220:1:248:1893:25c8:1946]:80")]
    [InlineData("10.0.0.1 93.184.216.34", "93.184.216.34:80")]
    public async Task A_public_address_is_dialled_as_it_was_checked(string addresses, string dialled)
    {
        await using RawServer server = RawServer.Answering(RawServer.Ok("public"));
        List<string> seen = [];
        using OutboundHttp http = new(new OutboundOptions
        {
            Resolver = (_, _) => Task.FromResult(Array.ConvertAll(addresses.Split(' '), IPAddress.Parse)),
            Connector = (target, cancellationToken) =>
            {
                seen.Add(target.ToString());
                return ConnectAsync(server.Port, cancellationToken);
            },
        });

        using OutboundResponse response = await http.SendAsync(new OutboundRequest { Url = new Uri("http://shop.example/") }, default);

        Assert.Equal("public"u8.ToArray(), (await response.ReadBodyAsync(default)).ToArray());
        Assert.Equal([dialled], seen);
        Assert.Contains("Host: shop.example\r\n", Assert.Single(server.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forbidden_address_is_never_dialled()
    {
        using OutboundHttp http = new(new OutboundOptions
        {
            Resolver = static (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("192.168.0.1")]),
            Connector = static (target, _) => throw new InvalidOperationException($"{target} was dialled"),
        });

        Assert.Equal(OutboundFailure.Blocked, (await OutboundHttpTests.FailAsync(http, new OutboundRequest { Url = new Uri("http://shop.example/") })).Failure);
    }

    [Fact]
    public async Task An_address_that_refuses_gives_way_to_the_next()
    {
        await using RawServer server = RawServer.Answering(RawServer.Ok("second"));
        using OutboundHttp http = new(new OutboundOptions
        {
            Resolver = static (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("93.184.216.34"), IPAddress.Parse("93.184.216.35")]),
            Connector = (target, cancellationToken) => target.Address.ToString() == "93.184.216.34"
                ? throw new SocketException((int)SocketError.ConnectionRefused)
                : ConnectAsync(server.Port, cancellationToken),
        });

        using OutboundResponse response = await http.SendAsync(new OutboundRequest { Url = new Uri("http://shop.example/") }, default);

        Assert.Equal(200, response.Status);
    }

    [Theory]
    [InlineData("http://shop.example/plain", false)]
    [InlineData("https://shop.example/safe", true)]
    [InlineData("https://shop.example:8443/other-port", false)]
    [InlineData("https://sub.shop.example/other-host", false)]
    public async Task A_redirect_from_https_keeps_credentials_only_at_the_same_protected_origin(string location, bool keeps)
    {
        List<string> requests = [];
        using X509Certificate2 certificate = CreateCertificate();
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        Task serving = ServeAsync(listener, certificate, location, requests);
        using OutboundHttp http = new(new OutboundOptions
        {
            Resolver = static (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("93.184.216.34")]),
            Connector = async (target, cancellationToken) =>
            {
                Stream connection = await ConnectAsync(port, cancellationToken);
                connection.WriteByte((byte)(target.Port == 80 ? 'p' : 's'));
                return target.Port == 80 ? connection : await ProtectAsync(connection, certificate, cancellationToken);
            },
        });

        (await http.SendAsync(
            new OutboundRequest
            {
                Url = new Uri("https://shop.example/old"),
                Headers = [new("Authorization", "Bearer s3cret"), new("Cookie", "s3cret"), new("X-Own", "1")],
            },
            default)).Dispose();
        listener.Stop();
        await serving;

        Assert.Equal(2, requests.Count);
        Assert.Contains("Authorization: Bearer s3cret", requests[0], StringComparison.Ordinal);
        Assert.Equal(keeps, requests[1].Contains("s3cret", StringComparison.Ordinal));
        Assert.Contains("X-Own: 1", requests[1], StringComparison.Ordinal);
    }

    private static async Task<Stream> ConnectAsync(int port, CancellationToken cancellationToken)
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private static async Task<Stream> ProtectAsync(Stream connection, X509Certificate2 certificate, CancellationToken cancellationToken)
    {
        SslStream safe = new(connection, leaveInnerStreamOpen: false, (_, given, _, _) => certificate.Equals(given));
        await safe.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = "shop.example" }, cancellationToken);
        return safe;
    }

    // The first byte of a connection tells whether the client speaks TLS on it.
    private static async Task ServeAsync(TcpListener listener, X509Certificate2 certificate, string location, List<string> requests)
    {
        try
        {
            while (true)
            {
                using TcpClient client = await listener.AcceptTcpClientAsync();
                Stream stream = client.GetStream();
                if (stream.ReadByte() == 's')
                {
                    SslStream safe = new(stream);
                    await safe.AuthenticateAsServerAsync(certificate);
                    stream = safe;
                }

                byte[] buffer = new byte[4096];
                requests.Add(Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer)));
                await stream.WriteAsync(Encoding.ASCII.GetBytes(requests.Count == 1
                    ? $"HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    : "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
            }
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private static X509Certificate2 CreateCertificate()
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest request = new("CN=shop.example", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        DateTimeOffset now = DateTimeOffset.UtcNow;
        using X509Certificate2 made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }
}
