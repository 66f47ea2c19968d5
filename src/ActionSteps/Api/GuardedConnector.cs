using System.Net;
using System.Net.Sockets;

namespace ActionSteps.Api;

/// <summary>Opens connections, only to addresses that the guard allows: what was checked is what is dialled, so that a name cannot change in between.</summary>
internal sealed class GuardedConnector(AddressGuard guard, OutboundOptions options)
{
    private const int MaxAttempts = 8;

    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        string host = context.DnsEndPoint.Host;
        int port = context.DnsEndPoint.Port;
        IPAddress[] found = await ResolveAsync(host, cancellationToken).ConfigureAwait(false);
        IPAddress[] allowed = Array.FindAll(found, address => guard.Allows(host, port, address));
        if (allowed.Length == 0)
        {
            throw Blocked(host);
        }

        return await DialAsync(allowed, host, port, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>For a target behind a proxy, which resolves the name itself.</summary>
    /// <exception cref="OutboundException">The name has an address that is not allowed, or none.</exception>
    public async Task RequireAllAllowedAsync(Uri url, CancellationToken cancellationToken)
    {
        IPAddress[] found = await ResolveAsync(url.IdnHost, cancellationToken).ConfigureAwait(false);
        if (!Array.TrueForAll(found, address => guard.Allows(url.IdnHost, url.Port, address)))
        {
            throw Blocked(url.IdnHost);
        }
    }

    public static OutboundException Blocked(string host) =>
        new(OutboundFailure.Blocked, "EBLOCKED", $"\"{host}\" leads to an address that is not allowed; the host of this bot can open it");

    private async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(host, out IPAddress? literal))
        {
            return [AddressGuard.Unwrap(literal)];
        }

        IPAddress[] found;
        try
        {
            found = options.Resolver is { } resolver
                ? await resolver(host, cancellationToken).ConfigureAwait(false)
                : await Dns.GetHostAddressesAsync(host, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is SocketException or ArgumentException)
        {
            string code = fault is SocketException { SocketErrorCode: SocketError.TryAgain } ? "EAI_AGAIN" : "ENOTFOUND";
            throw new OutboundException(OutboundFailure.NameNotFound, code, $"getaddrinfo {code} {host}", fault);
        }

        return found.Length > 0
            ? Array.ConvertAll(found, AddressGuard.Unwrap)
            : throw new OutboundException(OutboundFailure.NameNotFound, "ENOTFOUND", $"getaddrinfo ENOTFOUND {host}");
    }

    private async ValueTask<Stream> DialAsync(IPAddress[] addresses, string host, int port, CancellationToken cancellationToken)
    {
        // Each address has its share of the time, so that one that never answers does not hide the next.
        int attempts = Math.Min(addresses.Length, MaxAttempts);
        for (int i = 0; ; i++)
        {
            IPEndPoint target = new(addresses[i], port);
            using CancellationTokenSource share = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            share.CancelAfter(options.ConnectTimeout / attempts);
            try
            {
                return await (options.Connector is { } connector ? connector(target, share.Token) : ConnectTcpAsync(target, share.Token)).ConfigureAwait(false);
            }
            catch (Exception fault)
            {
                bool isDeadAddress = fault is SocketException || !cancellationToken.IsCancellationRequested;
                if (!isDeadAddress)
                {
                    throw;
                }

                if (i + 1 == attempts)
                {
                    throw fault is SocketException or OperationCanceledException ? OutboundFaults.OfConnect(fault, host, port) : OutboundFaults.Of(fault);
                }
            }
        }
    }

    private static async Task<Stream> ConnectTcpAsync(IPEndPoint target, CancellationToken cancellationToken)
    {
        Socket socket = new(target.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(target, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
