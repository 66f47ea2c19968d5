using ActionSteps.Knowledge;
using ActionSteps.Sessions;
using ActionSteps.Storage.Sql;

namespace ActionSteps.Storage.Knowledge;

/// <summary>Passages as JSON, with names of our own. Unknown members are passed over.</summary>
internal static class PassageJson
{
    public static ReadOnlyMemory<byte> Write(Passage passage) => ValueJson.Write(Value.Object(
        ("text", passage.Text),
        ("heading", TextsOf(passage.Heading)),
        ("source", passage.Origin.Source),
        ("title", passage.Origin.Title),
        ("language", passage.Origin.Language),
        ("tags", TextsOf(passage.Origin.Tags))));

    public static Passage Read(ReadOnlySpan<byte> utf8)
    {
        Value json = Value.ParseJson(utf8);
        return new Passage(
            json["text"].ToString(),
            TextsOf(json["heading"]),
            new PassageOrigin(TextOf(json["source"]), TextOf(json["title"]), TextOf(json["language"]), TextsOf(json["tags"])));
    }

    private static Value TextsOf(IReadOnlyList<string> texts) => Value.List(ValueList.Create(texts.Select(Value.Text)));

    private static string[] TextsOf(Value list) => list.TryGetList(out ValueList? items) ? [.. items.Select(item => item.ToString())] : [];

    private static string? TextOf(Value value) => value.TryGetText(out string? text) ? text : null;
}
