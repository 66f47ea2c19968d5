using System.Buffers;
using System.Net;
using System.Net.Sockets;

namespace ActionSteps.Scripting.Web;

/// <summary>Reads hosts of URLs: domains, IPv4 in all its spellings, IPv6, opaque hosts (WHATWG URL Standard, section 3.5).</summary>
internal static class UrlHost
{
    private static readonly SearchValues<char> s_forbidden = SearchValues.Create("\0\t\n\r #/:<>?@[\\]^|");
    private static readonly SearchValues<char> s_forbiddenInDomain =
        SearchValues.Create("\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\v\f\r\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F #/:<>?@[\\]^|%\u007F");

    /// <summary>Names in other scripts take quadratic time to spell in ASCII; no real one is longer than 255.</summary>
    private const int MaxDomain = 1024;

    private static readonly IdnMapping s_idn = new() { AllowUnassigned = true };

    /// <summary>The host in its normal form; null when it is none.</summary>
    internal static string? Parse(string input, bool isOpaque)
    {
        if (input.StartsWith('['))
        {
            return input.EndsWith(']') ? ParseIPv6(input.AsSpan(1, input.Length - 2)) : null;
        }

        if (isOpaque)
        {
            return input.AsSpan().ContainsAny(s_forbidden) ? null : PercentEncoding.Encode(input, PercentEncoding.Control);
        }

        string? domain = ToAscii(PercentEncoding.Decode(input));
        if (string.IsNullOrEmpty(domain) || domain.AsSpan().ContainsAny(s_forbiddenInDomain))
        {
            return null;
        }

        return EndsInNumber(domain) ? ParseIPv4(domain) : domain;
    }

    private static string? ToAscii(string domain)
    {
        if (System.Text.Ascii.IsValid(domain))
        {
            return domain.ToLowerInvariant();
        }

        if (domain.Length > MaxDomain)
        {
            return null;
        }

        try
        {
            // Compatibility forms such as full-width letters and dots become plain ones; soft hyphens and joiners vanish.
            string plain = domain.Normalize(System.Text.NormalizationForm.FormKC).ToLowerInvariant()
                .Replace("\u00AD", "", StringComparison.Ordinal).Replace("\u200B", "", StringComparison.Ordinal).Replace("\u2060", "", StringComparison.Ordinal)
                .Replace("\uFEFF", "", StringComparison.Ordinal).Replace('\u3002', '.');
            return System.Text.Ascii.IsValid(plain) ? plain : s_idn.GetAscii(plain).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool EndsInNumber(ReadOnlySpan<char> domain)
    {
        domain = domain.EndsWith('.') ? domain[..^1] : domain;
        ReadOnlySpan<char> last = domain[(domain.LastIndexOf('.') + 1)..];
        return !last.IsEmpty && (!last.ContainsAnyExceptInRange('0', '9') || TryParseNumber(last, out _));
    }

    private static string? ParseIPv4(string domain)
    {
        string[] parts = (domain.EndsWith('.') ? domain[..^1] : domain).Split('.', 5);
        if (parts.Length > 4)
        {
            return null;
        }

        ulong address = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            if (!TryParseNumber(parts[i], out ulong number))
            {
                return null;
            }

            // The last number fills what the others leave.
            int bits = i < parts.Length - 1 ? 8 : 8 * (5 - parts.Length);
            if (number >> bits != 0)
            {
                return null;
            }

            address = (address << bits) | number;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{address >> 24}.{(address >> 16) & 255}.{(address >> 8) & 255}.{address & 255}");
    }

    // Decimal, octal with a leading 0, hexadecimal with a leading 0x; very large numbers count as 2^63.
    private static bool TryParseNumber(ReadOnlySpan<char> text, out ulong number)
    {
        number = 0;
        if (text.IsEmpty)
        {
            return false;
        }

        uint radix = 10;
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            radix = 16;
            text = text[2..];
        }
        else if (text.Length > 1 && text[0] == '0')
        {
            radix = 8;
            text = text[1..];
        }

        foreach (char unit in text)
        {
            if (!char.IsAsciiHexDigit(unit) || PercentEncoding.HexValue(unit) >= radix)
            {
                return false;
            }

            number = number >= 1UL << 58 ? 1UL << 63 : (number * radix) + (uint)PercentEncoding.HexValue(unit);
        }

        return true;
    }

    private static string? ParseIPv6(ReadOnlySpan<char> text)
    {
        // The framework's reader also takes zones, ports and prefix lengths, which a URL must not have.
        if (text.Length > 45 || text.ContainsAny("%/[]") || !text.Contains(':') || !IPAddress.TryParse(text, out IPAddress? address)
            || address.AddressFamily != AddressFamily.InterNetworkV6 || !HasPlainParts(text))
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        return FormatIPv6(bytes);
    }

    private static bool HasPlainParts(ReadOnlySpan<char> text)
    {
        int digits = 0;
        foreach (char unit in text[..(text.LastIndexOf(':') + 1)])
        {
            digits = unit == ':' ? 0 : digits + 1;
            if (digits > 4 || !(unit == ':' || char.IsAsciiHexDigit(unit)))
            {
                return false;
            }
        }

        ReadOnlySpan<char> last = text[(text.LastIndexOf(':') + 1)..];
        if (!last.Contains('.'))
        {
            return last.Length <= 4;
        }

        int parts = 0;
        foreach (Range range in last.Split('.'))
        {
            ReadOnlySpan<char> part = last[range];
            parts++;
            if (part.IsEmpty || part.Length > 3 || part.ContainsAnyExceptInRange('0', '9') || (part.Length > 1 && part[0] == '0'))
            {
                return false;
            }
        }

        return parts == 4;
    }

    // RFC 5952 without its exception for embedded IPv4: the longest run of at least two zeros becomes "::".
    private static string FormatIPv6(ReadOnlySpan<byte> bytes)
    {
        (int start, int length) = (-1, 1);
        for (int i = 0; i < 8; i++)
        {
            int run = 0;
            while (i + run < 8 && bytes[2 * (i + run)] == 0 && bytes[(2 * (i + run)) + 1] == 0)
            {
                run++;
            }

            if (run > length)
            {
                (start, length) = (i, run);
            }
        }

        var text = new System.Text.StringBuilder("[");
        for (int i = 0; i < 8; i++)
        {
            if (i == start)
            {
                text.Append(i == 0 ? "::" : ":");
                i += length - 1;
                continue;
            }

            text.Append(((bytes[2 * i] << 8) | bytes[(2 * i) + 1]).ToString("x", CultureInfo.InvariantCulture));
            if (i < 7)
            {
                text.Append(':');
            }
        }

        return text.Append(']').ToString();
    }
}
