using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace ActionSteps.Mail;

/// <summary>The grammar of mail addresses: the common core of RFC 5322, without comments, routes and quoted local parts.</summary>
internal static class MailAddressParser
{
    private const int LongestAddress = 254;
    private const int LongestLocal = 64;
    private const int LongestLabel = 63;
    private const int LongestName = 256;

    private static readonly SearchValues<char> LocalCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-/=?^_`{|}~.");

    private static readonly SearchValues<char> LabelCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");

    private static readonly SearchValues<char> Specials = SearchValues.Create("()<>[]:;@\\,.\"");

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    /// <summary>Separates the name of the owner from the mailbox.</summary>
    public static bool TrySplit(string text, out string? name, [NotNullWhen(true)] out string? mailbox)
    {
        name = null;
        mailbox = text;
        if (!text.EndsWith('>'))
        {
            return true;
        }

        int open = text.LastIndexOf('<');
        if (open < 0)
        {
            return false;
        }

        mailbox = text[(open + 1)..^1].Trim();
        string written = text[..open].Trim();
        name = written.StartsWith('"') ? Unquote(written) : written;
        bool valid = name is not null && name.Length <= LongestName && (written.StartsWith('"') || !written.AsSpan().ContainsAny('<', '>', '"'));
        name = string.IsNullOrWhiteSpace(name) ? null : name;
        return valid;
    }

    /// <summary>The address in its ASCII form; <c>null</c> when it is none.</summary>
    public static string? Normalize(string mailbox)
    {
        int at = mailbox.LastIndexOf('@');
        if (at < 0 || mailbox.Length > LongestAddress || !IsLocal(mailbox.AsSpan(0, at)))
        {
            return null;
        }

        string? domain = ToAscii(mailbox[(at + 1)..]);
        return domain is not null && IsDomain(domain) && at + 1 + domain.Length <= LongestAddress ? $"{mailbox[..at]}@{domain}" : null;
    }

    /// <summary>A name as it stands before the mailbox, in quotes where it needs them.</summary>
    public static string Quote(string name)
    {
        if (!name.AsSpan().ContainsAny(Specials) && name == name.Trim())
        {
            return name;
        }

        return $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }

    private static string? Unquote(string written)
    {
        StringBuilder name = new(written.Length);
        for (int i = 1; i < written.Length; i++)
        {
            if (written[i] == '"')
            {
                return i == written.Length - 1 ? name.ToString() : null;
            }

            if (written[i] == '\\' && ++i == written.Length)
            {
                return null;
            }

            name.Append(written[i]);
        }

        return null;
    }

    private static bool IsLocal(ReadOnlySpan<char> local) =>
        local.Length is > 0 and <= LongestLocal
        && !local.ContainsAnyExcept(LocalCharacters)
        && local[0] != '.' && local[^1] != '.' && !local.Contains("..", StringComparison.Ordinal);

    private static string? ToAscii(string domain)
    {
        if (Ascii.IsValid(domain))
        {
            return domain;
        }

        try
        {
            return Idn.GetAscii(domain);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool IsDomain(string domain)
    {
        ReadOnlySpan<char> last = default;
        foreach (Range range in domain.AsSpan().Split('.'))
        {
            last = domain.AsSpan(range);
            if (last.Length is 0 or > LongestLabel || last.ContainsAnyExcept(LabelCharacters) || last[0] == '-' || last[^1] == '-')
            {
                return false;
            }
        }

        // A last label of digits only is the address of a host, not a name.
        return last.ContainsAnyExceptInRange('0', '9');
    }
}
