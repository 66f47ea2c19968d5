namespace ActionSteps.Knowledge;

/// <summary>Answers questions from content: files, pages, texts. A host registers one for all its bots.</summary>
/// <remarks>
/// Implementers: be safe to call from many threads, answer only from the content, and rather find nothing than answer beside the question.
/// The question is what an end user typed: treat it as hostile. Any exception is a failure and leads to the step's failure block; the
/// token is signalled after 60 seconds, and the step waits no longer even when the call goes on.
/// </remarks>
public interface IKnowledgeBase
{
    /// <summary>Answers one question.</summary>
    /// <param name="question">The question, never blank, with what limits the content.</param>
    /// <param name="cancellationToken">Signalled when nobody waits for the answer any more.</param>
    /// <returns>The answer with its sources, or <c>null</c> when the content has none.</returns>
    ValueTask<KnowledgeAnswer?> AskAsync(KnowledgeQuestion question, CancellationToken cancellationToken);
}
