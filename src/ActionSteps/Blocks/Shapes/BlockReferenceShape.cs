using ActionSteps.Blocks.Reading;

namespace ActionSteps.Blocks.Shapes;

/// <summary>The id of another block, as text or as a <see cref="BlockReference"/>; whether the block is there is checked at the end.</summary>
internal sealed class BlockReferenceShape(bool isText) : TextShape
{
    public static BlockReferenceShape Text { get; } = new(isText: true);

    public static BlockReferenceShape Reference { get; } = new(isText: false);

    public override string Expected => "the id of a block";

    public override void Check(object value, BotCheck check) => check.Blocks.Refer(ToText(value), check.Here());

    protected override bool TryParse(string text, BotCheck check, out object? value)
    {
        check.Blocks.Refer(text, check.Here());
        value = isText ? text : (object)new BlockReference(text);
        return true;
    }

    protected override string ToText(object value) => value is BlockReference reference ? reference.Id : (string)value;
}
