using System.Text.Json;
using ActionSteps.Blocks.Reading;
using ActionSteps.Sessions;

namespace ActionSteps.Blocks.Shapes;

/// <summary>Names with a positive number each, as <c>{ "free_dessert": 3 }</c>.</summary>
internal sealed class CountsShape : JsonShape
{
    private static readonly IntegerShape Count = new(1, int.MaxValue, number => (int)number);

    public override string Expected => "an object of names and numbers";

    public override bool TryRead(ref BotTokens tokens, out object? value)
    {
        value = null;
        if (tokens.Type != JsonTokenType.StartObject)
        {
            return tokens.Refuse(Expected);
        }

        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        bool isRead = true;
        while (tokens.MoveToName())
        {
            string name = tokens.ReadText();
            tokens.Check.Path.Enter(name);
            if (counts.ContainsKey(name))
            {
                tokens.Check.Fault($"Member {FaultText.Quote(name)} is there twice. Remove one.");
            }

            tokens.Advance();
            bool isCount = Count.TryRead(ref tokens, out object? count);
            counts[name] = isCount ? (int)count! : 0;
            isRead &= isCount;
            tokens.Check.Path.Leave();
        }

        value = counts;
        return isRead;
    }

    public override void Write(Utf8JsonWriter writer, object value)
    {
        writer.WriteStartObject();
        foreach ((string name, int count) in (IReadOnlyDictionary<string, int>)value)
        {
            writer.WriteNumber(name, count);
        }

        writer.WriteEndObject();
    }

    public override Value Describe(SchemaParts parts) =>
        SchemaParts.Type("object").With("additionalProperties", SchemaParts.Type("integer").With("minimum", 1));

    public override bool AreSame(object? left, object? right) =>
        left is IReadOnlyDictionary<string, int> { Count: 0 } && right is IReadOnlyDictionary<string, int> { Count: 0 };
}
