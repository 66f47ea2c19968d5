namespace ActionSteps.Knowledge;

/// <summary>Content of a knowledge base cannot be used: a file that is missing, too large or not UTF-8, or a malformed CSV row.</summary>
public sealed class KnowledgeContentException : ActionStepsException
{
    internal KnowledgeContentException(string reason, string? document, int line = 0, Exception? innerException = null)
        : base(MessageOf(reason, document, line), innerException)
    {
        Document = document;
        Line = line;
    }

    /// <summary>The path or source of the content; <c>null</c> when it has none.</summary>
    public string? Document { get; }

    /// <summary>The line, from 1; 0 when it is about the whole.</summary>
    public int Line { get; }

    private static string MessageOf(string reason, string? document, int line) => FormattableString.Invariant(
        $"Knowledge from {(document is null ? "a text" : $"\"{document}\"")}{(line > 0 ? $", line {line}" : string.Empty)}: {reason}");
}
