using System.Diagnostics.CodeAnalysis;

namespace ActionSteps.Mail;

/// <summary>
/// A mailbox that can receive mail, with or without the name of its owner. Valid by construction: no part of it holds a line break or
/// another control character. Immutable; equal when address and name are.
/// </summary>
public sealed record MailAddress
{
    private MailAddress(string address, string? displayName)
    {
        Address = address;
        DisplayName = displayName;
    }

    /// <summary>The address, <c>local@domain</c>, in ASCII as it was written; an international domain in its <c>xn--</c> form.</summary>
    public string Address { get; }

    /// <summary>The name of the owner; <c>null</c> for none.</summary>
    public string? DisplayName { get; }

    /// <summary>Reads <c>a@b.example</c>, <c>Ann &lt;a@b.example&gt;</c> or <c>"Lee, Ann" &lt;a@b.example&gt;</c>.</summary>
    /// <remarks>
    /// The part before the <c>@</c> is letters and digits of ASCII, <c>!#$%&amp;'*+-/=?^_`{|}~</c>, and single dots between them, at most
    /// 64 characters. Quoted local parts, local parts beyond ASCII (every server on the way would have to know SMTPUTF8) and addresses
    /// of hosts in brackets are refused. A name has at most 256 characters.
    /// </remarks>
    /// <exception cref="FormatException">The text is not a mail address.</exception>
    public static MailAddress Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out MailAddress? address)
            ? address
            : throw new FormatException($"\"{MailText.Shorten(text)}\" is not a mail address. Write it as name@domain or Name <name@domain>.");
    }

    /// <summary>As <see cref="Parse"/>, without an exception.</summary>
    /// <param name="text">The text; <c>null</c> is no address.</param>
    /// <param name="address">The address, or <c>null</c>.</param>
    /// <returns>Whether the text is a mail address.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out MailAddress? address)
    {
        address = null;
        if (text is null || MailText.HasControl(text) || !MailAddressParser.TrySplit(text.Trim(), out string? name, out string? mailbox))
        {
            return false;
        }

        if (MailAddressParser.Normalize(mailbox) is { } normalized)
        {
            address = new MailAddress(normalized, name);
        }

        return address is not null;
    }

    /// <summary>The form that <see cref="Parse"/> reads: the address alone, or name and address.</summary>
    public override string ToString() => DisplayName is null ? Address : $"{MailAddressParser.Quote(DisplayName)} <{Address}>";
}
