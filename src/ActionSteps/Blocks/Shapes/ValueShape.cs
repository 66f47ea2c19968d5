using System.Text.Json;
using ActionSteps.Blocks.Reading;
using ActionSteps.Sessions;

namespace ActionSteps.Blocks.Shapes;

/// <summary>Any JSON value.</summary>
internal sealed class ValueShape : JsonShape
{
    public override string Expected => "a value";

    public override bool TakesNull => true;

    public override bool TryRead(ref BotTokens tokens, out object? value)
    {
        bool isRead = TryReadValue(ref tokens, out Value read);
        value = read;
        return isRead;
    }

    public override void Write(Utf8JsonWriter writer, object value) => ((Value)value).Write(writer);

    public override Value Describe(SchemaParts parts) => Value.EmptyObject;

    /// <summary>Reads any JSON value, reporting members that are there twice.</summary>
    public static bool TryReadValue(ref BotTokens tokens, out Value value)
    {
        value = Value.Null;
        switch (tokens.Type)
        {
            case JsonTokenType.StartObject:
                return TryReadObject(ref tokens, out value);
            case JsonTokenType.StartArray:
                return TryReadList(ref tokens, out value);
            case JsonTokenType.String:
                value = Value.Text(tokens.ReadText());
                return true;
            case JsonTokenType.Number:
                bool isNumber = tokens.TryGetDouble(out double number);
                value = Value.Number(number);
                return isNumber || tokens.Refuse("a number up to 1.8e308");
            case JsonTokenType.True or JsonTokenType.False:
                value = Value.Boolean(tokens.Type == JsonTokenType.True);
                return true;
            default:
                return true;
        }
    }

    private static bool TryReadObject(ref BotTokens tokens, out Value value)
    {
        ValueObject.Builder members = new();
        bool isRead = true;
        while (tokens.MoveToName())
        {
            string name = tokens.ReadText();
            int count = members.Count;
            int start = tokens.Start;
            tokens.Check.Path.Enter(name);
            tokens.Advance();
            isRead &= TryReadValue(ref tokens, out Value member);
            // A name that was there before adds no member.
            if (members.Set(name, member).Count == count)
            {
                tokens.Check.FaultAt(start, $"Member {FaultText.Quote(name)} is there twice. Remove one.");
            }

            tokens.Check.Path.Leave();
        }

        value = Value.Object(members.ToObject());
        return isRead;
    }

    private static bool TryReadList(ref BotTokens tokens, out Value value)
    {
        List<Value> items = [];
        bool isRead = true;
        while (tokens.MoveToItem())
        {
            tokens.Check.Path.Enter(items.Count);
            isRead &= TryReadValue(ref tokens, out Value item);
            items.Add(item);
            tokens.Check.Path.Leave();
        }

        value = Value.List(ValueList.Create(items));
        return isRead;
    }
}
