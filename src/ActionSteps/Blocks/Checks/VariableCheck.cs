using ActionSteps.Blocks.Reading;
using ActionSteps.Sessions;

namespace ActionSteps.Blocks.Checks;

/// <summary>Warns of definitions that no variable can have.</summary>
internal static class VariableCheck
{
    public static void Report(VariableDefinition definition, BotCheck check)
    {
        VariablePath path = VariablePath.Parse(definition.Name);
        if (path.Length != 1 || path.Source != definition.Name || path.IsReserved || path.IsInternal)
        {
            check.WarnAt("name", $"{FaultText.Quote(definition.Name)} is not the name of a variable. Write a name without dots, brackets and spaces.");
        }
    }
}
