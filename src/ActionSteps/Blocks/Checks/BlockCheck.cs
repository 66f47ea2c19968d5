using ActionSteps.Blocks.Reading;

namespace ActionSteps.Blocks.Checks;

/// <summary>Remembers what else blocks are called, to know what a wrong reference means.</summary>
internal static class BlockCheck
{
    public static void Report(Block block, BotCheck check)
    {
        check.Blocks.AddOtherName(block.Label, block.Id);
        check.Blocks.AddOtherName(block.Name, block.Id);
    }
}
