using ActionSteps.Expressions;

namespace ActionSteps.Mail;

/// <summary>Makes the recipients of one mail out of what a builder wrote (steps.md section 4).</summary>
internal sealed class MailRecipients
{
    private const int MostWarnings = 10;

    private readonly StepContext _context;
    private readonly List<MailAddress> _found = [];
    private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);
    private int _invalid;

    private MailRecipients(StepContext context) => _context = context;

    /// <summary>Every address that the entries name, each once; what is no address is a warning.</summary>
    /// <exception cref="StepException">None is left.</exception>
    public static IReadOnlyList<MailAddress> Resolve(IReadOnlyList<Template> entries, StepContext context)
    {
        MailRecipients recipients = new(context);
        for (int i = 0; i < entries.Count; i++)
        {
            string field = $"recipients[{i}]";
            string text = context.Render(entries[i], field: field);
            foreach (string part in Split(text))
            {
                recipients.Add(part, text, field);
            }
        }

        return recipients.Complete();
    }

    private void Add(string part, string text, string field)
    {
        if (!MailAddress.TryParse(part, out MailAddress? address))
        {
            _invalid++;
            if (_invalid <= MostWarnings)
            {
                _context.Warn(ErrorCodes.InvalidRecipient, $"{Describe(part, text, field)} is not a mail address (name@domain); it was left out.");
            }
        }
        else if (_known.Count <= MailMessage.MaxRecipients && _known.Add(address.Address))
        {
            // One more than allowed is known, so that it is told once.
            _found.Add(address);
        }
    }

    // A piece of a sensitive value would not be recognised when the log is masked, so only the place is told.
    private string Describe(string part, string text, string field) =>
        _context.Variables.CreateMask() is { } mask && mask.Mask(text) != text ? $"A part of \"{field}\"" : $"\"{MailText.Shorten(part)}\"";

    private List<MailAddress> Complete()
    {
        if (_invalid > MostWarnings)
        {
            _context.Warn(ErrorCodes.InvalidRecipient, $"{_invalid - MostWarnings} more recipients are not mail addresses; they were left out.");
        }

        if (_found.Count > MailMessage.MaxRecipients)
        {
            _context.Warn(ErrorCodes.InvalidRecipient, $"A mail has at most {MailMessage.MaxRecipients} recipients; those after them were left out.");
            _found.RemoveRange(MailMessage.MaxRecipients, _found.Count - MailMessage.MaxRecipients);
        }

        return _found.Count > 0
            ? _found
            : throw new StepException(ErrorCodes.NoRecipients, "The mail has no recipient with a valid address. Check the variables in \"recipients\".");
    }

    /// <summary>The parts between commas and semicolons, trimmed; a part may begin with a name in quotes that holds both.</summary>
    private static IEnumerable<string> Split(string text)
    {
        for (int start = 0; start < text.Length;)
        {
            int afterName = SkipQuotedName(text, start);
            int separator = text.AsSpan(afterName).IndexOfAny(',', ';');
            int end = separator < 0 ? text.Length : afterName + separator;
            string part = text[start..end].Trim();
            if (part.Length > 0)
            {
                yield return part;
            }

            start = end + 1;
        }
    }

    private static int SkipQuotedName(string text, int start)
    {
        int open = start;
        while (open < text.Length && char.IsWhiteSpace(text[open]))
        {
            open++;
        }

        if (open == text.Length || text[open] != '"')
        {
            return open;
        }

        for (int i = open + 1; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                return i + 1;
            }

            i += text[i] == '\\' ? 1 : 0;
        }

        // A quote that nobody closes is an ordinary character: it must not swallow the recipients after it.
        return open;
    }
}
