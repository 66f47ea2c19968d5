using System.Net.Sockets;
using System.Security.Authentication;

namespace ActionSteps.Api;

/// <summary>Tells what an exception of the network means.</summary>
internal static class OutboundFaults
{
    public static OutboundException Timeout(Exception? cause = null) =>
        new(OutboundFailure.Timeout, "ETIMEDOUT", "the exchange took longer than allowed", cause);

    public static OutboundException OfConnect(Exception fault, string host, int port)
    {
        string code = fault is SocketException socket ? CodeOf(socket.SocketErrorCode) : "ETIMEDOUT";
        OutboundFailure failure = code == "ETIMEDOUT" ? OutboundFailure.Timeout : OutboundFailure.Connect;
        return new OutboundException(failure, code, FormattableString.Invariant($"connect {code} {host}:{port}"), fault);
    }

    /// <summary>What went wrong while the request was sent or the body read.</summary>
    public static OutboundException Of(Exception fault)
    {
        for (Exception? cause = fault; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case OutboundException known:
                    return known;
                case AuthenticationException:
                    return new OutboundException(OutboundFailure.Tls, "ERR_TLS", "no protected connection: " + Clean(cause.Message), fault);
                case InvalidDataException:
                    return new OutboundException(OutboundFailure.InvalidResponse, "Z_DATA_ERROR", "the body is not compressed the way its header says", fault);
                case TimeoutException:
                    return Timeout(fault);
            }
        }

        HttpRequestError error = fault switch
        {
            HttpRequestException request => request.HttpRequestError,
            HttpIOException io => io.HttpRequestError,
            _ => HttpRequestError.Unknown,
        };
        return error switch
        {
            HttpRequestError.ResponseEnded => new(OutboundFailure.Interrupted, "ECONNRESET", "the server closed the connection too early", fault),
            HttpRequestError.ConfigurationLimitExceeded => new(OutboundFailure.TooLarge, "HPE_HEADER_OVERFLOW", "the head of the answer is too large", fault),
            HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError =>
                new(OutboundFailure.InvalidResponse, "HPE_INVALID_RESPONSE", "the answer is not HTTP", fault),
            HttpRequestError.SecureConnectionError => new(OutboundFailure.Tls, "ERR_TLS", "no protected connection", fault),
            HttpRequestError.ProxyTunnelError => new(OutboundFailure.Connect, "ECONNREFUSED", "the proxy gives no connection", fault),
            _ => OfRest(fault),
        };
    }

    private static OutboundException OfRest(Exception fault)
    {
        for (Exception? cause = fault; cause is not null; cause = cause.InnerException)
        {
            if (cause is SocketException socket)
            {
                string code = CodeOf(socket.SocketErrorCode);
                return new OutboundException(OutboundFailure.Interrupted, code, $"the connection failed: {code}", fault);
            }
        }

        return fault is IOException or HttpRequestException
            ? new OutboundException(OutboundFailure.Interrupted, "ECONNRESET", "the connection failed", fault)
            : new OutboundException(OutboundFailure.InvalidRequest, "EINVAL", "the request cannot be sent", fault);
    }

    private static string CodeOf(SocketError error) => error switch
    {
        SocketError.ConnectionRefused => "ECONNREFUSED",
        SocketError.ConnectionReset => "ECONNRESET",
        SocketError.ConnectionAborted => "ECONNABORTED",
        SocketError.TimedOut => "ETIMEDOUT",
        SocketError.HostUnreachable => "EHOSTUNREACH",
        SocketError.NetworkUnreachable => "ENETUNREACH",
        SocketError.AddressNotAvailable => "EADDRNOTAVAIL",
        SocketError.AccessDenied => "EACCES",
        SocketError.Shutdown => "EPIPE",
        _ => "EIO",
    };

    private static string Clean(string message) => message.ReplaceLineEndings(" ");
}
