namespace ActionSteps.Knowledge;

/// <summary>Divides a document into passages.</summary>
internal static class Passages
{
    // A heading is indexed with every passage below it.
    private const int LongestHeading = 300;

    /// <summary>The passages in the order of the document.</summary>
    /// <exception cref="KnowledgeContentException">The content is malformed.</exception>
    public static IEnumerable<Passage> Of(KnowledgeDocument document, int maxLength)
    {
        string content = document.Content.TrimStart('\uFEFF').ReplaceLineEndings("\n");
        PassageOrigin origin = PassageOrigin.Of(document);
        IEnumerable<Passage> whole = document.Format switch
        {
            KnowledgeFormat.Markdown => MarkdownSections.Of(content).Select(section => new Passage(section.Text, section.Headings, origin)),
            KnowledgeFormat.Csv => CsvAnswers.Of(content, origin),
            _ => ParagraphsOf(content).Select(paragraph => new Passage(paragraph, [], origin)),
        };
        return whole.SelectMany(passage =>
        {
            string[] heading = [.. passage.Heading.Select(text => TextPieces.Of(text, LongestHeading).First())];
            return TextPieces.Of(passage.Text, maxLength).Select(piece => new Passage(piece, heading, passage.Origin));
        });
    }

    /// <summary>Paragraphs end at empty lines, also those that hold white space.</summary>
    private static IEnumerable<string> ParagraphsOf(string content)
    {
        List<string> lines = [];
        foreach (string line in content.Split('\n'))
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                lines.Add(line);
            }
            else if (lines.Count > 0)
            {
                yield return string.Join('\n', lines);
                lines.Clear();
            }
        }

        if (lines.Count > 0)
        {
            yield return string.Join('\n', lines);
        }
    }
}
