using System.Text.Json;
using ActionSteps.Blocks.Reading;
using ActionSteps.Sessions;

namespace ActionSteps.Blocks.Shapes;

/// <summary>A list of one type.</summary>
/// <param name="item">The shape of its items.</param>
internal sealed class ListShape<T>(JsonShape item) : JsonShape
{
    public override string Expected => "a list";

    public override bool TryRead(ref BotTokens tokens, out object? value)
    {
        value = null;
        if (tokens.Type != JsonTokenType.StartArray)
        {
            return tokens.Refuse(Expected);
        }

        List<T> items = [];
        bool isRead = true;
        for (int index = 0; tokens.MoveToItem(); index++)
        {
            tokens.Check.Path.Enter(index);
            if (item.TryRead(ref tokens, out object? read) && read is T one)
            {
                items.Add(one);
            }
            else
            {
                isRead = false;
            }

            tokens.Check.Path.Leave();
        }

        value = items.ToArray();
        return isRead;
    }

    public override void Write(Utf8JsonWriter writer, object value)
    {
        writer.WriteStartArray();
        foreach (T one in (IReadOnlyList<T>)value)
        {
            item.Write(writer, one!);
        }

        writer.WriteEndArray();
    }

    public override void Check(object value, BotCheck check)
    {
        IReadOnlyList<T> items = (IReadOnlyList<T>)value;
        for (int index = 0; index < items.Count; index++)
        {
            check.Path.Enter(index);
            if (items[index] is { } one)
            {
                item.Check(one, check);
            }
            else
            {
                check.Fault($"Expected {item.Expected}, found null.");
            }

            check.Path.Leave();
        }
    }

    public override Value Describe(SchemaParts parts) => SchemaParts.Type("array").With("items", item.Describe(parts));

    public override bool AreSame(object? left, object? right) =>
        left is IReadOnlyList<T> a && right is IReadOnlyList<T> b
            ? a.Count == b.Count && a.Zip(b).All(pair => item.AreSame(pair.First, pair.Second))
            : Equals(left, right);
}
