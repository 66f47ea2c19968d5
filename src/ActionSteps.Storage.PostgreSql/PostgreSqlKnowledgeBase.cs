using ActionSteps.Knowledge;
using ActionSteps.Storage.Knowledge;

namespace ActionSteps.Storage.PostgreSql;

/// <summary>
/// Answers from content that is indexed once and kept in PostgreSQL: by the rules and scores of <see cref="InMemoryKnowledgeBase"/>, with
/// the content of the bot that asks first, then with that of the host. Thread-safe.
/// </summary>
/// <remarks>
/// The content of a bot is read at its first question in a process, and indexed when the database does not have it yet; indexes that nobody has
/// used for 30 days go. The best 500 passages of the index are scored. A call raises <see cref="StorageException"/> when the database cannot be
/// used.
/// </remarks>
public sealed class PostgreSqlKnowledgeBase : IKnowledgeBase
{
    private readonly SqlKnowledgeBase _knowledge;

    /// <summary>The content in a database.</summary>
    /// <param name="database">The database, which stays the caller's to dispose of.</param>
    /// <param name="baseDirectory">The directory that holds the files of the bots; <c>null</c>, the default, when only texts are used.</param>
    /// <param name="options">How answers are found; the defaults when left out.</param>
    /// <exception cref="ArgumentException">Options are out of range; the message lists all of them.</exception>
    public PostgreSqlKnowledgeBase(PostgreSqlDatabase database, string? baseDirectory = null, KnowledgeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(database);
        _knowledge = new SqlKnowledgeBase(database, TimeProvider.System, baseDirectory, options);
    }

    /// <summary>Sets the content that all bots of the host share, in the place of what was there; all of it or nothing.</summary>
    /// <param name="documents">The documents; none for no content.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="KnowledgeContentException">A document is malformed or too large, or there are too many.</exception>
    public ValueTask ReplaceAsync(IEnumerable<KnowledgeDocument> documents, CancellationToken cancellationToken) =>
        _knowledge.ReplaceAsync(documents, cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="KnowledgeContentException">The content of the bot cannot be used. The next question reads it again.</exception>
    public ValueTask<KnowledgeAnswer?> AskAsync(KnowledgeQuestion question, CancellationToken cancellationToken) =>
        _knowledge.AskAsync(question, cancellationToken);
}
