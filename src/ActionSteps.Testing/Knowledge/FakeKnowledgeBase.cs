using System.Collections.Concurrent;
using ActionSteps.Knowledge;

namespace ActionSteps.Testing.Knowledge;

/// <summary>A knowledge base that answers as the test says and remembers what it was asked. Thread-safe.</summary>
public sealed class FakeKnowledgeBase : IKnowledgeBase
{
    private readonly ConcurrentQueue<KnowledgeQuestion> _questions = new();

    /// <summary>A knowledge base that finds nothing until <see cref="Answer"/> is set.</summary>
    public FakeKnowledgeBase()
    {
    }

    /// <summary>A knowledge base that answers every question alike.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="sources">Where it comes from, the best first: URLs or names of documents.</param>
    public FakeKnowledgeBase(string answer, params IEnumerable<string> sources) =>
        Answer = new KnowledgeAnswer(answer, [.. sources.Select(source => new KnowledgeSource(source))]);

    /// <summary>The answer to every question; <c>null</c> for nothing found.</summary>
    public KnowledgeAnswer? Answer { get; set; }

    /// <summary>What every question raises instead of being answered; <c>null</c>, the default, for nothing.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Whether no question is ever answered and the cancellation is ignored, as by a service that hangs.</summary>
    public bool Hangs { get; set; }

    /// <summary>The questions so far, oldest first.</summary>
    public IReadOnlyList<KnowledgeQuestion> Questions => [.. _questions];

    /// <inheritdoc/>
    public async ValueTask<KnowledgeAnswer?> AskAsync(KnowledgeQuestion question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        cancellationToken.ThrowIfCancellationRequested();
        _questions.Enqueue(question);
        if (Hangs)
        {
            await new TaskCompletionSource().Task.ConfigureAwait(false);
        }

        return Failure is null ? Answer : throw Failure;
    }
}
