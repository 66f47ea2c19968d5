namespace ActionSteps.Knowledge;

/// <summary>
/// Answers from documents in memory by the words they share with the question: each answer is a passage as it stands in a document. Finds
/// nothing when no passage reaches <see cref="KnowledgeOptions.MinimumScore"/>. Immutable and thread-safe.
/// </summary>
/// <remarks>
/// Words are compared without case, accents and plural s; words that say nothing about a subject ("what", "the") are left out of questions
/// in English, Dutch, French and German. Words of headings, and of the questions in CSV files, count twice. Content in a language answers
/// questions in that language only.
/// </remarks>
public sealed class InMemoryKnowledgeBase : IKnowledgeBase
{
    private readonly KnowledgeOptions _options;
    private readonly List<Passage> _passages;
    private readonly PassageIndex _index;

    /// <summary>Divides documents into passages and indexes them.</summary>
    /// <param name="documents">The documents; none for a knowledge base that finds nothing.</param>
    /// <param name="options">How answers are found; the defaults when left out.</param>
    /// <exception cref="ArgumentException">Options are out of range; the message lists all of them.</exception>
    /// <exception cref="KnowledgeContentException">A document is malformed or too large, or there are too many.</exception>
    public InMemoryKnowledgeBase(IEnumerable<KnowledgeDocument> documents, KnowledgeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(documents);
        _options = options ?? new KnowledgeOptions();
        _options.Check();
        _passages = PassagesOf(documents, _options);
        _index = new PassageIndex(_passages, _options.K1, _options.B);
    }

    /// <summary>Reads the content of a bot and indexes it.</summary>
    /// <param name="content">What the bot says.</param>
    /// <param name="baseDirectory">The directory that holds its files; nothing outside it is read. <c>null</c> when it has no files.</param>
    /// <param name="options">How answers are found; <c>null</c> for the defaults.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ArgumentException">Options are out of range; the message lists all of them.</exception>
    /// <exception cref="KnowledgeContentException">
    /// A file is missing, outside the directory, too large, of an unknown kind or not UTF-8, or content is malformed.
    /// </exception>
    public static async Task<InMemoryKnowledgeBase> LoadAsync(
        KnowledgeSettings content, string? baseDirectory, KnowledgeOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        options ??= new KnowledgeOptions();
        options.Check();
        return new InMemoryKnowledgeBase(
            await KnowledgeFiles.ReadAsync(content, baseDirectory, options, cancellationToken).ConfigureAwait(false), options);
    }

    /// <inheritdoc/>
    public ValueTask<KnowledgeAnswer?> AskAsync(KnowledgeQuestion question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Answer(question));
    }

    private KnowledgeAnswer? Answer(KnowledgeQuestion question)
    {
        QuestionWords words = QuestionWords.Of(question);
        return KnowledgeAnswers.Of(
            _index.Score(words.Items)
                .Where(scored => IsAllowed(_passages[scored.Key].Origin, question))
                .Select(scored => new KnowledgeAnswers.Found(_passages[scored.Key], scored.Key, scored.Value)),
            words,
            _options);
    }

    private static bool IsAllowed(PassageOrigin origin, KnowledgeQuestion question) =>
        origin.Speaks(question.Language) && origin.HasAny(question.Tags);

    /// <summary>The passages of documents, in order.</summary>
    /// <exception cref="KnowledgeContentException">A document is malformed or too large, or there are too many.</exception>
    internal static List<Passage> PassagesOf(IEnumerable<KnowledgeDocument> documents, KnowledgeOptions options)
    {
        List<Passage> passages = [];
        int count = 0;
        foreach (KnowledgeDocument document in documents)
        {
            if (++count > options.MaxDocuments)
            {
                throw new KnowledgeContentException(
                    FormattableString.Invariant($"There are more than {options.MaxDocuments:N0} documents."), document.Source);
            }

            KnowledgeFiles.CheckSize(document.Content.Length, document.Source, options);
            foreach (Passage passage in Passages.Of(document, options.MaxPassageLength))
            {
                passages.Add(passages.Count < options.MaxPassages
                    ? passage
                    : throw new KnowledgeContentException(
                        FormattableString.Invariant($"There are more than {options.MaxPassages:N0} passages in all."), document.Source));
            }
        }

        return passages;
    }
}
