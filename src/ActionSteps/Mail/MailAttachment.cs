using System.Buffers;

namespace ActionSteps.Mail;

/// <summary>A file that goes with a mail. Immutable, as long as nobody writes to the memory of <see cref="Content"/>.</summary>
public sealed record MailAttachment
{
    private const int LongestName = 255;
    private const int LongestType = 127;

    private static readonly SearchValues<char> TypeCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$&-^_.+");

    /// <summary>A file with its name, its type and its content.</summary>
    /// <param name="fileName">1 to 255 characters, without control characters, <c>/</c> and <c>\</c>.</param>
    /// <param name="contentType">The media type without parameters, such as <c>application/json</c>; at most 127 characters.</param>
    /// <param name="content">The bytes of the file.</param>
    /// <exception cref="ArgumentException">The name or the type is not of that form.</exception>
    public MailAttachment(string fileName, string contentType, ReadOnlyMemory<byte> content)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(contentType);
        if (fileName.Length is 0 or > LongestName || MailText.HasControl(fileName) || fileName.AsSpan().ContainsAny('/', '\\'))
        {
            throw new ArgumentException(
                $"\"{MailText.Shorten(fileName)}\" cannot be a file name: 1 to {LongestName} characters without control characters and slashes.",
                nameof(fileName));
        }

        if (!IsMediaType(contentType))
        {
            throw new ArgumentException(
                $"\"{MailText.Shorten(contentType)}\" is not a media type. Write it as in \"application/json\".", nameof(contentType));
        }

        FileName = fileName;
        ContentType = contentType;
        Content = content;
    }

    /// <summary>The name under which the file arrives.</summary>
    public string FileName { get; }

    /// <summary>The media type.</summary>
    public string ContentType { get; }

    /// <summary>The bytes of the file.</summary>
    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>Whether the content is UTF-8 text for people and logs.</summary>
    internal bool IsText =>
        ContentType.StartsWith("text/", StringComparison.OrdinalIgnoreCase)
        || string.Equals(ContentType, "application/json", StringComparison.OrdinalIgnoreCase);

    private static bool IsMediaType(string text)
    {
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && slash < text.Length - 1 && text.Length <= LongestType
            && !text.AsSpan(0, slash).ContainsAnyExcept(TypeCharacters)
            && !text.AsSpan(slash + 1).ContainsAnyExcept(TypeCharacters);
    }
}
