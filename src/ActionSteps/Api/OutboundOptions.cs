using System.Net;

namespace ActionSteps.Api;

/// <summary>
/// What an <see cref="OutboundHttp"/> may reach and use. By default it reaches public addresses only: nothing on this machine, in its
/// network, or in reserved ranges, whatever the form it is written in. Checked once, when the stack is built.
/// </summary>
public sealed record OutboundOptions
{
    /// <summary>Rules that open this machine itself: 127.0.0.0/8 and ::1. For tools and tests, not for servers.</summary>
    public static IReadOnlyList<string> Loopback { get; } = ["127.0.0.0/8", "::1"];

    /// <summary>
    /// What is open beside public addresses; default nothing. A rule is a host (<c>crm.internal</c>, whatever it resolves to), a suffix
    /// (<c>.example.com</c>, hosts below it), an address or a network (<c>10.1.0.0/16</c>, <c>fd00::/8</c>), each also with a port
    /// (<c>crm.internal:8080</c>, <c>10.1.0.0/16:443</c>, <c>[::1]:80</c>).
    /// </summary>
    public IReadOnlyList<string> Allow { get; init; } = [];

    /// <summary>
    /// Whether the proxy of the environment (<c>HTTPS_PROXY</c> and the like) is used; default no. If so, the proxy itself must be public or
    /// allowed, and every address of the target's name must be: the proxy resolves it anew, so one forbidden address is one too many.
    /// </summary>
    public bool UseEnvironmentProxy { get; init; }

    /// <summary>The longest time to connect, with the search for the name and the TLS handshake; default 10 seconds, range 10 milliseconds to 5 minutes.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The longest time of an exchange, redirects and the body included, whose request states none; default 30 seconds, range 10 milliseconds to
    /// 1 hour. A request that states one, as API steps do, is limited by <see cref="MaxTimeout"/>.
    /// </summary>
    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest time that a request may state for itself; default 1 hour, range 10 milliseconds to 1 hour, never below <see cref="TotalTimeout"/>.</summary>
    public TimeSpan MaxTimeout { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The largest head of an answer; default 64 KB, range 1 to 1,024 KB.</summary>
    public int MaxHeaderKilobytes { get; init; } = 64;

    /// <summary>The largest body, as sent and after decompression each; default 10,485,760 bytes (10 MB), range 1 to 1,073,741,824 bytes.</summary>
    public int MaxBodyBytes { get; init; } = 10 * 1024 * 1024;

    /// <summary>How many times larger than sent a decompressed body of more than 1 MB may be; default 200, range 2 to 10,000 times.</summary>
    public int MaxDecompressionRatio { get; init; } = 200;

    /// <summary>How many redirects of an exchange are followed; default 20, range 0 to 100.</summary>
    public int MaxRedirects { get; init; } = 20;

    /// <summary>Connections to one server at a time; further exchanges wait for one; default 1,000, range 1 to 65,535.</summary>
    public int MaxConnectionsPerServer { get; init; } = 1_000;

    /// <summary>How long a connection is used again before a new one asks for the name's addresses anew; default 2 minutes, range 1 second to 1 hour.</summary>
    public TimeSpan ConnectionLifetime { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Finds the addresses of a name; <c>null</c> for the resolver of the system. Must be thread-safe.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>>? Resolver { get; init; }

    /// <summary>
    /// Opens the connection to an address that has been found to be allowed, for hosts whose way out is not plain TCP; <c>null</c> for TCP. For
    /// https the connection is protected afterwards, unless it is an <see cref="System.Net.Security.SslStream"/> already. Must be thread-safe.
    /// </summary>
    public Func<IPEndPoint, CancellationToken, Task<Stream>>? Connector { get; init; }

    /// <exception cref="ArgumentException">Options are wrong; the message lists all of them.</exception>
    internal AddressGuard Check()
    {
        List<string> faults = [];
        CheckTime(ConnectTimeout, 10, 300_000, nameof(ConnectTimeout), faults);
        CheckTime(TotalTimeout, 10, 3_600_000, nameof(TotalTimeout), faults);
        CheckTime(MaxTimeout, 10, 3_600_000, nameof(MaxTimeout), faults);
        if (MaxTimeout < TotalTimeout)
        {
            faults.Add(FormattableString.Invariant($"{nameof(MaxTimeout)} is {MaxTimeout.TotalSeconds:0.###} seconds and below {nameof(TotalTimeout)}, {TotalTimeout.TotalSeconds:0.###} seconds. Lower {nameof(TotalTimeout)} as well."));
        }

        CheckTime(ConnectionLifetime, 1_000, 3_600_000, nameof(ConnectionLifetime), faults);
        OptionRange.Check(MaxHeaderKilobytes, 1, 1_024, nameof(MaxHeaderKilobytes), "KB", faults);
        OptionRange.Check(MaxBodyBytes, 1, 1_073_741_824, nameof(MaxBodyBytes), "bytes", faults);
        OptionRange.Check(MaxDecompressionRatio, 2, 10_000, nameof(MaxDecompressionRatio), "times", faults);
        OptionRange.Check(MaxRedirects, 0, 100, nameof(MaxRedirects), "redirects", faults);
        OptionRange.Check(MaxConnectionsPerServer, 1, 65_535, nameof(MaxConnectionsPerServer), "connections", faults);
        List<AddressRule> rules = [];
        foreach (string text in Allow)
        {
            if (AddressRule.TryParse(text, out AddressRule? rule))
            {
                rules.Add(rule);
            }
            else
            {
                faults.Add($"Allow has the rule \"{text}\", which is no host, suffix, address or network such as \"crm.internal:8080\", \".example.com\" or \"10.1.0.0/16\".");
            }
        }

        OptionRange.ThrowIfAny(faults, "options of the outbound stack");
        return new AddressGuard([.. rules]);
    }

    private static void CheckTime(TimeSpan value, long least, long most, string name, List<string> faults) =>
        OptionRange.Check((long)value.TotalMilliseconds, least, most, name, "milliseconds", faults);
}
