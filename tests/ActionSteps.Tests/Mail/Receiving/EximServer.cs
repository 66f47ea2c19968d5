using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Channels;

namespace ActionSteps.Tests.Mail.Receiving;

/// <summary>
/// Exim as a mail server on loopback: STARTTLS, users sign in, every mail becomes a file. Everything it writes is in a temporary
/// directory; it is gone with the fixture.
/// </summary>
public sealed class EximServer : IAsyncLifetime, IDisposable
{
    public const string User = "bot";
    public const string Password = "päss wörd";

    private const string SignIn = "${if and{{eq{$auth2}{" + User + "}}{eq{$auth3}{" + Password + "}}}}";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("exim-");
    private readonly TestCertificate _certificate = new();
    private readonly Channel<string> _arrivals = Channel.CreateUnbounded<string>();
    private FileSystemWatcher? _watcher;
    private Process? _exim;

    /// <summary>Why there can be no server here; <c>null</c> when there can.</summary>
    public static string? WhyNot =>
        Programs.Find("exim4") is null ? "exim4 is not installed (package exim4-daemon-light)."
        : !Environment.IsPrivilegedProcess ? "exim4 changes its user and needs root for that."
        : null;

    public int Port { get; private set; }

    public X509Certificate2 Authority => _certificate.Authority;

    public async Task InitializeAsync()
    {
        if (WhyNot is not null || OperatingSystem.IsWindows())
        {
            return;
        }

        Port = FreePort();
        await PrepareAsync();
        ProcessStartInfo start = new(Programs.Find("exim4")!, ["-C", PathOf("exim.conf"), "-bdf", "-d-all+load"]) { RedirectStandardError = true };
        _exim = Process.Start(start)!;
        TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
        string output = "";
        _exim.ErrorDataReceived += (_, line) =>
        {
            output = $"{output}\n{line.Data}";
            if (line.Data is null)
            {
                ready.TrySetException(new InvalidOperationException($"exim4 did not start:{output}"));
            }
            else if (line.Data.EndsWith("Listening...", StringComparison.Ordinal))
            {
                ready.TrySetResult();
            }
        };
        _exim.BeginErrorReadLine();
        await ready.Task.WaitAsync(Patience);
    }

    /// <summary>The file of the next mail that arrives.</summary>
    public async Task<byte[]> NextAsync()
    {
        using CancellationTokenSource patience = new(Patience);
        return await File.ReadAllBytesAsync(await _arrivals.Reader.ReadAsync(patience.Token), patience.Token);
    }

    public async Task DisposeAsync()
    {
        if (_exim is not null)
        {
            _exim.Kill(entireProcessTree: true);
            await _exim.WaitForExitAsync();
        }
    }

    public void Dispose()
    {
        _exim?.Dispose();
        _watcher?.Dispose();
        _certificate.Dispose();
        _directory.Delete(recursive: true);
    }

    [UnsupportedOSPlatform("windows")]
    private async Task PrepareAsync()
    {
        const UnixFileMode Everybody = (UnixFileMode)0b111_111_111;
        _directory.UnixFileMode = Everybody;
        string arrived = PathOf("mail/new");
        foreach (string directory in new[] { PathOf("spool"), PathOf("mail"), PathOf("mail/tmp"), PathOf("mail/cur"), arrived })
        {
            Directory.CreateDirectory(directory).UnixFileMode = Everybody;
        }

        await File.WriteAllTextAsync(PathOf("cert.pem"), _certificate.CertificatePem);
        await File.WriteAllTextAsync(PathOf("key.pem"), _certificate.KeyPem);
        await File.WriteAllTextAsync(PathOf("exim.conf"), Configuration());
        _watcher = new FileSystemWatcher(arrived);
        _watcher.Created += (_, file) => _arrivals.Writer.TryWrite(file.FullPath);
        _watcher.EnableRaisingEvents = true;
    }

    private string Configuration() => $$$"""
        spool_directory = {{{PathOf("spool")}}}
        log_file_path = {{{PathOf("%slog")}}}
        pid_file_path = {{{PathOf("exim.pid")}}}
        primary_hostname = localhost
        daemon_smtp_ports = {{{Port}}}
        local_interfaces = 127.0.0.1
        host_lookup =
        rfc1413_query_timeout = 0s
        keep_environment =
        message_size_limit = 1M
        tls_advertise_hosts = *
        tls_certificate = {{{PathOf("cert.pem")}}}
        tls_privatekey = {{{PathOf("key.pem")}}}
        auth_advertise_hosts = ${if def:tls_in_cipher {*}}
        acl_smtp_rcpt = recipient
        acl_smtp_data = content
        begin acl
        recipient:
          deny !authenticated = *
               message = sign in first
          deny local_parts = refused
               message = no such mailbox
          defer local_parts = busy
               message = try later
          accept
        content:
          accept
        begin authenticators
        plain:
          driver = plaintext
          public_name = PLAIN
          server_condition = {{{SignIn}}}
        begin routers
        all:
          driver = accept
          transport = files
        begin transports
        files:
          driver = appendfile
          directory = {{{PathOf("mail")}}}
          maildir_format
          batch_max = 100
          envelope_to_add
          return_path_add
          user = Debian-exim
        begin retry

        """;

    private string PathOf(string name) => Path.Combine(_directory.FullName, name);

    private static int FreePort()
    {
        using Socket socket = new(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
