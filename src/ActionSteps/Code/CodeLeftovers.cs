using System.Globalization;
using ActionSteps.Scripting;

namespace ActionSteps.Code;

/// <summary>Tells a builder of what the script has left behind: usually an <c>await</c> was forgotten.</summary>
internal static class CodeLeftovers
{
    public static IReadOnlyList<StepWarning> Of(ScriptResult result, string source)
    {
        if (result.Leftovers is not { } left)
        {
            return [];
        }

        List<StepWarning> warnings = [];
        if (left.PendingWork > 0)
        {
            string number = left.PendingWork.ToString(CultureInfo.InvariantCulture);
            string what = left.PendingWork == 1 ? "a timer or request was" : $"{number} timers or requests were";
            warnings.Add(new StepWarning(
                ErrorCodes.CodeNotAwaited, $"The script ended while {what} still under way; what should come of them is lost. Write await before the call that starts them."));
        }

        foreach (ScriptThrownException rejection in left.UnhandledRejections)
        {
            warnings.Add(new StepWarning(
                ErrorCodes.CodeNotAwaited, $"Nobody has seen an error of the script: {CodeFailure.Of(rejection, source).Message}. Write await before the call that failed, or catch the error."));
        }

        return warnings;
    }
}
