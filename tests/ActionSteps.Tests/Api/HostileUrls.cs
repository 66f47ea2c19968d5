using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace ActionSteps.Tests.Api;

/// <summary>The spellings of <c>hostile-urls.txt</c>, and a resolver whose names all lead to where nobody may go.</summary>
internal static class HostileUrls
{
    private static readonly Dictionary<string, string> s_names = new()
    {
        ["metadata.google.internal"] = "169.254.169.254",
        ["inside.example"] = "10.0.0.1",
        ["private.example"] = "192.168.1.1",
        ["rebind.example"] = "127.0.0.1",
        ["v6.example"] = "::1",
        ["mapped.example"] = "::ffff:127.0.0.1",
        ["nat64.example"] = "64:ff9b::7f00:1",
        ["sixtofour.example"] = "2002:7f00:1::",
        ["mixed-inside.example"] = "127.0.0.1 10.0.0.1 fd00::1 ::ffff:169.254.169.254",
        ["127.0.0.1.nip.example"] = "127.0.0.1",
        ["xn--inside-.example"] = "127.0.0.1",
        ["xn--bcher-kva.example"] = "127.0.0.1",
        ["_dmarc.example"] = "127.0.0.1",
        ["localhost.localdomain"] = "127.0.0.1",
        ["ip6-localhost"] = "::1",
        ["a.b.localhost"] = "127.0.0.1",
        ["localhost"] = "::1 127.0.0.1",
    };

    public static IEnumerable<string> Read(int port) =>
        File.ReadLines(Path.Combine(Folder(), "hostile-urls.txt"))
            .Where(line => !line.StartsWith("# ", StringComparison.Ordinal))
            .Select(line => Unescape(line).Replace("{port}", port.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));

    /// <summary>Reads what looks like an address as the resolvers of operating systems do, historic spellings included.</summary>
    public static Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        string name = host.TrimEnd('.').ToLowerInvariant();
        return IPAddress.TryParse(name, out IPAddress? address) ? Task.FromResult<IPAddress[]>([address])
            : s_names.TryGetValue(name, out string? found) ? Task.FromResult(Array.ConvertAll(found.Split(' '), IPAddress.Parse))
            : throw new SocketException((int)SocketError.HostNotFound);
    }

    private static string Unescape(string line) => line == @"\e" ? "" : line
        .Replace(@"\\", "\0", StringComparison.Ordinal)
        .Replace(@"\t", "\t", StringComparison.Ordinal)
        .Replace(@"\s", " ", StringComparison.Ordinal)
        .Replace(@"\u00ad", "\u00AD", StringComparison.Ordinal)
        .Replace(@"\u200b", "\u200B", StringComparison.Ordinal)
        .Replace('\0', '\\');

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
