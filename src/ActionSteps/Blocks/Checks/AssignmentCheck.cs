using ActionSteps.Blocks.Reading;
using ActionSteps.Variables;

namespace ActionSteps.Blocks.Checks;

/// <summary>Warns of assignments of a block that the bot does not have: whoever goes there later would stay where it is.</summary>
internal static class AssignmentCheck
{
    public static void Report(Assignment assignment, BotCheck check)
    {
        if (assignment.Type == AssignmentType.Block)
        {
            check.Blocks.Refer(assignment.Value.Source, check.Here().Of("value"), FaultSeverity.Warning);
        }
    }
}
