using ActionSteps.Blocks.Reading;
using ActionSteps.Sessions;

namespace ActionSteps.Blocks.Checks;

/// <summary>Warns of variables that cannot be read or written.</summary>
internal static class PathCheck
{
    public static void Report(VariablePath path, bool isTarget, BotCheck check)
    {
        if (!path.IsValid)
        {
            check.Warn(path.Source.Length == 0
                ? "The variable is blank. Name one, such as \"user.address[0].city\"."
                : $"{FaultText.Quote(path.Source)} is not the path of a variable. Write one such as \"user.address[0].city\".");
        }
        else if (path.IsReserved)
        {
            check.Warn($"{FaultText.Quote(path.Source)} holds a reserved name and is always undefined. Choose another one.");
        }
        else if (isTarget && path.IsInternal)
        {
            check.Warn($"{FaultText.Quote(path.Source)} cannot be written: everything below \"internal\" is written by the platform only.");
        }
    }
}
