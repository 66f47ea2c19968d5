using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using ActionSteps.Sessions;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Api;

/// <summary>Mutual TLS through the command line, whose process trusts the certificate of the server.</summary>
public sealed class ClientCertificateTests
{
    [Fact]
    public async Task A_setting_of_type_SSL_shows_its_certificate_to_the_server_and_to_no_other()
    {
        using ECDsa serverKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using X509Certificate2 serverCertificate = Create("localhost", serverKey);
        using ECDsa clientKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using X509Certificate2 clientCertificate = Create("bot", clientKey);
        await using TlsServer other = new(serverCertificate, _ => RawServer.Ok("{}"));
        await using TlsServer server = new(serverCertificate, client => client is null
            ? RawServer.Ok("{}")
            : $"HTTP/1.1 307 On\r\nLocation: https://localhost:{other.Port}/\r\nContent-Length: 0\r\n\r\n");
        string folder = Directory.CreateTempSubdirectory("actionsteps").FullName;
        string trusted = Path.Combine(folder, "trusted.pem");
        await File.WriteAllTextAsync(trusted, serverCertificate.ExportCertificatePem());
        string bot = Path.Combine(folder, "bot.json");
        await File.WriteAllTextAsync(bot, $$"""
            { "id": "b", "start": "a", "blocks": [ { "kind": "action", "id": "a", "steps": [
                { "kind": "api", "url": "https://localhost:{{server.Port}}/", "settings": "mutual", "responseVariable": "r" },
                { "kind": "api", "url": "https://localhost:{{server.Port}}/", "responseVariable": "r" } ] } ],
              "apiSettings": [ { "name": "mutual", "type": "SSL", "key": {{JsonSerializer.Serialize(clientKey.ExportPkcs8PrivateKeyPem())}},
                "clientCertificate": {{JsonSerializer.Serialize(clientCertificate.ExportCertificatePem())}} } ] }
            """);

        ToolResult result = await Tool.RunAsync(new Dictionary<string, string> { ["SSL_CERT_FILE"] = trusted }, "run", bot, "--json");

        Directory.Delete(folder, recursive: true);
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Equal(200, result.Json["variables"]["r"]["status"]);
        Assert.Equal([clientCertificate.Thumbprint, null], server.Clients);
        Assert.Equal([null], other.Clients);
        Assert.DoesNotContain("PRIVATE KEY", result.Output, StringComparison.Ordinal);
    }

    private static X509Certificate2 Create(string name, ECDsa key)
    {
        CertificateRequest request = new($"CN={name}", key, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
    }

    /// <summary>A server that asks for a certificate and answers by it.</summary>
    private sealed class TlsServer : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly X509Certificate2 _certificate;
        private readonly Func<string?, string> _answer;
        private readonly Task _serving;

        public TlsServer(X509Certificate2 certificate, Func<string?, string> answer)
        {
            (_certificate, _answer) = (certificate, answer);
            _listener.Start();
            _serving = ServeAsync();
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        /// <summary>The thumbprints of the certificates that were shown, in order.</summary>
        public List<string?> Clients { get; } = [];

        public async ValueTask DisposeAsync()
        {
            _listener.Stop();
            await _serving;
        }

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    await AnswerAsync(await _listener.AcceptSocketAsync());
                }
            }
            catch (Exception fault) when (fault is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                // The test is over.
            }
        }

        private async Task AnswerAsync(Socket socket)
        {
            try
            {
                await using SslStream stream = new(new NetworkStream(socket, ownsSocket: true), leaveInnerStreamOpen: false);
                await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions
                {
                    ServerCertificate = _certificate,
                    ClientCertificateRequired = true,
                    RemoteCertificateValidationCallback = (_, shown, _, _) => shown is null || shown.Subject == shown.Issuer,
                });
                string? client = stream.RemoteCertificate?.GetCertHashString();
                Clients.Add(client);
                await stream.ReadAtLeastAsync(new byte[4096], 1);
                await stream.WriteAsync(Encoding.ASCII.GetBytes(_answer(client).Replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n", StringComparison.Ordinal)));
            }
            catch (Exception fault) when (fault is IOException or AuthenticationException)
            {
                // The client has gone.
            }
        }
    }
}
