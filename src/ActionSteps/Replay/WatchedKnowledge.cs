using ActionSteps.Knowledge;
using ActionSteps.Sessions;

namespace ActionSteps.Replay;

/// <summary>The knowledge base of a run that is recorded or replayed; a replayed one has none.</summary>
internal sealed class WatchedKnowledge(IKnowledgeBase? knowledge, IPortCalls calls) : IKnowledgeBase
{
    private static readonly PortForm<KnowledgeAnswer?> s_answer = new(Write, Read);

    public ValueTask<KnowledgeAnswer?> AskAsync(KnowledgeQuestion question, CancellationToken cancellationToken) => calls.CallAsync(
        PortNames.Knowledge,
        "ask",
        Value.Object(("text", question.Text), ("tags", Value.List([.. question.Tags.Select(Value.Text)])), ("language", question.Language)),
        () => knowledge?.AskAsync(question, cancellationToken) ?? throw new InvalidOperationException("A replayed run has no knowledge base."),
        s_answer,
        cancellationToken);

    private static Value Write(KnowledgeAnswer? answer) => answer is null ? Value.Null : Value.Object(
        ("text", answer.Text),
        ("sources", Value.List([.. answer.Sources.Select(static source => Value.Object(
            ("location", source.Location), ("title", source.Title), ("score", source.Score is { } score ? score : Value.Null)))])));

    private static KnowledgeAnswer? Read(Value value) => value.TryGetObject(out _)
        ? new KnowledgeAnswer(
            value["text"].ToString(), value["sources"].TryGetList(out ValueList? sources) ? [.. sources.Select(ReadSource)] : [])
        : null;

    private static KnowledgeSource ReadSource(Value value) => new(value["location"].ToString())
    {
        Title = value["title"].TryGetText(out string? title) ? title : null,
        Score = value["score"].TryGetNumber(out double score) ? score : null,
    };
}
