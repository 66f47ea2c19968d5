using System.Runtime.CompilerServices;

namespace ActionSteps.Knowledge;

/// <summary>
/// Answers from the content that each bot brings along, as <see cref="InMemoryKnowledgeBase"/> does. The default of
/// <see cref="IKnowledgeBase"/>. Content is read and indexed at the first question, and kept as long as the bot is. A bot without content
/// finds nothing. Thread-safe.
/// </summary>
public sealed class BotKnowledgeBase : IKnowledgeBase
{
    private readonly string? _baseDirectory;
    private readonly KnowledgeOptions _options;
    private readonly ConditionalWeakTable<KnowledgeSettings, Lazy<Task<InMemoryKnowledgeBase>>> _indexes = [];

    /// <summary>A knowledge base for all bots of a host.</summary>
    /// <param name="baseDirectory">The directory that holds the files of the bots; <c>null</c>, the default, when only texts are used.</param>
    /// <param name="options">How answers are found; the defaults when left out.</param>
    /// <exception cref="ArgumentException">Options are out of range; the message lists all of them.</exception>
    public BotKnowledgeBase(string? baseDirectory = null, KnowledgeOptions? options = null)
    {
        _baseDirectory = baseDirectory;
        _options = options ?? new KnowledgeOptions();
        _options.Check();
    }

    /// <inheritdoc/>
    /// <exception cref="KnowledgeContentException">The content of the bot cannot be used. The next question reads it again.</exception>
    public async ValueTask<KnowledgeAnswer?> AskAsync(KnowledgeQuestion question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        cancellationToken.ThrowIfCancellationRequested();
        if (question.Content is not { } content)
        {
            return null;
        }

        Lazy<Task<InMemoryKnowledgeBase>> index = _indexes.GetValue(content, Load);
        try
        {
            // All questions wait for one reading, which therefore does not end with any of them.
            InMemoryKnowledgeBase loaded = await index.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
            return await loaded.AskAsync(question, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (index.Value.IsFaulted)
        {
            _indexes.Remove(content);
            throw;
        }
    }

    private Lazy<Task<InMemoryKnowledgeBase>> Load(KnowledgeSettings content) =>
        new(() => Task.Run(() => InMemoryKnowledgeBase.LoadAsync(content, _baseDirectory, _options, CancellationToken.None)));
}
