using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using ActionSteps.Blocks.Reading;
using ActionSteps.Sessions;

namespace ActionSteps.Blocks.Shapes;

/// <summary>One of a few names, in any case: an enum, or anything else that is written by name.</summary>
internal sealed class NamesShape : TextShape
{
    private readonly string[] _names;
    private readonly string[] _writtenNames;
    private readonly FrozenDictionary<string, object> _values;
    private readonly FrozenDictionary<object, string> _written;

    /// <param name="names">The names with their values; of each value the name that is written comes first, aliases later.</param>
    public NamesShape(IReadOnlyCollection<KeyValuePair<string, object>> names)
    {
        _names = [.. names.Select(pair => pair.Key)];
        _values = names.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        KeyValuePair<string, object>[] written = [.. names.DistinctBy(pair => pair.Value)];
        _writtenNames = [.. written.Select(pair => pair.Key)];
        _written = written.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);
    }

    public override string Expected => FaultText.List(_writtenNames);

    /// <summary>The names of an enum: those of <see cref="JsonStringEnumMemberNameAttribute"/>, else the members in camelCase.</summary>
    public static NamesShape Of<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] TEnum>()
        where TEnum : struct, Enum
    {
        List<KeyValuePair<string, object>> names = [];
        foreach (FieldInfo field in typeof(TEnum).GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            string name = field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(field.Name);
            names.Add(new KeyValuePair<string, object>(name, Enum.Parse<TEnum>(field.Name)));
        }

        return new NamesShape(names);
    }

    public override Value Describe(SchemaParts parts) => SchemaParts.OneOf(_names);

    protected override bool TryParse(string text, BotCheck check, out object? value)
    {
        bool isKnown = _values.TryGetValue(text.Trim(), out value);
        if (!isKnown)
        {
            check.Fault($"{FaultText.Quote(text)} is none of {Expected}.", check.Suggestions.Nearest(text, _names));
        }

        return isKnown;
    }

    protected override string ToText(object value) =>
        _written.TryGetValue(value, out string? name)
            ? name
            : throw new ArgumentException($"{value} is none of {Expected}.", nameof(value));
}
