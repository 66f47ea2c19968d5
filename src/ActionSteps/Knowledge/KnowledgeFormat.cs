namespace ActionSteps.Knowledge;

/// <summary>How the content of a document is divided into passages, one of which is an answer.</summary>
public enum KnowledgeFormat
{
    /// <summary>Markdown: what stands below a heading is a passage. Front matter is left out.</summary>
    Markdown,

    /// <summary>Plain text: a paragraph, which ends at an empty line, is a passage.</summary>
    Text,

    /// <summary>
    /// Questions with answers, comma- or semicolon-separated with quotes as in RFC 4180: an answer is a passage. A first row with
    /// <c>question</c> and <c>answer</c> names the columns and may also name <c>tags</c> (separated by comma or semicolon), <c>source</c>,
    /// <c>title</c> and <c>language</c>, which go before those of the document; without it the first two columns count.
    /// </summary>
    Csv,
}
