using System.Globalization;

namespace ActionSteps.Mail;

/// <summary>What a mail server can do, from its reply to EHLO.</summary>
/// <param name="StartTls">Whether it can encrypt the connection.</param>
/// <param name="MaxBytes">The largest mail it takes; 0 when it does not say.</param>
/// <param name="Mechanisms">How users can sign in, in capitals.</param>
internal sealed record SmtpExtensions(bool StartTls, long MaxBytes, IReadOnlyList<string> Mechanisms)
{
    /// <summary>Reads the reply; what is not known is passed over.</summary>
    public static SmtpExtensions Read(SmtpReply reply)
    {
        bool startTls = false;
        long maxBytes = 0;
        List<string> mechanisms = [];
        foreach (string line in reply.Lines.Skip(1))
        {
            string[] words = line.ToUpperInvariant().Split([' ', '='], StringSplitOptions.RemoveEmptyEntries);
            switch (words)
            {
                case ["STARTTLS", ..]:
                    startTls = true;
                    break;
                case ["SIZE", var size, ..]:
                    _ = long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out maxBytes);
                    break;
                case ["AUTH", ..]:
                    mechanisms.AddRange(words.AsSpan(1));
                    break;
            }
        }

        return new SmtpExtensions(startTls, maxBytes, mechanisms);
    }
}
