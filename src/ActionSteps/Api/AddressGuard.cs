using System.Net;

namespace ActionSteps.Api;

/// <summary>Decides whether an address may be dialled: public ones, and what the host has opened.</summary>
internal sealed class AddressGuard(AddressRule[] rules)
{
    /// <summary>Whether the address may be dialled.</summary>
    /// <param name="host">The name it was found under, or the address as it was written.</param>
    /// <param name="port">The port.</param>
    /// <param name="address">The address that will be dialled.</param>
    public bool Allows(string host, int port, IPAddress address)
    {
        IPAddress target = Unwrap(address);
        if (PublicAddress.Is(target))
        {
            return true;
        }

        string name = Normalize(host);
        foreach (AddressRule rule in rules)
        {
            if (rule.Opens(name, port) || rule.Opens(target, port))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The IPv4 address that an IPv6 address leads to where the two are the same thing.</summary>
    public static IPAddress Unwrap(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    public static string Normalize(string host) => host.TrimEnd('.').ToLowerInvariant();
}
