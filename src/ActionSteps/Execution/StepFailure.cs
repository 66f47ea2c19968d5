using ActionSteps.Replay;

namespace ActionSteps.Execution;

/// <summary>Turns what a step raised into its outcome.</summary>
internal static class StepFailure
{
    public static StepOutcome ToOutcome(Exception failure) => failure switch
    {
        StepException known => StepOutcome.Fail(known.Code, known.Message),
        LimitExceededException limit => StepOutcome.Fail(ErrorCodes.RunLimit, limit.Message),
        OperationCanceledException => StepOutcome.Fail(ErrorCodes.Timeout, "The step was cancelled from within."),
        _ => StepOutcome.Fail(ErrorCodes.StepException, $"The step raised {NameOf(failure)}: {failure.Message}"),
    };

    private static string NameOf(Exception failure) => failure is ReplayedFaultException replayed ? replayed.Name : failure.GetType().Name;
}
