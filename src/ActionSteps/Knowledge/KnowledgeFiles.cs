using System.Text;

namespace ActionSteps.Knowledge;

/// <summary>Reads the content of a bot. Files stay within one directory, have a known kind, a largest size, and are UTF-8.</summary>
internal static class KnowledgeFiles
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Files first, then texts, in the order of the bot.</summary>
    /// <exception cref="KnowledgeContentException">A file cannot be used.</exception>
    public static async Task<IReadOnlyList<KnowledgeDocument>> ReadAsync(
        KnowledgeSettings content, string? baseDirectory, KnowledgeOptions options, CancellationToken cancellationToken)
    {
        List<KnowledgeDocument> documents = [];
        foreach (KnowledgeFile file in content.Files.Take(options.MaxDocuments + 1))
        {
            string path = Locate(file.Path, baseDirectory);
            documents.Add(new KnowledgeDocument(
                await ReadAsync(path, file.Path, options, cancellationToken).ConfigureAwait(false), FormatOf(file.Path))
            {
                Source = file.Source ?? Path.GetFileName(path),
                Title = file.Title,
                Language = file.Language,
                Tags = file.Tags,
            });
        }

        documents.AddRange(content.Texts.Select(text => new KnowledgeDocument(text.Text, KnowledgeFormat.Markdown)
        {
            Source = text.Source,
            Title = text.Title,
            Language = text.Language,
            Tags = text.Tags,
        }));
        return documents;
    }

    /// <exception cref="KnowledgeContentException">The content is too large.</exception>
    public static void CheckSize(long bytes, string? document, KnowledgeOptions options)
    {
        if (bytes > options.MaxDocumentBytes)
        {
            throw new KnowledgeContentException(
                FormattableString.Invariant($"It is larger than {options.MaxDocumentBytes:N0} bytes. Divide it."), document);
        }
    }

    private static KnowledgeFormat FormatOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".md" or ".markdown" => KnowledgeFormat.Markdown,
        ".txt" => KnowledgeFormat.Text,
        ".csv" => KnowledgeFormat.Csv,
        _ => throw new KnowledgeContentException("Files end in .md, .markdown, .txt or .csv. Convert it to one of these.", path),
    };

    /// <summary>The full path of a file. Each part is looked at, because a link may lead out of the directory.</summary>
    private static string Locate(string path, string? baseDirectory)
    {
        if (baseDirectory is null)
        {
            throw new KnowledgeContentException("The host does not say which directory holds the files of the bot.", path);
        }

        string[] parts = path.Split('/', '\\');
        if (parts.Any(part => part is "" or "." or ".." || part.Any(unit => unit is ':' or < ' ')))
        {
            throw new KnowledgeContentException("A path names directories and a file below the directory of the bot, as in \"faq/hours.md\".", path);
        }

        string located = Path.GetFullPath(baseDirectory);
        for (int i = 0; i < parts.Length; i++)
        {
            located = Path.Combine(located, parts[i]);
            FileSystemInfo entry = i < parts.Length - 1 ? new DirectoryInfo(located) : new FileInfo(located);
            if (!entry.Exists)
            {
                throw new KnowledgeContentException("There is no such file.", path);
            }

            if (entry.LinkTarget is not null)
            {
                throw new KnowledgeContentException(
                    "It is a link, or below one, and could lead out of the directory of the bot. Copy the file.", path);
            }
        }

        return located;
    }

    private static async Task<string> ReadAsync(
        string fullPath, string path, KnowledgeOptions options, CancellationToken cancellationToken)
    {
        try
        {
            FileStream file = new(fullPath, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, useAsync: true);
            await using (file.ConfigureAwait(false))
            {
                CheckSize(file.Length, path, options);
                byte[] bytes = new byte[file.Length];
                int length = await file.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
                ReadOnlySpan<byte> text = bytes.AsSpan(0, length);
                return StrictUtf8.GetString(text.StartsWith(Encoding.UTF8.Preamble) ? text[Encoding.UTF8.Preamble.Length..] : text);
            }
        }
        catch (DecoderFallbackException notUtf8)
        {
            throw new KnowledgeContentException("It is not UTF-8. Save it as UTF-8.", path, innerException: notUtf8);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new KnowledgeContentException($"It cannot be read: {failure.Message}", path, innerException: failure);
        }
    }
}
