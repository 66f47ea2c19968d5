using ActionSteps.Sessions;

namespace ActionSteps;

/// <summary>Something a builder should know that did not stop the step.</summary>
/// <param name="Code">A constant of <see cref="ErrorCodes"/>, or a host's own in capitals.</param>
/// <param name="Message">What happened and what to do. The executor masks sensitive values in it.</param>
public sealed record StepWarning(string Code, string Message)
{
    /// <summary>The warning as data.</summary>
    public Value ToValue() => Value.Object(("code", Code), ("message", Message));
}
