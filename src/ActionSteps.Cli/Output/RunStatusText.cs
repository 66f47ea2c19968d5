using ActionSteps.Execution;

namespace ActionSteps.Cli.Output;

/// <summary>The names of run states on the command line.</summary>
internal static class RunStatusText
{
    public static string Of(RunStatus status) => status switch
    {
        RunStatus.Completed => "completed",
        RunStatus.Waiting => "waiting",
        RunStatus.Paused => "paused",
        RunStatus.Closed => "closed",
        RunStatus.Offloaded => "offloaded",
        _ => "failed",
    };
}
