namespace ActionSteps.Knowledge;

/// <summary>Reads questions with answers from CSV (<see cref="KnowledgeFormat.Csv"/>).</summary>
internal static class CsvAnswers
{
    private static readonly string[] Standard = ["question", "answer"];
    private static readonly char[] TagSeparators = [',', ';'];

    /// <summary>A passage for each row.</summary>
    /// <exception cref="KnowledgeContentException">A row is malformed, or has no question or no answer.</exception>
    public static IEnumerable<Passage> Of(string content, PassageOrigin origin)
    {
        string[]? columns = null;
        foreach ((int line, IReadOnlyList<string> cells) in CsvRows.Of(content, origin.Source))
        {
            if (columns is null)
            {
                string[] names = [.. cells.Select(cell => cell.Trim().ToLowerInvariant())];
                bool isHeader = names.Contains("question") && names.Contains("answer");
                columns = isHeader ? names : Standard;
                if (isHeader)
                {
                    continue;
                }
            }

            string? Cell(string name) =>
                Array.IndexOf(columns, name) is var index and >= 0 && index < cells.Count ? PassageOrigin.Filled(cells[index]) : null;

            if (Cell("question") is not { } question || Cell("answer") is not { } answer)
            {
                throw new KnowledgeContentException("A row needs a question and an answer.", origin.Source, line);
            }

            yield return new Passage(answer, [question], new PassageOrigin(
                Cell("source") ?? origin.Source,
                Cell("title") ?? origin.Title,
                Cell("language") ?? origin.Language,
                Cell("tags")?.Split(TagSeparators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? origin.Tags));
        }
    }
}
