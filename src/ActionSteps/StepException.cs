namespace ActionSteps;

/// <summary>
/// Raised inside a step, or by a port, to fail the step with a code of its own. The executor turns it into the outcome
/// <see cref="StepOutcome.Fail(StepError)"/>; it never leaves the executor.
/// </summary>
/// <param name="code">A constant of <see cref="ErrorCodes"/>, or a host's own in capitals.</param>
/// <param name="message">What happened and what to do.</param>
/// <param name="innerException">What caused it; not shown to builders.</param>
public sealed class StepException(string code, string message, Exception? innerException = null)
    : ActionStepsException(message, innerException)
{
    /// <summary>The code of the error.</summary>
    public string Code { get; } = code;
}
