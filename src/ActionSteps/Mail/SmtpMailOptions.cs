using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace ActionSteps.Mail;

/// <summary>The mail server of an <see cref="SmtpMailSender"/>. Checked once, when the sender is built.</summary>
public sealed class SmtpMailOptions
{
    /// <summary>The longest <see cref="User"/> and <see cref="Password"/>: 1,000 characters.</summary>
    public const int MaxCredentialLength = 1_000;

    /// <summary>The name or address of the server. With TLS, its certificate must be for this name.</summary>
    public required string Host { get; init; }

    /// <summary>The port of the server; default 587, range 1 to 65,535. 465 goes with <see cref="SmtpSecurity.Tls"/>.</summary>
    public int Port { get; init; } = 587;

    /// <summary>How the connection is protected; default STARTTLS, without which no mail leaves.</summary>
    public SmtpSecurity Security { get; init; }

    /// <summary>The user at the server; <c>null</c> for a server that asks for none. Needs a password and an encrypted connection.</summary>
    public string? User { get; init; }

    /// <summary>The password of <see cref="User"/>.</summary>
    public string? Password { get; init; }

    /// <summary>Who sends the mails, as <c>name@domain</c> or <c>Name &lt;name@domain&gt;</c>; also where refusals come back to.</summary>
    public required string From { get; init; }

    /// <summary>How this machine calls itself to the server: a domain name; <c>null</c> for its address in brackets.</summary>
    public string? ClientName { get; init; }

    /// <summary>The longest time of one mail, from connecting to the server's acceptance; default 30 seconds, range 1 second to 10 minutes.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The largest mail with its attachments, as it is sent; default 26,214,400 bytes (25 MB), range 1,024 to 104,857,600 bytes.</summary>
    public int MaxMessageBytes { get; init; } = MimeMessage.DefaultMaxBytes;

    /// <summary>
    /// Certificate authorities that the server's certificate must come from instead of those that the platform trusts, for servers with
    /// an authority of their own; default none. Names and dates are checked all the same, revocation is not.
    /// </summary>
    public IReadOnlyList<X509Certificate2> TrustedAuthorities { get; init; } = [];

    /// <exception cref="ArgumentException">Options are wrong; the message lists all of them.</exception>
    internal void Check()
    {
        List<string> faults = [];
        Require(Uri.CheckHostName(Host) != UriHostNameType.Unknown, "Host must be the name or address of the mail server.", faults);
        RequireRange(Port, 1, 65_535, nameof(Port), string.Empty, faults);
        Require(Enum.IsDefined(Security), "Security must be StartTls, Tls or None.", faults);
        Require(MailAddress.TryParse(From, out _), "From must be a mail address, as in \"Bot <bot@example.org>\".", faults);
        Require(
            ClientName is null || (Ascii.IsValid(ClientName) && Uri.CheckHostName(ClientName) == UriHostNameType.Dns),
            "ClientName must be a domain name, or null for the address of this machine.",
            faults);
        Require((User is null) == (Password is null), "User and Password must both be set, or neither.", faults);
        Require(IsCredential(User) && IsCredential(Password), $"User and Password must have 1 to {MaxCredentialLength:N0} characters without control characters.", faults);
        Require(User is null || Security != SmtpSecurity.None, "Security must be StartTls or Tls when a password is sent.", faults);
        RequireRange((long)Timeout.TotalMilliseconds, 1_000, 600_000, nameof(Timeout), " milliseconds", faults);
        RequireRange(MaxMessageBytes, 1_024, 104_857_600, nameof(MaxMessageBytes), " bytes", faults);
        if (faults.Count > 0)
        {
            throw new ArgumentException($"The options of the mail server are wrong: {string.Join(' ', faults)}");
        }
    }

    private static bool IsCredential(string? text) =>
        text is null || (text.Length is > 0 and <= MaxCredentialLength && !MailText.HasControl(text));

    private static void Require(bool condition, string fault, List<string> faults)
    {
        if (!condition)
        {
            faults.Add(fault);
        }
    }

    private static void RequireRange(long value, long least, long most, string name, string unit, List<string> faults) => Require(
        value >= least && value <= most,
        string.Create(CultureInfo.InvariantCulture, $"{name} is {value:N0}{unit}; it must be {least:N0} to {most:N0}."),
        faults);
}
