using ActionSteps.Blocks.Reading;

namespace ActionSteps.Blocks.Checks;

/// <summary>Warns of what a bot says about itself and cannot mean.</summary>
internal static class BotFileCheck
{
    public static void Report(BotFile bot, BotCheck check)
    {
        if (bot.Version is not (BotDefinition.Draft or BotDefinition.Live))
        {
            check.WarnAt(
                "version",
                $"A version is \"{BotDefinition.Draft}\" or \"{BotDefinition.Live}\", not {FaultText.Quote(bot.Version)}.",
                check.Suggestions.Nearest(bot.Version, [BotDefinition.Draft, BotDefinition.Live]));
        }

        HashSet<string> names = new(StringComparer.Ordinal);
        for (int i = 0; i < bot.Variables.Count; i++)
        {
            if (!names.Add(bot.Variables[i].Name))
            {
                check.Add(
                    check.Here().Of("variables", i, "name"),
                    FaultSeverity.Warning,
                    $"Variable {FaultText.Quote(bot.Variables[i].Name)} is defined before; this definition counts.");
            }
        }
    }
}
