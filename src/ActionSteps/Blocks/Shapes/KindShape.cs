using System.Collections.Frozen;
using System.Text.Json;
using ActionSteps.Blocks.Reading;
using ActionSteps.Sessions;

namespace ActionSteps.Blocks.Shapes;

/// <summary>An object whose member <c>kind</c> tells which members it has, wherever it stands among them.</summary>
internal sealed class KindShape : JsonShape
{
    private readonly string _noun;
    private readonly string[] _kinds;
    private readonly FrozenDictionary<string, ObjectShape> _byKind;
    private readonly FrozenDictionary<Type, ObjectShape> _byType;

    /// <param name="noun">What the objects are, for messages and the schema: <c>step</c>.</param>
    /// <param name="shapes">The shapes by type, each with its kind.</param>
    public KindShape(string noun, IReadOnlyCollection<KeyValuePair<Type, ObjectShape>> shapes)
    {
        _noun = noun;
        _byType = shapes.ToFrozenDictionary();
        _byKind = shapes.ToFrozenDictionary(pair => pair.Value.Kind ?? string.Empty, pair => pair.Value, StringComparer.Ordinal);
        _kinds = [.. shapes.Select(pair => pair.Value.Kind ?? string.Empty)];
    }

    public override string Expected => "an object";

    public override bool TryRead(ref BotTokens tokens, out object? value)
    {
        value = null;
        if (tokens.Type != JsonTokenType.StartObject)
        {
            return tokens.Refuse(Expected);
        }

        if (!tokens.TryFindMember("kind"u8, out BotTokens kind))
        {
            tokens.Check.Fault($"Member \"kind\" is missing. A {_noun} is one of {FaultText.List(_kinds)}.");
            tokens.Skip();
            return false;
        }

        ObjectShape? shape = FindShape(ref kind);
        if (shape is null)
        {
            tokens.Skip();
            return false;
        }

        return shape.TryRead(ref tokens, out value);
    }

    public override void Write(Utf8JsonWriter writer, object value)
    {
        if (!_byType.TryGetValue(value.GetType(), out ObjectShape? shape))
        {
            throw new InvalidOperationException(
                $"Class \"{value.GetType()}\" is not registered, so that it has no form in a bot file. Pass a registry to which it is added.");
        }

        shape.Write(writer, value);
    }

    /// <summary>Checks the object; one whose class is not registered has members that nobody knows.</summary>
    public override void Check(object value, BotCheck check)
    {
        if (_byType.TryGetValue(value.GetType(), out ObjectShape? shape))
        {
            shape.Check(value, check);
        }
    }

    public override Value Describe(SchemaParts parts) => parts.Refer(_noun, DescribeKinds);

    /// <summary>One condition for each kind: editors offer the kinds first, then the members of the one that was chosen.</summary>
    private Value DescribeKinds(SchemaParts parts)
    {
        List<Value> rules = [];
        foreach (string kind in _kinds)
        {
            Value chosen = Value.Object(("properties", Value.Object(("kind", Value.Object(("const", kind))))), ("required", Value.List("kind")));
            rules.Add(Value.Object(("if", chosen), ("then", _byKind[kind].Describe(parts))));
        }

        return SchemaParts.Type("object")
            .With("properties", Value.Object(("kind", SchemaParts.OneOf(_kinds))))
            .With("required", Value.List("kind"))
            .With("allOf", Value.List([.. rules]));
    }

    private ObjectShape? FindShape(ref BotTokens kind)
    {
        BotCheck check = kind.Check;
        check.Path.Enter("kind");
        check.Offset = kind.Start;
        ObjectShape? shape = null;
        if (kind.Type != JsonTokenType.String)
        {
            kind.Refuse("text");
        }
        else if (kind.ReadText() is var name && !_byKind.TryGetValue(name, out shape))
        {
            check.Fault($"Unknown {_noun} kind {FaultText.Quote(name)}.", check.Suggestions.Nearest(name, _kinds));
        }

        check.Path.Leave();
        return shape;
    }
}
