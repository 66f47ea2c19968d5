using System.Buffers;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace ActionSteps.Mail;

/// <summary>The line to a mail server: commands out, replies in, each of bounded size. Not thread-safe; one mail uses it.</summary>
internal sealed class SmtpConnection : IAsyncDisposable
{
    private const int LongestLine = 2_048;
    private const int MostLines = 128;

    private readonly byte[] _buffer = new byte[LongestLine];
    private Stream _stream;
    private int _start;
    private int _end;

    private SmtpConnection(Stream stream, IPAddress? localAddress)
    {
        _stream = stream;
        LocalAddress = localAddress;
    }

    /// <summary>The address of this end.</summary>
    public IPAddress? LocalAddress { get; }

    /// <summary>Connects.</summary>
    /// <exception cref="SocketException">Nobody answers there.</exception>
    public static async ValueTask<SmtpConnection> OpenAsync(string host, int port, CancellationToken cancellationToken)
    {
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(host, port, cancellationToken).ConfigureAwait(false);
            return new SmtpConnection(new NetworkStream(socket, ownsSocket: true), (socket.LocalEndPoint as IPEndPoint)?.Address);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Encrypts everything from here on.</summary>
    /// <exception cref="IOException">The server has already sent more than its reply, which would count as encrypted.</exception>
    /// <exception cref="System.Security.Authentication.AuthenticationException">The certificate of the server is not trusted.</exception>
    public async ValueTask StartTlsAsync(SslClientAuthenticationOptions options, CancellationToken cancellationToken)
    {
        if (_start < _end)
        {
            throw new IOException("The mail server sent data ahead of TLS.");
        }

        SslStream encrypted = new(_stream);
        _stream = encrypted;
        await encrypted.AuthenticateAsClientAsync(options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends one command and waits for its reply.</summary>
    /// <param name="command">The line without its end; no part of it may hold a line break.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async ValueTask<SmtpReply> SendAsync(string command, CancellationToken cancellationToken)
    {
        await _stream.WriteAsync(Encoding.ASCII.GetBytes($"{command}\r\n"), cancellationToken).ConfigureAwait(false);
        return await ReadReplyAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends the text of a mail, with its dots doubled and the end behind it, and waits for the reply.</summary>
    public async ValueTask<SmtpReply> SendContentAsync(ReadOnlyMemory<byte> mail, CancellationToken cancellationToken)
    {
        await _stream.WriteAsync(DoubleDots(mail), cancellationToken).ConfigureAwait(false);
        return await SendAsync(".", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits for a reply.</summary>
    /// <exception cref="IOException">The server closed the connection, or what it sends is no reply or an endless one.</exception>
    public async ValueTask<SmtpReply> ReadReplyAsync(CancellationToken cancellationToken)
    {
        List<string> lines = [];
        int code = 0;
        while (lines.Count < MostLines)
        {
            string line = await ReadLineAsync(cancellationToken).ConfigureAwait(false);
            bool isReply = line.Length >= 3 && char.IsBetween(line[0], '2', '5') && char.IsAsciiDigit(line[1]) && char.IsAsciiDigit(line[2])
                && (line.Length == 3 || line[3] is ' ' or '-');
            int lineCode = isReply ? ((line[0] - '0') * 100) + ((line[1] - '0') * 10) + (line[2] - '0') : 0;
            if (!isReply || (lines.Count > 0 && lineCode != code))
            {
                throw new IOException($"The mail server does not speak SMTP: \"{MailText.Shorten(line)}\".");
            }

            code = lineCode;
            lines.Add(line.Length > 4 ? line[4..] : string.Empty);
            if (line.Length == 3 || line[3] == ' ')
            {
                return new SmtpReply(code, lines);
            }
        }

        throw new IOException($"The mail server sent a reply of more than {MostLines} lines.");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    private async ValueTask<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        int searched = _start;
        while (true)
        {
            int found = _buffer.AsSpan(searched, _end - searched).IndexOf((byte)'\n');
            if (found >= 0)
            {
                string line = Printable(_buffer.AsSpan(_start, searched + found - _start));
                _start = searched + found + 1;
                return line;
            }

            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
            searched = _end;
            if (_end == LongestLine)
            {
                throw new IOException($"The mail server sent a line of more than {LongestLine} bytes.");
            }

            int read = await _stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
            _end += read > 0 ? read : throw new IOException("The mail server closed the connection.");
        }
    }

    private static ReadOnlyMemory<byte> DoubleDots(ReadOnlyMemory<byte> mail)
    {
        ReadOnlySpan<byte> rest = mail.Span;
        int found = rest.IndexOf("\n."u8);
        if (found < 0)
        {
            return mail;
        }

        ArrayBufferWriter<byte> doubled = new(mail.Length + 64);
        for (; found >= 0; found = rest.IndexOf("\n."u8))
        {
            doubled.Write(rest[..(found + 2)]);
            rest = rest[(found + 1)..];
        }

        doubled.Write(rest);
        return doubled.WrittenMemory;
    }

    private static string Printable(ReadOnlySpan<byte> line) =>
        string.Create(line.TrimEnd((byte)'\r').Length, line, static (text, bytes) =>
        {
            for (int i = 0; i < text.Length; i++)
            {
                text[i] = bytes[i] is >= (byte)' ' and <= (byte)'~' ? (char)bytes[i] : '?';
            }
        });
}
