using ActionSteps.Sessions;

namespace ActionSteps.Blocks.Shapes;

/// <summary>Collects the named parts of a JSON Schema while the shapes describe themselves.</summary>
internal sealed class SchemaParts
{
    private readonly Dictionary<string, Value> _definitions = new(StringComparer.Ordinal);

    /// <summary>The parts by name, in order.</summary>
    public Value Definitions =>
        Value.Object([.. _definitions.OrderBy(part => part.Key, StringComparer.Ordinal)]);

    /// <summary>A schema for values of one of these JSON types.</summary>
    public static Value Type(params ReadOnlySpan<string> types) => Value.Object(("type", types.Length == 1 ? types[0] : ListOf(types)));

    /// <summary>A schema for one of these texts.</summary>
    public static Value OneOf(params ReadOnlySpan<string> names) => Value.Object(("enum", ListOf(names)));

    public static Value ListOf(ReadOnlySpan<string> names)
    {
        Value[] items = new Value[names.Length];
        for (int i = 0; i < names.Length; i++)
        {
            items[i] = names[i];
        }

        return Value.List(items);
    }

    /// <summary>A reference to a part, which is described once.</summary>
    public Value Refer(string name, Func<SchemaParts, Value> describe)
    {
        if (_definitions.TryAdd(name, Value.EmptyObject))
        {
            _definitions[name] = describe(this);
        }

        return Value.Object(("$ref", $"#/$defs/{name}"));
    }
}
