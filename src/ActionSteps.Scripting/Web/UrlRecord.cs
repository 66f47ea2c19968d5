
namespace ActionSteps.Scripting.Web;

/// <summary>The parts of a URL (WHATWG URL Standard, section 4.1).</summary>
internal sealed class UrlRecord
{
    internal string Scheme = "";
    internal string Username = "";
    internal string Password = "";

    /// <summary>The host as it is written in the URL; null when the URL has none.</summary>
    internal string? Host;

    /// <summary>The port when it is not the one that the scheme implies.</summary>
    internal int? Port;

    /// <summary>The segments of a path that is split at slashes.</summary>
    internal List<string> Path = [];

    /// <summary>The path of a URL such as <c>mailto:a@b</c>, which has no segments; otherwise null.</summary>
    internal string? OpaquePath;

    /// <summary>What follows the question mark; null when there is none.</summary>
    internal string? Query;

    /// <summary>What follows the number sign; null when there is none.</summary>
    internal string? Fragment;

    internal bool IsSpecial => IsSpecialScheme(Scheme);

    internal bool HasCredentials => Username.Length > 0 || Password.Length > 0;

    internal bool CannotHaveCredentialsOrPort => string.IsNullOrEmpty(Host) || Scheme == "file";

    internal string PathText => OpaquePath ?? (Path.Count == 0 ? "" : "/" + string.Join('/', Path));

    internal string HostAndPort => Port is { } port ? $"{Host}:{port.ToString(CultureInfo.InvariantCulture)}" : Host ?? "";

    internal string Origin => Scheme switch
    {
        "http" or "https" or "ws" or "wss" or "ftp" => $"{Scheme}://{HostAndPort}",
        "blob" when UrlParser.Parse(PathText, null) is { Scheme: "http" or "https" } inner => inner.Origin,
        _ => "null",
    };

    /// <summary>About what the parts hold in memory, in bytes; each part is a text of its own.</summary>
    internal long Bytes
    {
        get
        {
            long units = Scheme.Length + Username.Length + Password.Length
                + (Host?.Length ?? 0) + (OpaquePath?.Length ?? 0) + (Query?.Length ?? 0) + (Fragment?.Length ?? 0);
            foreach (string segment in Path)
            {
                units += segment.Length;
            }

            return 320 + (2 * units) + (BytesOfSegment * Path.Count);
        }
    }

    /// <summary>What a segment of the path takes besides its characters.</summary>
    internal const long BytesOfSegment = 40;

    internal static bool IsSpecialScheme(string scheme) => scheme is "http" or "https" or "ws" or "wss" or "ftp" or "file";

    internal static int? DefaultPort(string scheme) => scheme switch
    {
        "http" or "ws" => 80,
        "https" or "wss" => 443,
        "ftp" => 21,
        _ => null,
    };

    /// <summary>Removes the last segment, but not the drive letter of a file URL.</summary>
    internal void ShortenPath()
    {
        if (Scheme == "file" && Path.Count == 1 && UrlParser.IsNormalizedDriveLetter(Path[0]))
        {
            return;
        }

        if (Path.Count > 0)
        {
            Path.RemoveAt(Path.Count - 1);
        }
    }

    internal UrlRecord Copy()
    {
        var copy = (UrlRecord)MemberwiseClone();
        copy.Path = [.. Path];
        return copy;
    }

    /// <summary>Becomes what another record is.</summary>
    internal void Take(UrlRecord other)
    {
        (Scheme, Username, Password) = (other.Scheme, other.Username, other.Password);
        (Host, Port, Path, OpaquePath) = (other.Host, other.Port, other.Path, other.OpaquePath);
        (Query, Fragment) = (other.Query, other.Fragment);
    }

    internal string ToText()
    {
        var text = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[256]);
        text.AppendLiteral(Scheme);
        text.AppendLiteral(":");
        if (Host is not null)
        {
            text.AppendLiteral("//");
            if (HasCredentials)
            {
                text.AppendLiteral(Username);
                text.AppendLiteral(Password.Length > 0 ? ":" : "");
                text.AppendLiteral(Password);
                text.AppendLiteral("@");
            }

            text.AppendLiteral(Host);
            if (Port is { } port)
            {
                text.AppendLiteral(":");
                text.AppendFormatted(port);
            }
        }
        else if (OpaquePath is null && Path.Count > 1 && Path[0].Length == 0)
        {
            // Without it the path would be read as a host.
            text.AppendLiteral("/.");
        }

        text.AppendLiteral(OpaquePath ?? "");
        for (int i = 0; OpaquePath is null && i < Path.Count; i++)
        {
            text.AppendLiteral("/");
            text.AppendLiteral(Path[i]);
        }

        text.AppendLiteral(Query is null ? "" : "?");
        text.AppendLiteral(Query ?? "");
        text.AppendLiteral(Fragment is null ? "" : "#");
        text.AppendLiteral(Fragment ?? "");
        return text.ToStringAndClear();
    }
}
