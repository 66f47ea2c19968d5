using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace ActionSteps.Tests.Mail.Receiving;

/// <summary>
/// A mail server on loopback that does what a test says: it is polite unless a reply is set, and does not send what does not end in a
/// line break. Everything that clients say is kept.
/// </summary>
internal sealed class ScriptedSmtpServer : IDisposable
{
    /// <summary>A reply that never comes.</summary>
    public const string Silence = "(silence)";

    /// <summary>A reply that is the end of the connection.</summary>
    public const string HangUp = "(hang up)";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<string> _said = [];
    private readonly ConcurrentQueue<byte[]> _mails = [];
    private readonly TaskCompletionSource _silent = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stop = new();

    public ScriptedSmtpServer()
    {
        _listener.Start();
        _ = ListenAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>
    /// Replies by the command that they answer, whole or its first word, among them <c>greeting</c>, <c>user</c>, <c>password</c> and
    /// <c>content</c>.
    /// </summary>
    public Dictionary<string, string> Replies { get; init; } = [];

    /// <summary>What EHLO offers, before and after encryption.</summary>
    public IReadOnlyList<string> Offers { get; init; } = [];

    public IReadOnlyList<string> EncryptedOffers { get; init; } = [];

    public X509Certificate2? Certificate { get; init; }

    public bool EncryptsAtOnce { get; init; }

    /// <summary>The commands, those after encryption with a <c>*</c> before them.</summary>
    public IReadOnlyList<string> Said => [.. _said];

    public IReadOnlyList<byte[]> Mails => [.. _mails];

    /// <summary>Ends when a client waits for a reply that never comes.</summary>
    public Task SilentAsync() => _silent.Task.WaitAsync(TimeSpan.FromSeconds(30));

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task ListenAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            Socket socket;
            try
            {
                socket = await _listener.AcceptSocketAsync(_stop.Token);
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }

            _ = ServeAsync(socket);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using SmtpPeer peer = new(socket);
        try
        {
            await TalkAsync(peer);
        }
        catch (Exception exception) when (exception is IOException or AuthenticationException or OperationCanceledException)
        {
            // The client has gone, which is what many tests are about.
        }
    }

    private async Task TalkAsync(SmtpPeer peer)
    {
        bool encrypted = EncryptsAtOnce;
        if (encrypted)
        {
            await peer.StartTlsAsync(Certificate!);
        }

        await ReplyAsync(peer, "greeting", "220 localhost ESMTP");
        while (await peer.ReadLineAsync() is { } line)
        {
            _said.Enqueue(encrypted ? $"*{line}" : line);
            string command = line.Split(' ', ':')[0];
            switch (command)
            {
                case "EHLO":
                    IEnumerable<string> offers = (encrypted ? EncryptedOffers : Offers).Select(offer => $"250-{offer}\r\n");
                    await ReplyAsync(peer, command, $"250-localhost\r\n{string.Concat(offers)}250 HELP");
                    break;
                case "STARTTLS":
                    await ReplyAsync(peer, command, "220 go on");
                    await peer.StartTlsAsync(Certificate!);
                    encrypted = true;
                    break;
                case "AUTH" when line == "AUTH LOGIN":
                    await ReplyAsync(peer, command, "334 VXNlcm5hbWU6");
                    _said.Enqueue($"*{await peer.ReadLineAsync()}");
                    await ReplyAsync(peer, "user", "334 UGFzc3dvcmQ6");
                    _said.Enqueue($"*{await peer.ReadLineAsync()}");
                    await ReplyAsync(peer, "password", "235 welcome");
                    break;
                case "AUTH":
                    await ReplyAsync(peer, command, "235 welcome");
                    break;
                case "DATA":
                    await ReplyAsync(peer, command, "354 go on");
                    await ReceiveAsync(peer);
                    break;
                case "QUIT":
                    await ReplyAsync(peer, command, "221 bye");
                    return;
                default:
                    await ReplyAsync(peer, Replies.ContainsKey(line) ? line : command, "250 fine");
                    break;
            }
        }
    }

    private async Task ReceiveAsync(SmtpPeer peer)
    {
        StringBuilder content = new();
        while (await peer.ReadLineAsync() is { } line and not ".")
        {
            content.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        _mails.Enqueue(Encoding.Latin1.GetBytes(content.ToString()));
        await ReplyAsync(peer, "content", "250 taken");
    }

    private async Task ReplyAsync(SmtpPeer peer, string command, string usual)
    {
        string reply = Replies.GetValueOrDefault(command, usual);
        if (reply == HangUp)
        {
            throw new IOException("The script says so.");
        }

        if (reply != Silence)
        {
            await peer.WriteAsync($"{reply}\r\n");
            return;
        }

        _silent.TrySetResult();
        await new TaskCompletionSource().Task.WaitAsync(_stop.Token);
    }
}
