using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ActionSteps.Scripting;

/// <content>Conversions to and from plain .NET values, without reflection.</content>
public readonly partial struct ScriptValue
{
    private const int MaxPlainDepth = 256;

    /// <summary>
    /// Takes over a plain .NET value: null, a text or character, a boolean, any number (as a double, so that long integers and decimals
    /// may lose digits), a <see cref="DateTimeOffset"/>, <see cref="DateTime"/> or <see cref="DateOnly"/> as ISO text, a
    /// <see cref="Guid"/> as text, JSON, a <see cref="ScriptValue"/> as it is, a <see cref="HostFunction"/>, bytes, a dictionary with text keys
    /// as an object, any other sequence as a list.
    /// </summary>
    /// <param name="value">The value; null gives <see cref="Null"/>. Sequences and dictionaries are copied.</param>
    /// <exception cref="ArgumentException">The value is of another type, a key is no text, or lists are nested deeper than 256.</exception>
    public static ScriptValue FromObject(object? value) => FromObject(value, 0);

    /// <summary>
    /// The value as plain .NET: null for undefined and null, a <see cref="bool"/>, <see cref="double"/> or <see cref="string"/>, bytes as an array, a list as
    /// a list of such values, an object as a dictionary of them, where a name that occurs twice has its last value.
    /// </summary>
    /// <returns>A new object of its own, which the caller may change; a function of the host is itself.</returns>
    /// <exception cref="InvalidOperationException">Lists and objects are nested deeper than 1,000.</exception>
    public object? ToObject() => ToObject(0);

    private static ScriptValue FromObject(object? value, int depth)
    {
        if (depth > MaxPlainDepth)
        {
            throw new ArgumentException($"The value is nested deeper than {MaxPlainDepth.ToString(CultureInfo.InvariantCulture)}, or refers to itself.", nameof(value));
        }

        switch (value)
        {
            case null:
                return Null;
            case ScriptValue known:
                return known;
            case string text:
                return text;
            case bool flag:
                return flag;
            case char unit:
                return unit.ToString();
            case DateTimeOffset time:
                return time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture);
            case DateTime time:
                return time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture);
            case DateOnly date:
                return date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            case Guid id:
                return id.ToString();
            case HostFunction function:
                return Function(function);
            case JsonElement element:
                return From(element);
            case JsonNode node:
                return From(node);
            case double or float or int or long or uint or ulong or short or ushort or byte or sbyte or decimal:
                return Convert.ToDouble(value, CultureInfo.InvariantCulture);
            case byte[] bytes:
                return Bytes(bytes.AsMemory().ToArray());
            case ReadOnlyMemory<byte> bytes:
                return Bytes(bytes.ToArray());
            case IDictionary dictionary:
                return Members(dictionary, depth);
            case IEnumerable<KeyValuePair<string, object?>> pairs:
                return Object([.. pairs.Select(pair => new KeyValuePair<string, ScriptValue>(pair.Key, FromObject(pair.Value, depth + 1)))]);
            case IEnumerable<KeyValuePair<string, ScriptValue>> pairs:
                return Object([.. pairs]);
            case IEnumerable sequence:
                return List([.. sequence.Cast<object?>().Select(item => FromObject(item, depth + 1))]);
            default:
                throw new ArgumentException($"A value of type {value.GetType()} cannot be handed to a script.", nameof(value));
        }
    }

    private static ScriptValue Members(IDictionary dictionary, int depth)
    {
        var members = new List<KeyValuePair<string, ScriptValue>>(dictionary.Count);
        foreach (DictionaryEntry entry in dictionary)
        {
            string name = entry.Key as string
                ?? throw new ArgumentException($"A key of type {entry.Key.GetType()} cannot be the name of a member.", nameof(dictionary));
            members.Add(new(name, FromObject(entry.Value, depth + 1)));
        }

        return Object(members);
    }

    private object? ToObject(int depth)
    {
        if (depth > 1_000)
        {
            throw new InvalidOperationException("The value is nested deeper than 1,000.");
        }

        switch (Kind)
        {
            case ScriptValueKind.Boolean:
                return AsBoolean();
            case ScriptValueKind.Number:
                return _number;
            case ScriptValueKind.List:
                var items = new List<object?>(AsList().Count);
                foreach (ScriptValue item in AsList())
                {
                    items.Add(item.ToObject(depth + 1));
                }

                return items;
            case ScriptValueKind.Object:
                var members = new Dictionary<string, object?>(StringComparer.Ordinal);
                foreach ((string name, ScriptValue value) in AsObject())
                {
                    members[name] = value.ToObject(depth + 1);
                }

                return members;
            case ScriptValueKind.Bytes:
                return AsBytes().ToArray();
            default:
                return _content;
        }
    }
}
