using System.Runtime.CompilerServices;
using ActionSteps.Knowledge;
using ActionSteps.Storage.Sql;

namespace ActionSteps.Storage.Knowledge;

/// <summary>
/// Answers from content in a database: the index finds the passages that may answer, and the same code as in memory scores them. Thread-safe.
/// </summary>
internal sealed class SqlKnowledgeBase : IKnowledgeBase
{
    private const string HostsDocuments = "documents";
    private const long KeptDays = 30;

    private readonly ISqlDatabase _database;
    private readonly KnowledgeIndex _index;
    private readonly string? _baseDirectory;
    private readonly KnowledgeOptions _options;
    private readonly TimeProvider _clock;
    private readonly ConditionalWeakTable<KnowledgeSettings, Lazy<Task<KnowledgeCollection>>> _ofBots = [];

    public SqlKnowledgeBase(ISqlDatabase database, TimeProvider clock, string? baseDirectory, KnowledgeOptions? options)
    {
        (_database, _clock, _baseDirectory) = (database, clock, baseDirectory);
        _index = new KnowledgeIndex(database);
        _options = options ?? new KnowledgeOptions();
        _options.Check();
    }

    /// <summary>Sets the content that all bots of the host share, in the place of what was there.</summary>
    public async ValueTask ReplaceAsync(IEnumerable<KnowledgeDocument> documents, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(documents);
        List<Passage> passages = InMemoryKnowledgeBase.PassagesOf(documents, _options);

        // Never unused: the host has put it there.
        await _index.AddAsync(HostsDocuments, passages, long.MaxValue, replace: true, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<KnowledgeAnswer?> AskAsync(KnowledgeQuestion question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        cancellationToken.ThrowIfCancellationRequested();
        if (question.Content is { } content)
        {
            KnowledgeCollection own = await OpenAsync(content, cancellationToken).ConfigureAwait(false);
            if (await AskAsync(own, question, cancellationToken).ConfigureAwait(false) is { } answer)
            {
                return answer;
            }
        }

        return await _index.FindAsync(HostsDocuments, cancellationToken).ConfigureAwait(false) is { } shared
            ? await AskAsync(shared, question, cancellationToken).ConfigureAwait(false)
            : null;
    }

    private async ValueTask<KnowledgeAnswer?> AskAsync(
        KnowledgeCollection collection, KnowledgeQuestion question, CancellationToken cancellationToken)
    {
        QuestionWords words = QuestionWords.Of(question);
        if (words.Items.Count == 0)
        {
            return null;
        }

        string query = PassageTokens.QueryOf(collection.Number, question, words, _database.Dialect.QueryAnd, _database.Dialect.QueryOr);
        List<(int Position, Passage Passage)> found = await _database.ListAsync(
            new SqlText(_database.Dialect.FindPassages, SqlValue.Text(query)),
            static row => ((int)row.Integer(0), PassageJson.Read(row.Json(1))),
            cancellationToken).ConfigureAwait(false);
        if (found.Count == 0)
        {
            return null;
        }

        Dictionary<string, long> having = await _index.CountAsync(collection.Number, words.Items, cancellationToken).ConfigureAwait(false);
        (string Word, double Weight)[] weights =
            [.. words.Items.Select(word => (word, PassageScore.Weight(collection.Passages, having.GetValueOrDefault(word))))];
        return KnowledgeAnswers.Of(
            found
                .Where(passage => passage.Passage.Origin.Speaks(question.Language) && passage.Passage.Origin.HasAny(question.Tags))
                .Select(passage => new KnowledgeAnswers.Found(passage.Passage, passage.Position, ScoreOf(passage.Passage, weights, collection))),
            words,
            _options);
    }

    private double ScoreOf(Passage passage, (string Word, double Weight)[] weights, KnowledgeCollection collection)
    {
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        double length = PassageScore.Count(passage, counts) / collection.AverageLength;
        double score = 0;
        double covered = 0;
        foreach ((string word, double weight) in weights)
        {
            covered += weight;
            score += counts.TryGetValue(word, out int count) ? weight * PassageScore.Frequency(count, length, _options.K1, _options.B) : 0;
        }

        return score / covered;
    }

    private async ValueTask<KnowledgeCollection> OpenAsync(KnowledgeSettings content, CancellationToken cancellationToken)
    {
        Lazy<Task<KnowledgeCollection>> opened = _ofBots.GetValue(content, content => new(() => Task.Run(() => IndexAsync(content))));
        try
        {
            // All questions wait for one reading, which therefore does not end with any of them.
            return await opened.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (opened.Value.IsFaulted)
        {
            _ofBots.Remove(content);
            throw;
        }
    }

    private async Task<KnowledgeCollection> IndexAsync(KnowledgeSettings content)
    {
        IReadOnlyList<KnowledgeDocument> documents =
            await KnowledgeFiles.ReadAsync(content, _baseDirectory, _options, CancellationToken.None).ConfigureAwait(false);
        string name = KnowledgeIndex.NameOf(documents, _options.MaxPassageLength);
        long day = _clock.GetUtcNow().UtcTicks / TimeSpan.TicksPerDay;
        KnowledgeCollection collection = await _index.FindAsync(name, CancellationToken.None).ConfigureAwait(false)
            ?? await _index.AddAsync(name, InMemoryKnowledgeBase.PassagesOf(documents, _options), day, replace: false, CancellationToken.None).ConfigureAwait(false);
        await _index.UseAsync(collection, day, day - KeptDays, CancellationToken.None).ConfigureAwait(false);
        return collection;
    }
}
