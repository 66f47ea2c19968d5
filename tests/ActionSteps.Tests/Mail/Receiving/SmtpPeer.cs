using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace ActionSteps.Tests.Mail.Receiving;

/// <summary>The server's end of one connection, a byte at a time: slow, simple, and never ahead of the client.</summary>
internal sealed class SmtpPeer(Socket socket) : IDisposable
{
    private Stream _stream = new NetworkStream(socket, ownsSocket: true);

    /// <summary>The next line without its end; <c>null</c> when the client has gone. Latin-1, so that nothing is lost.</summary>
    public async Task<string?> ReadLineAsync()
    {
        StringBuilder line = new();
        byte[] one = new byte[1];
        while (await _stream.ReadAsync(one) == 1)
        {
            line.Append((char)one[0]);
            if (one[0] == '\n')
            {
                // A client that ends lines without CR is told apart.
                return line.Length > 1 && line[^2] == '\r' ? line.ToString(0, line.Length - 2) : $"{line}";
            }
        }

        return null;
    }

    public Task WriteAsync(string text) => _stream.WriteAsync(Encoding.Latin1.GetBytes(text)).AsTask();

    public async Task StartTlsAsync(X509Certificate2 certificate)
    {
        SslStream encrypted = new(_stream);
        _stream = encrypted;
        await encrypted.AuthenticateAsServerAsync(certificate);
    }

    public void Dispose() => _stream.Dispose();
}
