namespace ActionSteps.Mail;

/// <summary>What a mail server answered to one command.</summary>
/// <param name="Code">Three digits: 2xx done, 3xx go on, 4xx not now, 5xx never.</param>
/// <param name="Lines">The text of each line, at least one, printable ASCII.</param>
internal sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    private const int LongestShown = 200;

    /// <summary>Whether the command was carried out.</summary>
    public bool IsDone => Code is >= 200 and < 300;

    /// <summary>Whether the same command will be refused the next time, too.</summary>
    public bool IsRefusedForGood => Code is >= 500 and < 600;

    /// <summary>Code and beginning of the text.</summary>
    public override string ToString()
    {
        string text = string.Join(' ', Lines);
        return text.Length > LongestShown ? $"{Code} {text[..LongestShown]}…" : $"{Code} {text}";
    }
}
