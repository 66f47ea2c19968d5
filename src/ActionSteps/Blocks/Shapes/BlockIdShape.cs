using ActionSteps.Blocks.Reading;

namespace ActionSteps.Blocks.Shapes;

/// <summary>The id of a block, which no other block has.</summary>
internal sealed class BlockIdShape : TextShape
{
    public override void Check(object value, BotCheck check) => Declare((string)value, check);

    protected override bool TryParse(string text, BotCheck check, out object? value)
    {
        value = text;
        return Declare(text, check);
    }

    private static bool Declare(string id, BotCheck check)
    {
        if (id.Length == 0)
        {
            check.Fault("A block needs an id that is not empty.");
            return false;
        }

        if (!check.Blocks.TryDeclare(id, check.Here(), out string? first))
        {
            check.Fault($"Block id {FaultText.Quote(id)} is taken by {first}. Ids are unique in a bot.");
            return false;
        }

        return true;
    }
}
