using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace ActionSteps.Api;

/// <summary>One entry of the list of what is open: a host, a suffix or a network, perhaps at one port only.</summary>
internal sealed class AddressRule
{
    private readonly string? _host;
    private readonly string? _suffix;
    private readonly IPNetwork _network;
    private readonly int? _port;

    private AddressRule(string? host, string? suffix, IPNetwork network, int? port) =>
        (_host, _suffix, _network, _port) = (host, suffix, network, port);

    /// <summary>Whether the rule opens this host whatever its addresses.</summary>
    public bool Opens(string host, int port) => FitsPort(port)
        && (_host is not null ? host == _host : _suffix is not null && host.Length > _suffix.Length && host.EndsWith(_suffix, StringComparison.Ordinal));

    /// <summary>Whether the rule opens this address under whatever name.</summary>
    public bool Opens(IPAddress address, int port) => FitsPort(port) && _host is null && _suffix is null && _network.Contains(address);

    public static bool TryParse(string? text, [NotNullWhen(true)] out AddressRule? rule)
    {
        rule = null;
        if (!TrySplit(text ?? string.Empty, out string target, out int? port))
        {
            return false;
        }

        if (TryParseNetwork(target, out IPNetwork network))
        {
            rule = new AddressRule(null, null, network, port);
            return true;
        }

        string name = target.StartsWith('.') ? target[1..] : target;
        if (Uri.CheckHostName(name) != UriHostNameType.Dns || LooksLikeAddress(name) || !Uri.TryCreate($"http://{name}/", UriKind.Absolute, out Uri? url))
        {
            return false;
        }

        string host = AddressGuard.Normalize(url.IdnHost);
        rule = target.StartsWith('.') ? new AddressRule(null, "." + host, default, port) : new AddressRule(host, null, default, port);
        return true;
    }

    private bool FitsPort(int port) => _port is null || _port == port;

    // 10.1 or 0x7f.1 would be read as an address somewhere else, so it is no name here.
    private static bool LooksLikeAddress(string name) =>
        name.TrimEnd('.').Split('.')[^1] is { Length: > 0 } last && char.IsAsciiDigit(last[0]);

    private static bool TryParseNetwork(string text, out IPNetwork network)
    {
        network = default;
        if (text.Contains('/'))
        {
            return IPNetwork.TryParse(text, out network) && IsPlain(text[..text.IndexOf('/')]);
        }

        if (!IsPlain(text) || !IPAddress.TryParse(text, out IPAddress? address))
        {
            return false;
        }

        address = AddressGuard.Unwrap(address);
        network = new IPNetwork(address, address.GetAddressBytes().Length * 8);
        return true;
    }

    /// <summary>Four decimal parts or an IPv6 address, and none of the historic spellings.</summary>
    private static bool IsPlain(string address) => address.Contains(':')
        ? !address.Contains('%')
        : IPAddress.TryParse(address, out IPAddress? parsed) && parsed.ToString() == address;

    private static bool TrySplit(string text, out string target, out int? port)
    {
        target = text.Trim();
        port = null;
        int colon = target.LastIndexOf(':');
        string portText = string.Empty;
        if (target.StartsWith('['))
        {
            int end = target.IndexOf(']');
            string rest = end < 0 ? "?" : target[(end + 1)..];
            if (rest.Length > 0 && rest[0] != ':')
            {
                return false;
            }

            (target, portText) = (target[1..end], rest);
        }
        else if (colon >= 0 && target.IndexOf(':') == colon)
        {
            (target, portText) = (target[..colon], target[colon..]);
        }

        if (portText.Length == 0)
        {
            return target.Length > 0;
        }

        bool isPort = ushort.TryParse(portText.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out ushort number) && number > 0;
        port = number;
        return isPort && target.Length > 0;
    }
}
