using ActionSteps.Sessions;

namespace ActionSteps.Knowledge;

/// <summary>
/// What the destination variable holds. Texts print its <c>answer</c>: they know it by exactly these members in this order, so all of them
/// are always there.
/// </summary>
internal static class KnowledgeFinding
{
    public static Value ToValue(KnowledgeAnswer answer, string question)
    {
        KnowledgeSource? best = answer.Sources.Count > 0 ? answer.Sources[0] : null;
        return Value.Object(
            ("answer", answer.Text),
            ("content", answer.Text),
            ("contentUrl", best?.Location),
            ("contentType", best is null ? Value.Null : TypeOf(best)),
            ("sources", Value.List(ValueList.Create(answer.Sources.Select(ToValue)))),
            ("question", question));
    }

    private static Value ToValue(KnowledgeSource source) => Value.Object(
        ("title", source.Title ?? source.Location),
        ("url", source.Location),
        ("type", TypeOf(source)),
        ("score", source.Score is { } score ? score : Value.Undefined));

    private static Value TypeOf(KnowledgeSource source) => source.IsUrl ? "url" : "document";
}
