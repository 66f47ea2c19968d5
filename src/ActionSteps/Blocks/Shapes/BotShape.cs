using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using ActionSteps.Blocks.Checks;
using ActionSteps.Blocks.Reading;
using ActionSteps.Sessions;

namespace ActionSteps.Blocks.Shapes;

/// <summary>A whole bot file, with the steps of one registry.</summary>
internal sealed class BotShape
{
    private readonly ObjectShape _bot;

    public BotShape(ShapeTable known, IReadOnlyDictionary<Type, ObjectShape> steps)
    {
        ShapeTable shapes = new(known);
        shapes.Add<IActionStep>(new KindShape("step", [.. steps]));
        shapes.Add<Block>(new KindShape("block", [
            CreateBlock<ActionBlock>(shapes, "action"),
            CreateBlock<MessageBlock>(shapes, "message"),
            CreateBlock<ConditionBlock>(shapes, "condition"),
            CreateBlock<InputBlock>(shapes, "input")]));
        Dictionary<string, JsonShape> own = new()
        {
            ["id"] = new NameShape(),
            ["start"] = BlockReferenceShape.Text,
            ["errorBlock"] = BlockReferenceShape.Text,
        };
        _bot = ObjectShapeFactory.Create<BotFile>(shapes, "bot", own: own, check: BotFileCheck.Report);
    }

    /// <summary>Reads a bot that starts at the first token.</summary>
    public bool TryRead(ref BotTokens tokens, [NotNullWhen(true)] out BotFile? file)
    {
        tokens.Advance();
        file = _bot.TryRead(ref tokens, out object? value) ? (BotFile?)value : null;
        // Anything but white space after the bot raises here.
        tokens.Advance();
        return file is not null;
    }

    public void Check(BotFile file, BotCheck check) => _bot.Check(file, check);

    public void Write(Utf8JsonWriter writer, BotFile file) => _bot.Write(writer, file);

    public Value Describe()
    {
        SchemaParts parts = new();
        Value root = _bot.Describe(parts);
        return Value.Object(
            ("$schema", "https://json-schema.org/draft/2020-12/schema"),
            ("title", "Bot of ActionSteps"),
            ("$ref", root["$ref"]),
            ("$defs", parts.Definitions));
    }

    private static KeyValuePair<Type, ObjectShape> CreateBlock<[DynamicallyAccessedMembers(ObjectShapeFactory.Needed)] TBlock>(
        ShapeTable shapes, string kind)
        where TBlock : Block
    {
        Dictionary<string, JsonShape> own = new() { ["id"] = new BlockIdShape() };
        return new(typeof(TBlock), ObjectShapeFactory.Create<TBlock>(shapes, $"{kind}Block", kind, own, BlockCheck.Report));
    }
}
