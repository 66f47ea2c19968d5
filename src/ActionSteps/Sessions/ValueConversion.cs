using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ActionSteps.Sessions;

/// <summary>Plain .NET values to values and back.</summary>
internal static class ValueConversion
{
    public static Value From(object? source, int depth)
    {
        if (depth > Value.MaxDepth)
        {
            throw new LimitExceededException("nesting of a value", depth, Value.MaxDepth, "levels");
        }

        return source switch
        {
            null => Value.Null,
            Value value => value,
            string text => Value.Text(text),
            bool boolean => Value.Boolean(boolean),
            double or float or decimal or int or long or short or byte or uint or ulong or ushort or sbyte =>
                Value.Number(Convert.ToDouble(source, CultureInfo.InvariantCulture)),
            char unit => Value.Text(unit.ToString()),
            Guid id => Value.Text(id.ToString()),
            DateTimeOffset instant => Value.Text(IsoText(instant)),
            DateTime { Kind: DateTimeKind.Unspecified } time => Value.Text(IsoText(new DateTimeOffset(time, TimeSpan.Zero))),
            DateTime time => Value.Text(IsoText(time)),
            DateOnly date => Value.Text(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            JsonElement element => Value.From(element),
            JsonNode node => Value.ParseJson(node.ToJsonString()),
            ValueList list => Value.List(list),
            ValueObject members => Value.Object(members),
            IEnumerable<KeyValuePair<string, Value>> members => FromMembers(members.Select(m => KeyValuePair.Create(m.Key, (object?)m.Value)), depth),
            IEnumerable<KeyValuePair<string, object?>> members => FromMembers(members, depth),
            IEnumerable<KeyValuePair<string, string>> members => FromMembers(members.Select(m => KeyValuePair.Create(m.Key, (object?)m.Value)), depth),
            IDictionary members => FromMembers(TextKeyed(members), depth),
            IEnumerable items => FromItems(items, depth),
            _ => throw new ArgumentException(
                $"A \"{source.GetType().Name}\" has no form as session data. Use text, numbers, booleans, dictionaries with text keys, or sequences of these.",
                nameof(source)),
        };
    }

    public static object? ToObject(Value value)
    {
        if (value.TryGetText(out string? text))
        {
            return text;
        }

        if (value.TryGetNumber(out double number))
        {
            return number;
        }

        if (value.TryGetBoolean(out bool boolean))
        {
            return boolean;
        }

        if (value.TryGetList(out ValueList? list))
        {
            return list.Select(ToObject).ToList();
        }

        return value.TryGetObject(out ValueObject? members)
            ? members.ToDictionary(member => member.Key, member => ToObject(member.Value), StringComparer.Ordinal)
            : null;
    }

    /// <summary>ISO 8601 in UTC with milliseconds, the form of every date in a session.</summary>
    public static string IsoText(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static Value FromMembers(IEnumerable<KeyValuePair<string, object?>> members, int depth)
    {
        ValueObject.Builder builder = new();
        foreach ((string name, object? value) in members)
        {
            builder.Set(name, From(value, depth + 1));
        }

        return Value.Object(builder.ToObject());
    }

    private static IEnumerable<KeyValuePair<string, object?>> TextKeyed(IDictionary members)
    {
        foreach (DictionaryEntry member in members)
        {
            yield return member.Key is string name
                ? KeyValuePair.Create(name, member.Value)
                : throw new ArgumentException($"A key of type \"{member.Key.GetType().Name}\" cannot name a member. Use text.", nameof(members));
        }
    }

    private static Value FromItems(IEnumerable items, int depth)
    {
        List<Value> list = [];
        foreach (object? item in items)
        {
            list.Add(From(item, depth + 1));
        }

        return Value.List(ValueList.Create(list));
    }
}
